package io.github.sinecast.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConformalCalibrationTest {
  private static final double[] LEVELS = {0.1, 0.5, 0.9};

  /** Sums of a few numbers of the size of 1. */
  private static final double ROUNDING = 1e-12;

  @Test
  void oneOfExchangeableValuesIsNotAboveTheUpperQuantileExactlyAsOftenAsItsRankSays() {
    double[] values = values(58);

    long covered =
        IntStream.range(0, values.length)
            .filter(left -> values[left] <= calibrated(values, left).quantile(0.9))
            .count();

    // With n = 57 the rank is ceil(58 x 0.9) = 53: 53 of the 58 values are covered, which is 0.914.
    assertEquals(53, covered);
  }

  @Test
  void oneOfExchangeableValuesIsBelowTheLowerQuantileExactlyAsOftenAsItsRankSays() {
    double[] values = values(58);

    long below =
        IntStream.range(0, values.length)
            .filter(left -> values[left] < calibrated(values, left).quantile(0.1))
            .count();

    // The rank is floor(58 x 0.1) = 5: 5 values are below, which is 0.086.
    assertEquals(5, below);
  }

  @Test
  void aRankThatIsAWholeNumberIsNotRaisedByRounding() {
    // (19 + 1) x 0.95 = 19, though not in binary: the largest of 19 scores.
    double[] actual = IntStream.rangeClosed(1, 19).mapToDouble(value -> value).toArray();

    ConformalCalibration calibration = fit(new double[] {0.05, 0.5, 0.95}, 0, null, actual);

    assertArrayEquals(new double[] {1, 0, 19}, calibration.corrections()[0], ROUNDING);
  }

  @Test
  void theFewestWindowsAreThoseForWhichEveryRankExists() {
    assertEquals(9, ConformalCalibration.fewestWindows(0.1, 0.5, 0.9));
    assertEquals(19, ConformalCalibration.fewestWindows(0.05, 0.5, 0.95));
    assertEquals(39, ConformalCalibration.fewestWindows(0.025, 0.5, 0.975));
    assertEquals(0, ConformalCalibration.fewestWindows(0.5));
  }

  @Test
  void tooFewWindowsAreRefusedWithTheNumberThatIsNeeded() {
    InvalidInputException refused =
        assertThrows(
            InvalidInputException.class,
            () -> new ConformalCalibration.Fit(new double[] {0.025, 0.5, 0.975}, 1, 38));

    assertTrue(refused.getMessage().contains("at least 39 windows"), refused.getMessage());
  }

  @Test
  void theMedianStaysThePointForecast() {
    ConformalCalibration calibration = fit(LEVELS, 2, null, values(40));

    assertEquals(2, calibration.apply(1, 2, null).median());
  }

  @Test
  void intervalsThatWereHalfAsWideAsTheyShouldAreDoubledWhateverTheirWidth() {
    // Half the deviation that the values have: the right quantile is twice as far from the median.
    Random random = new Random(7);
    int windows = 4000;
    ConformalCalibration.Fit fit = new ConformalCalibration.Fit(LEVELS, 1, windows);
    for (int window = 0; window < windows; window++) {
      double deviation = 0.5 + random.nextDouble();
      Normal said = new Normal(3, deviation / 2);
      fit.add(1, 3, said::quantile, 3 + deviation * random.nextGaussian());
    }

    ConformalCalibration calibration = fit.calibration();

    for (double deviation : new double[] {0.1, 1, 10}) {
      double upper = calibration.apply(1, 3, new Normal(3, deviation / 2)::quantile).quantile(0.9);
      // The quantile of 4000 normal numbers at 0.9 has a standard error of 0.027 deviations.
      assertEquals(3 + deviation * Normal.score(0.9), upper, 0.11 * deviation);
    }
  }

  @Test
  void stepsAreCorrectedEachByItsOwnErrors() {
    ConformalCalibration.Fit fit = new ConformalCalibration.Fit(LEVELS, 2, 9);
    for (int window = 1; window <= 9; window++) {
      fit.add(1, 0, null, window);
      fit.add(2, 0, null, 100 * window);
    }

    ConformalCalibration calibration = fit.calibration();

    assertArrayEquals(new double[] {1, 0, 9}, calibration.corrections()[0], ROUNDING);
    assertArrayEquals(new double[] {100, 0, 900}, calibration.corrections()[1], ROUNDING);
  }

  @Test
  void correctedQuantilesNeverCross() {
    // All that came true lay far above: the lower quantile would be above the median.
    ConformalCalibration calibration =
        fit(LEVELS, 0, new Normal(0, 1), new double[] {5, 6, 7, 8, 9, 10, 11, 12, 13});

    LearnedDistribution corrected = calibration.apply(1, 0, new Normal(0, 1)::quantile);

    assertTrue(corrected.quantile(0.1) <= corrected.quantile(0.5));
    assertTrue(corrected.quantile(0.5) <= corrected.quantile(0.9));
  }

  private static LearnedDistribution calibrated(double[] values, int left) {
    double[] others =
        IntStream.range(0, values.length)
            .filter(index -> index != left)
            .mapToDouble(index -> values[index])
            .toArray();
    return fit(LEVELS, 0, null, others).apply(1, 0, null);
  }

  private static ConformalCalibration fit(
      double[] levels, double point, @Nullable Normal said, double[] actual) {
    ConformalCalibration.Fit fit = new ConformalCalibration.Fit(levels, 1, actual.length);
    for (double value : actual) {
      fit.add(1, point, said == null ? null : said::quantile, value);
    }
    return fit.calibration();
  }

  private static double[] values(int count) {
    return new Random(3).doubles(count, -1, 1).toArray();
  }
}
