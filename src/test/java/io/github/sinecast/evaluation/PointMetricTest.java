package io.github.sinecast.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.RandomCase;
import io.github.sinecast.RandomCases;
import io.github.sinecast.evaluation.oracle.NaiveLoopMetrics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PointMetricTest {
  /** Sums of at most 200 terms of like size differ by rounding only, some 1e-14. */
  private static final double ROUNDING = 1e-12;

  private static final double[] FORECAST = {12, 9, 10, 11};
  private static final double[] ACTUAL = {10, 10, 8, 12};
  private static final double[] LAST_KNOWN = {11, 11, 10, 10};
  private static final Outcomes EXAMPLE = ArrayOutcomes.of(FORECAST, ACTUAL, LAST_KNOWN, 0.5);

  @Test
  void anExampleByHandGivesWhatTheDefinitionsSay() {
    // errors 2, -1, 2, -1; naive errors 1, 1, 2, -2
    assertEquals(1.5, PointMetric.MAE.of(EXAMPLE));
    assertEquals(2.5, PointMetric.MSE.of(EXAMPLE));
    assertEquals(Math.sqrt(2.5), PointMetric.RMSE.of(EXAMPLE));
    assertEquals(100 * (0.2 + 0.1 + 0.25 + 1.0 / 12) / 4, PointMetric.MAPE.of(EXAMPLE), ROUNDING);
    assertEquals(
        200 * (2.0 / 22 + 1.0 / 19 + 2.0 / 18 + 1.0 / 23) / 4,
        PointMetric.SMAPE.of(EXAMPLE),
        ROUNDING);
    assertEquals(15, PointMetric.WAPE.of(EXAMPLE), ROUNDING);
    assertEquals(3, PointMetric.MASE.of(EXAMPLE));
    assertEquals(0, PointMetric.SKILL.of(EXAMPLE));
    // forecast moves up, down, none, up; actual moves down, down, down, up
    assertEquals(0.5, PointMetric.DIRECTION.of(EXAMPLE));
    assertEquals(0.25, PointMetric.SHARE_UP.of(EXAMPLE));
  }

  @RandomCases(200)
  void everyMetricAgreesWithItsLoop(RandomCase drawn) {
    int size = drawn.between(1, 200);
    double[] forecast = drawn.random().doubles(size, -50, 50).toArray();
    double[] actual = drawn.random().doubles(size, -50, 50).toArray();
    double[] lastKnown = drawn.random().doubles(size, -50, 50).toArray();
    double scale = drawn.between(0.1, 10.0);
    for (int i = 0; i < size; i += 7) {
      lastKnown[i] = i % 2 == 0 ? actual[i] : forecast[i];
    }
    lastKnown[size - 1] = Math.max(forecast[size - 1], actual[size - 1]) + 1;
    Outcomes outcomes = ArrayOutcomes.of(forecast, actual, lastKnown, scale);

    double mae = NaiveLoopMetrics.meanAbsoluteError(forecast, actual);
    double mse = NaiveLoopMetrics.meanSquaredError(forecast, actual);
    assertClose(mae, PointMetric.MAE.of(outcomes));
    assertClose(mse, PointMetric.MSE.of(outcomes));
    assertClose(Math.sqrt(mse), PointMetric.RMSE.of(outcomes));
    assertClose(
        NaiveLoopMetrics.meanAbsolutePercentageError(forecast, actual),
        PointMetric.MAPE.of(outcomes));
    assertClose(
        NaiveLoopMetrics.symmetricPercentageError(forecast, actual),
        PointMetric.SMAPE.of(outcomes));
    assertClose(
        NaiveLoopMetrics.weightedPercentageError(forecast, actual), PointMetric.WAPE.of(outcomes));
    assertClose(mae / scale, PointMetric.MASE.of(outcomes));
    assertClose(
        NaiveLoopMetrics.skill(forecast, actual, lastKnown), PointMetric.SKILL.of(outcomes));
    assertEquals(
        NaiveLoopMetrics.direction(forecast, actual, lastKnown),
        PointMetric.DIRECTION.of(outcomes));
    assertEquals(NaiveLoopMetrics.shareUp(actual, lastKnown), PointMetric.SHARE_UP.of(outcomes));
  }

  @Test
  void mapeIsRefusedWhereAnActualValueIsZero() {
    Outcomes outcomes = ArrayOutcomes.of(new double[] {1, 2}, new double[] {1, 0});

    assertRefused(PointMetric.MAPE, outcomes, "one of them is 0");
  }

  @Test
  void smapeCountsZeroWhereForecastAndActualValueAreZero() {
    Outcomes outcomes = ArrayOutcomes.of(new double[] {0, 3}, new double[] {0, 1});

    assertEquals(50, PointMetric.SMAPE.of(outcomes), ROUNDING);
  }

  @Test
  void smapeOfOppositeSignsIsTwoHundred() {
    Outcomes outcomes = ArrayOutcomes.of(new double[] {-3}, new double[] {1});

    assertEquals(200, PointMetric.SMAPE.of(outcomes));
  }

  @Test
  void wapeIsRefusedWhereAllActualValuesAreZero() {
    assertRefused(
        PointMetric.WAPE,
        ArrayOutcomes.of(new double[] {1, 2}, new double[] {0, 0}),
        "all of them");
  }

  @Test
  void maseIsRefusedWithoutAScale() {
    double[] one = {1};

    assertRefused(PointMetric.MASE, ArrayOutcomes.of(one, one), "needs the seasonal naive error");
    assertRefused(PointMetric.MASE, ArrayOutcomes.of(one, one, one, 0), "there is none");
    assertRefused(PointMetric.MASE, ArrayOutcomes.of(one, one, one, Double.NaN), "there is none");
  }

  @ParameterizedTest
  @EnumSource(names = {"SKILL", "DIRECTION", "SHARE_UP"})
  void aMetricOfMovesIsRefusedWithoutTheLastKnownValues(PointMetric metric) {
    assertRefused(
        metric, ArrayOutcomes.of(new double[] {1}, new double[] {2}), "needs the last known value");
  }

  @Test
  void skillIsOneForAPerfectForecastAndZeroForTheLastValue() {
    assertEquals(1, PointMetric.SKILL.of(ArrayOutcomes.of(ACTUAL, ACTUAL, LAST_KNOWN, 1)));
    assertEquals(0, PointMetric.SKILL.of(ArrayOutcomes.of(LAST_KNOWN, ACTUAL, LAST_KNOWN, 1)));
  }

  @Test
  void skillIsRefusedWhereTheLastValueMakesNoError() {
    assertRefused(
        PointMetric.SKILL,
        ArrayOutcomes.of(FORECAST, ACTUAL, ACTUAL, 1),
        "error of the last value");
  }

  @Test
  void theLastValueHasNoDirection() {
    assertRefused(
        PointMetric.DIRECTION,
        ArrayOutcomes.of(LAST_KNOWN, ACTUAL, LAST_KNOWN, 1),
        "none was forecast");
  }

  @Test
  void alwaysSayingUpScoresTheShareOfMovesUp() {
    double[] actual = {1, 2, 3, 3, 2};
    double[] lastKnown = {2, 1, 2, 3, 1};
    double[] up = {9, 9, 9, 9, 9};
    Outcomes outcomes = ArrayOutcomes.of(up, actual, lastKnown, 1);

    assertEquals(0.6, PointMetric.SHARE_UP.of(outcomes));
    assertEquals(0.6, PointMetric.DIRECTION.of(outcomes));
  }

  @ParameterizedTest
  @EnumSource
  void nothingToJudgeIsRefused(PointMetric metric) {
    double[] none = {};

    assertRefused(metric, ArrayOutcomes.of(none, none, none, 1), "at least one forecast");
  }

  @ParameterizedTest
  @EnumSource(names = {"MAE", "MSE", "RMSE", "MAPE", "SMAPE", "WAPE", "MASE", "SKILL"})
  void aForecastThatIsNotANumberIsRefused(PointMetric metric) {
    double[] one = {1};

    assertRefused(
        metric,
        ArrayOutcomes.of(new double[] {Double.NaN}, one, new double[] {3}, 1),
        "not a number");
  }

  @Test
  void directionIsAlwaysNextToTheShareOfMovesUp() {
    for (List<Metric> columns : List.of(PointMetric.forPrices(), PointMetric.forScaledUnits())) {
      assertEquals(
          columns.indexOf(PointMetric.DIRECTION) + 1, columns.indexOf(PointMetric.SHARE_UP));
    }
  }

  private static void assertRefused(Metric metric, Outcomes outcomes, String reason) {
    UndefinedMetricException refusal =
        assertThrows(UndefinedMetricException.class, () -> metric.of(outcomes));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.startsWith(metric.label()), message);
    assertTrue(message.contains(reason), message);
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, ROUNDING * Math.max(1, Math.abs(expected)));
  }
}
