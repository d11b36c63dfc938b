package io.github.sinecast.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sinecast.InvalidSettingException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantileLevelsTest {
  @Test
  void theUsualLevelsHoldTheBoundsOfBothIntervals() {
    assertEquals(13, QuantileLevels.USUAL.size());
    assertEquals(2, QuantileLevels.USUAL.indexOf((1 - 0.8) / 2));
    assertEquals(12, QuantileLevels.USUAL.indexOf(1 - (1 - 0.95) / 2));
    assertEquals(-1, QuantileLevels.USUAL.indexOf(0.25));
  }

  @Test
  void weightsAreHalfTheDistanceBetweenNeighbours() {
    QuantileLevels levels = new QuantileLevels(List.of(0.1, 0.5, 0.9));

    assertEquals(0.25, levels.weight(0), 1e-15);
    assertEquals(0.4, levels.weight(1), 1e-15);
    assertEquals(0.25, levels.weight(2), 1e-15);
  }

  @Test
  void weightsIntegrateWhatIsStraightBetweenLevelsAndZeroAtTheEnds() {
    // a roof over 0.5, of height 1: its integral is 1/2
    double sum =
        IntStream.range(0, 13)
            .mapToDouble(
                index ->
                    QuantileLevels.USUAL.weight(index)
                        * (1 - 2 * Math.abs(QuantileLevels.USUAL.level(index) - 0.5)))
            .sum();

    assertEquals(0.5, sum, 1e-14);
  }

  @Test
  void levelsThatCannotBeJudgedAreRefusedWithWhatIsWrong() {
    assertRefused("must be above 0 and below 1, found 0.0", 0.0, 0.5, 1.0);
    assertRefused("must be above 0 and below 1, found NaN", Double.NaN);
    assertRefused("must rise, found 0.5 after 0.5", 0.5, 0.5);
    assertRefused("must be as far above 0.5 as below it, found 0.1 without 0.9", 0.1, 0.5, 0.8);
    assertRefused("must have the median 0.5 among them", 0.1, 0.9);
    assertRefused("must have the median 0.5 among them");
  }

  private static void assertRefused(String rule, Double... levels) {
    InvalidSettingException refusal =
        assertThrows(InvalidSettingException.class, () -> new QuantileLevels(List.of(levels)));
    assertEquals("quantiles " + rule + "; the levels are " + List.of(levels), refusal.getMessage());
  }
}
