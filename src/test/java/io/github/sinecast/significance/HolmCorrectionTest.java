package io.github.sinecast.significance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.evaluation.Golden;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolmCorrectionTest {
  /** Products of a whole number and a value of at most 1. */
  private static final double ROUNDING = 1e-15;

  @ParameterizedTest
  @ValueSource(strings = {"plain", "ties", "large", "alone", "ends"})
  void correctedValuesAreThoseOfR(String family) {
    List<Map<String, String>> rows =
        Golden.rows("holm.csv").stream()
            .filter(row -> Golden.text(row, "family").equals(family))
            .toList();
    double[] p = rows.stream().mapToDouble(row -> Golden.number(row, "p")).toArray();
    double[] expected = rows.stream().mapToDouble(row -> Golden.number(row, "corrected")).toArray();

    assertArrayEquals(expected, HolmCorrection.of(p), ROUNDING);
  }

  @Test
  void aSingleValueStaysAsItIs() {
    assertArrayEquals(new double[] {0.04}, HolmCorrection.of(0.04));
  }

  @Test
  void whatWasNotTestedDoesNotCount() {
    assertArrayEquals(
        new double[] {0.04, Double.NaN, 0.3}, HolmCorrection.of(0.02, Double.NaN, 0.3), ROUNDING);
    assertEquals(0, HolmCorrection.of().length);
  }
}
