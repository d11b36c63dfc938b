package io.github.sinecast.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.sinecast.evaluation.Golden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeedSignificanceTest {
  /** Both compute the tail of the same distribution, by other series. */
  private static final double ROUNDING = 1e-9;

  @Test
  void theProbabilityIsThatOfR() {
    List<Map<String, String>> rows = Golden.rows("seeds.csv");
    assertFalse(rows.isEmpty());
    for (Map<String, String> row : rows) {
      double p = SeedSignificance.p(runs("model", row), runs("reference", row));
      assertEquals(Golden.number(row, "p"), p, ROUNDING, row.toString());
      assertEquals(p, SeedSignificance.p(runs("reference", row), runs("model", row)), ROUNDING);
    }
  }

  @Test
  void everyRunCountsByItsMeanOverAllOrigins() {
    RunLosses spread = new RunLosses("m", List.of(of(1, 3), of(5, 1), of(0, 8)), true);
    RunLosses flat = new RunLosses("m", List.of(of(2, 2), of(3, 3), of(4, 4)), true);
    RunLosses reference = new RunLosses("r", List.of(of(9, 3)), false);
    assertEquals(
        SeedSignificance.p(flat, reference), SeedSignificance.p(spread, reference), ROUNDING);
  }

  @Test
  void withoutSeveralSeedsThereIsNothingToTest() {
    RunLosses naive = new RunLosses("n", List.of(of(1, 2)), false);
    RunLosses single = new RunLosses("s", List.of(of(2, 2)), true);
    RunLosses two = new RunLosses("t", List.of(of(2, 2), of(3, 2)), true);
    assertEquals(Double.NaN, SeedSignificance.p(naive, naive));
    assertEquals(Double.NaN, SeedSignificance.p(single, naive));
    assertEquals(Double.NaN, SeedSignificance.p(two, single));
  }

  @Test
  void seedsThatMakeNoDifferenceExplainNone() {
    RunLosses naive = new RunLosses("n", List.of(of(1, 2)), false);
    assertEquals(
        0,
        SeedSignificance.p(new RunLosses("m", List.of(of(1, 1), of(1, 1)), true), naive),
        "all differ");
    assertEquals(
        Double.NaN,
        SeedSignificance.p(new RunLosses("m", List.of(of(1, 2), of(1, 2)), true), naive),
        "none differs");
  }

  private static RunLosses runs(String side, Map<String, String> row) {
    double[] means =
        Arrays.stream(Golden.text(row, side).split(" ")).mapToDouble(Double::parseDouble).toArray();
    List<double[]> ofRuns = new ArrayList<>();
    for (double mean : means) {
      ofRuns.add(of(mean));
    }
    return new RunLosses(side, ofRuns, means.length > 1);
  }

  private static double[] of(double... losses) {
    return losses;
  }
}
