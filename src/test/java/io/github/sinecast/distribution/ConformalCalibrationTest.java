package io.github.sinecast.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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
            () -> fit(new double[] {0.025, 0.5, 0.975}, 0, null, new double[38]));

    assertTrue(refused.getMessage().contains("at least 39 windows"), refused.getMessage());
  }

  @Test
  void theMedianStaysThePointForecast() {
    ConformalCalibration calibration = fit(LEVELS, 2, null, values(40));

    assertEquals(2, applied(calibration, 2, null, 1).median());
  }

  /** Wild windows and quiet ones, and a model that knows nothing of it. */
  @Test
  void errorsAreCorrectedInUnitsOfTheVolatilityOfTheirWindow() {
    Random random = new Random(7);
    int windows = 4000;
    List<LearnedForecast> said = new ArrayList<>();
    double[][] actual = new double[windows][1];
    for (int window = 0; window < windows; window++) {
      double volatility = Math.exp(random.nextGaussian());
      said.add(forecast(3, null, volatility));
      actual[window][0] = 3 + volatility * random.nextGaussian();
    }

    ConformalCalibration calibration = ConformalCalibration.fit(LEVELS, said, actual);

    for (double volatility : new double[] {0.1, 1, 10}) {
      double upper = applied(calibration, 3, null, volatility).quantile(0.9);
      // The quantile of 4000 normal numbers at 0.9 has a standard error of 0.027 deviations.
      assertEquals(3 + volatility * Normal.score(0.9), upper, 0.11 * volatility);
    }
  }

  /** As version 0.1.0 corrected: the quantiles 0.1 and 0.9 of the model lie 2 units apart. */
  @Test
  void correctionsByWidthAreInUnitsOfTheIntervalThatTheModelSays() {
    double unit = 2 / (2 * Normal.score(0.9));
    ConformalCalibration calibration =
        ConformalCalibration.byWidth(LEVELS, new double[][] {{-0.25, 0, 0.5}});

    LearnedDistribution corrected = applied(calibration, 3, new Normal(3, unit), 100);

    assertEquals(3 - 1 - 0.25 * 2, corrected.quantile(0.1), ROUNDING);
    assertEquals(3 + 1 + 0.5 * 2, corrected.quantile(0.9), ROUNDING);
  }

  @Test
  void stepsAreCorrectedEachByItsOwnErrors() {
    List<LearnedForecast> said = new ArrayList<>();
    double[][] actual = new double[9][];
    for (int window = 1; window <= 9; window++) {
      said.add(new LearnedForecast(List.of(0.0, 0.0), List.of(), () -> 1, true));
      actual[window - 1] = new double[] {window, 100 * window};
    }

    ConformalCalibration calibration = ConformalCalibration.fit(LEVELS, said, actual);

    assertArrayEquals(new double[] {1, 0, 9}, calibration.corrections()[0], ROUNDING);
    assertArrayEquals(new double[] {100, 0, 900}, calibration.corrections()[1], ROUNDING);
  }

  @Test
  void correctedQuantilesNeverCross() {
    // All that came true lay far above: the lower quantile would be above the median.
    ConformalCalibration calibration =
        fit(LEVELS, 0, new Normal(0, 1), new double[] {5, 6, 7, 8, 9, 10, 11, 12, 13});

    LearnedDistribution corrected = applied(calibration, 0, new Normal(0, 1), 1);

    assertTrue(corrected.quantile(0.1) <= corrected.quantile(0.5));
    assertTrue(corrected.quantile(0.5) <= corrected.quantile(0.9));
  }

  private static LearnedDistribution calibrated(double[] values, int left) {
    double[] others =
        IntStream.range(0, values.length)
            .filter(index -> index != left)
            .mapToDouble(index -> values[index])
            .toArray();
    return applied(fit(LEVELS, 0, null, others), 0, null, 1);
  }

  private static ConformalCalibration fit(
      double[] levels, double point, @Nullable Normal said, double[] actual) {
    return ConformalCalibration.fit(
        levels,
        Collections.nCopies(actual.length, forecast(point, said, 1)),
        Arrays.stream(actual).mapToObj(value -> new double[] {value}).toArray(double[][]::new));
  }

  private static LearnedDistribution applied(
      ConformalCalibration calibration, double point, @Nullable Normal said, double volatility) {
    return calibration.apply(forecast(point, said, volatility)).distributions().get(0);
  }

  private static LearnedForecast forecast(double point, @Nullable Normal said, double volatility) {
    return new LearnedForecast(
        List.of(point), said == null ? List.of() : List.of(said), () -> volatility, true);
  }

  private static double[] values(int count) {
    return new Random(3).doubles(count, -1, 1).toArray();
  }
}
