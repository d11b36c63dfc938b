package io.github.sinecast.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.distribution.Normal;
import io.github.sinecast.evaluation.oracle.NaiveLoopDistributions;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionMetricTest {
  /** Sums of some thousand terms in another order. */
  private static final double ROUNDING = 1e-11;

  private static final QuantileLevels THREE = new QuantileLevels(List.of(0.1, 0.5, 0.9));

  /** Actual values inside, above, below, and on the upper bound. */
  private static final Outcomes EXAMPLE =
      ArrayOutcomes.of(
          THREE,
          new double[] {8, 10, 14, 8, 10, 14, 8, 10, 14, 8, 10, 14},
          new double[] {1, 2, 3, 6},
          new double[] {11, 16, 5, 14});

  @Test
  void anExampleByHandGivesWhatTheDefinitionsSay() {
    // at 0.1: 0.1 (3, 8, -, 6) and 0.9 x 3; at 0.5: 0.5 (1, 6, 5, 4); at 0.9: 0.1 (3, -, 9, 0), 0.9
    // x 2
    double low = (0.3 + 0.8 + 2.7 + 0.6) / 4;
    double middle = (0.5 + 3 + 2.5 + 2) / 4;
    double high = (0.3 + 1.8 + 0.9 + 0) / 4;
    assertMetric(low, new PinballLoss(0.1));
    assertMetric(middle, new PinballLoss(0.5));
    assertMetric(high, new PinballLoss(0.9));
    assertMetric((low + middle + high) / 3, DistributionMetric.PINBALL);
    assertMetric(2 * (low + middle + high) / 3 / 11.5, DistributionMetric.WQL);
    assertMetric(2 * (0.25 * low + 0.4 * middle + 0.25 * high), DistributionMetric.CRPS);
    assertMetric(3, DistributionMetric.CRPS_EXACT);
    assertMetric(0.5, DistributionMetric.COVERAGE_80);
    assertMetric(6, DistributionMetric.WIDTH_80);
    assertMetric(6 + (10 * 2 + 10 * 3) / 4.0, DistributionMetric.WINKLER_80);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyMetricAgreesWithItsLoop(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    QuantileLevels judged = QuantileLevels.USUAL;
    double[] levels = judged.values().stream().mapToDouble(Double::doubleValue).toArray();
    int size = 1 + random.nextInt(300);
    double[][] quantiles = new double[size][];
    double[] actual = new double[size];
    for (int i = 0; i < size; i++) {
      quantiles[i] = random.doubles(levels.length, -20, 20).sorted().toArray();
      actual[i] = i % 9 == 0 ? quantiles[i][i % levels.length] : random.nextDouble(-25, 25);
    }
    double[] flat = Arrays.stream(quantiles).flatMapToDouble(Arrays::stream).toArray();
    Outcomes outcomes = ArrayOutcomes.of(judged, flat, new double[size], actual);

    for (int place = 0; place < levels.length; place++) {
      assertEquals(
          NaiveLoopDistributions.pinball(levels[place], place, quantiles, actual),
          new PinballLoss(levels[place]).of(outcomes),
          ROUNDING);
    }
    assertEquals(
        NaiveLoopDistributions.meanPinball(levels, quantiles, actual),
        DistributionMetric.PINBALL.of(outcomes),
        ROUNDING);
    assertEquals(
        NaiveLoopDistributions.weightedQuantileLoss(levels, quantiles, actual),
        DistributionMetric.WQL.of(outcomes),
        ROUNDING);
    assertEquals(
        NaiveLoopDistributions.scoreByTrapezoids(levels, quantiles, actual),
        DistributionMetric.CRPS.of(outcomes),
        ROUNDING);
    assertEquals(
        NaiveLoopDistributions.coverage(2, 10, quantiles, actual),
        DistributionMetric.COVERAGE_80.of(outcomes),
        ROUNDING);
    assertEquals(
        NaiveLoopDistributions.coverage(0, 12, quantiles, actual),
        DistributionMetric.COVERAGE_95.of(outcomes),
        ROUNDING);
    assertEquals(
        NaiveLoopDistributions.width(2, 10, quantiles),
        DistributionMetric.WIDTH_80.of(outcomes),
        ROUNDING);
    assertEquals(
        NaiveLoopDistributions.width(0, 12, quantiles),
        DistributionMetric.WIDTH_95.of(outcomes),
        ROUNDING);
    assertEquals(
        NaiveLoopDistributions.winkler(0.2, 2, 10, quantiles, actual),
        DistributionMetric.WINKLER_80.of(outcomes),
        ROUNDING);
    assertEquals(
        NaiveLoopDistributions.winkler(0.05, 0, 12, quantiles, actual),
        DistributionMetric.WINKLER_95.of(outcomes),
        ROUNDING);
  }

  @Test
  void theScoreFromTheUsualQuantilesIsNearTheExactOne() {
    Outcomes outcomes = normalOutcomes(QuantileLevels.USUAL, 20_000);

    double exact = DistributionMetric.CRPS_EXACT.of(outcomes);
    double ofQuantiles = DistributionMetric.CRPS.of(outcomes);

    // a calibrated normal forecast of deviation s has the expected score s / sqrt(pi)
    assertEquals(2 / Math.sqrt(Math.PI), exact, 0.02);
    assertTrue(ofQuantiles < exact, ofQuantiles + " beside " + exact);
    assertEquals(exact, ofQuantiles, 0.025 * exact);
  }

  @Test
  void theScoreFromQuantilesBecomesTheExactOneWithManyLevels() {
    QuantileLevels many =
        new QuantileLevels(IntStream.range(1, 400).mapToObj(i -> i / 400.0).toList());
    Outcomes outcomes = normalOutcomes(many, 500);

    double exact = DistributionMetric.CRPS_EXACT.of(outcomes);

    assertEquals(exact, DistributionMetric.CRPS.of(outcomes), 1e-3 * exact);
  }

  @Test
  void anIntervalWhoseBoundsAreNotJudgedIsUndefined() {
    UndefinedMetricException reason =
        assertThrows(
            UndefinedMetricException.class, () -> DistributionMetric.COVERAGE_95.of(EXAMPLE));

    assertEquals(
        "an interval of 95 % needs the quantiles 0.025 and 0.975, which are not among"
            + " evaluation.quantiles",
        reason.getMessage());
    assertThrows(UndefinedMetricException.class, () -> new PinballLoss(0.2).of(EXAMPLE));
  }

  @ParameterizedTest
  @EnumSource
  void ofPointsAndOfNothingEveryMetricIsUndefined(DistributionMetric metric) {
    Outcomes points = ArrayOutcomes.of(new double[] {1}, new double[] {2});
    Outcomes none = ArrayOutcomes.of(THREE, new double[0], new double[0], new double[0]);

    assertEquals(
        metric.label() + " needs forecasts of distributions, found points",
        assertThrows(UndefinedMetricException.class, () -> metric.of(points)).getMessage());
    assertThrows(UndefinedMetricException.class, () -> metric.of(none));
  }

  @Test
  void aScoreOfTailsTooHeavyIsUndefined() {
    Outcomes heavy =
        ArrayOutcomes.of(
            THREE,
            new double[] {1, 2, 3},
            new double[] {Double.POSITIVE_INFINITY},
            new double[] {2});

    assertThrows(UndefinedMetricException.class, () -> DistributionMetric.CRPS_EXACT.of(heavy));
    assertEquals(0, new PinballLoss(0.5).of(heavy));
  }

  @Test
  void theWeightedLossOfActualValuesThatAreAllZeroIsUndefined() {
    Outcomes zeros =
        ArrayOutcomes.of(THREE, new double[] {-1, 0, 1}, new double[] {0}, new double[] {0});

    assertThrows(UndefinedMetricException.class, () -> DistributionMetric.WQL.of(zeros));
  }

  /** Forecasts of normal distributions around 3 with deviation 2, from which actual values come. */
  private static Outcomes normalOutcomes(QuantileLevels levels, int size) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(17);
    Normal normal = new Normal(3, 2);
    double[] actual =
        IntStream.range(0, size).mapToDouble(i -> 3 + 2 * random.nextGaussian()).toArray();
    double[] quantiles =
        levels.values().stream().mapToDouble(level -> normal.quantile(level)).toArray();
    double[] all =
        IntStream.range(0, size).mapToObj(i -> quantiles).flatMapToDouble(Arrays::stream).toArray();
    return ArrayOutcomes.of(levels, all, Arrays.stream(actual).map(normal::crps).toArray(), actual);
  }

  private static void assertMetric(double expected, Metric metric) {
    assertEquals(expected, metric.of(EXAMPLE), 1e-14);
  }
}
