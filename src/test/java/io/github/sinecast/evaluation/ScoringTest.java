package io.github.sinecast.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sinecast.FittedScaler;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.baseline.DriftForecaster;
import io.github.sinecast.baseline.LastValueForecaster;
import io.github.sinecast.evaluation.oracle.NaiveLoopBacktest;
import io.github.sinecast.evaluation.oracle.NaiveLoopMetrics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoringTest {
  /** Sums of some thousand terms in another order differ by rounding only. */
  private static final double ROUNDING = 1e-10;

  private static final int ROWS = 400;
  private static final double[] FIRST = Examples.walk(11, ROWS);
  private static final double[] SECOND = Examples.walk(12, ROWS);
  private static final SeriesSet BOTH =
      SeriesSet.of(Examples.daily("first", FIRST), Examples.daily("second", SECOND));
  private static final Map<String, RowRange> TEST =
      Map.of("first", new RowRange(320, 400), "second", new RowRange(300, 390));

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20})
  void theScoresOfPricesAgreeWithLoopsOverTheProtocol(int horizon) {
    ScoreTable table = scores(Scoring.inFileUnits(1), horizon);

    for (int step = Score.ALL_STEPS; step <= horizon; step++) {
      NaiveLoopBacktest loop = new NaiveLoopBacktest(FIRST, 320, 400, horizon, step, 0, 1);
      double mae = NaiveLoopMetrics.meanAbsoluteError(loop.drift(), loop.actual());
      double scale = NaiveLoopMetrics.seasonalScale(FIRST, 320, 1);
      assertScore(mae, table, "first", PointMetric.MAE, step);
      assertScore(mae / scale, table, "first", PointMetric.MASE, step);
      double squares = 0;
      for (int row = 1; row < 320; row++) {
        squares += (FIRST[row] - FIRST[row - 1]) * (FIRST[row] - FIRST[row - 1]);
      }
      double errors = 0;
      for (int index = 0; index < loop.actual().length; index++) {
        errors += Math.pow(loop.drift()[index] - loop.actual()[index], 2);
      }
      assertScore(
          Math.sqrt(errors / loop.actual().length / (squares / 319)),
          table,
          "first",
          PointMetric.RMSSE,
          step);
      assertScore(
          NaiveLoopMetrics.meanAbsolutePercentageError(loop.drift(), loop.actual()),
          table,
          "first",
          PointMetric.MAPE,
          step);
      assertScore(
          NaiveLoopMetrics.skill(loop.drift(), loop.actual(), loop.lastKnown()),
          table,
          "first",
          PointMetric.SKILL,
          step);
      assertScore(
          NaiveLoopMetrics.direction(loop.drift(), loop.actual(), loop.lastKnown()),
          table,
          "first",
          PointMetric.DIRECTION,
          step);
      assertScore(
          NaiveLoopMetrics.shareUp(loop.actual(), loop.lastKnown()),
          table,
          "first",
          PointMetric.SHARE_UP,
          step);
    }
  }

  @Test
  void allSeriesTogetherWeighAllTheirWindowsTheSame() {
    int horizon = 3;
    ScoreTable table = scores(Scoring.inFileUnits(2), horizon);
    NaiveLoopBacktest first = new NaiveLoopBacktest(FIRST, 320, 400, horizon, 0, 0, 1);
    NaiveLoopBacktest second = new NaiveLoopBacktest(SECOND, 300, 390, horizon, 0, 0, 1);
    double[] forecast = NaiveLoopBacktest.joined(first.drift(), second.drift());
    double[] actual = NaiveLoopBacktest.joined(first.actual(), second.actual());

    assertScore(
        NaiveLoopMetrics.meanAbsoluteError(forecast, actual),
        table,
        Score.ALL_SERIES,
        PointMetric.MAE,
        Score.ALL_STEPS);
    assertScore(
        Math.sqrt(NaiveLoopMetrics.meanSquaredError(forecast, actual)),
        table,
        Score.ALL_SERIES,
        PointMetric.RMSE,
        Score.ALL_STEPS);
  }

  @Test
  void maseOverSeriesDividesEachErrorByTheScaleOfItsOwnSeries() {
    int horizon = 3;
    ScoreTable table = scores(Scoring.inFileUnits(2), horizon);
    NaiveLoopBacktest first = new NaiveLoopBacktest(FIRST, 320, 400, horizon, 0, 0, 1);
    NaiveLoopBacktest second = new NaiveLoopBacktest(SECOND, 300, 390, horizon, 0, 0, 1);
    double sum = 0;
    for (int i = 0; i < first.actual().length; i++) {
      sum +=
          Math.abs(first.drift()[i] - first.actual()[i])
              / NaiveLoopMetrics.seasonalScale(FIRST, 320, 2);
    }
    for (int i = 0; i < second.actual().length; i++) {
      sum +=
          Math.abs(second.drift()[i] - second.actual()[i])
              / NaiveLoopMetrics.seasonalScale(SECOND, 300, 2);
    }

    assertScore(
        sum / (first.actual().length + second.actual().length),
        table,
        Score.ALL_SERIES,
        PointMetric.MASE,
        Score.ALL_STEPS);
  }

  @Test
  void scaledUnitsMeasureEachSeriesInItsOwn() {
    int horizon = 4;
    Map<String, FittedScaler> units =
        Map.of("first", new FittedScaler(90, 7), "second", new FittedScaler(-5, 0.3));
    ScoreTable table = scores(Scoring.inScaledUnits(1, units), horizon);
    NaiveLoopBacktest first = new NaiveLoopBacktest(FIRST, 320, 400, horizon, 0, 90, 7);
    NaiveLoopBacktest second = new NaiveLoopBacktest(SECOND, 300, 390, horizon, 0, -5, 0.3);
    double[] forecast = NaiveLoopBacktest.joined(first.drift(), second.drift());
    double[] actual = NaiveLoopBacktest.joined(first.actual(), second.actual());
    double[] lastKnown = NaiveLoopBacktest.joined(first.lastKnown(), second.lastKnown());

    String all = Score.ALL_SERIES;
    assertScore(
        NaiveLoopMetrics.meanSquaredError(forecast, actual), table, all, PointMetric.MSE, 0);
    assertScore(
        NaiveLoopMetrics.meanAbsoluteError(forecast, actual), table, all, PointMetric.MAE, 0);
    assertScore(
        NaiveLoopMetrics.skill(forecast, actual, lastKnown), table, all, PointMetric.SKILL, 0);
  }

  @Test
  void maseDoesNotDependOnTheUnit() {
    Map<String, FittedScaler> units =
        Map.of("first", new FittedScaler(90, 7), "second", new FittedScaler(-5, 0.3));
    double inFileUnits =
        scores(Scoring.inFileUnits(1), 2).score("first", "drift", PointMetric.MASE, 0).value();

    assertScore(
        inFileUnits, scores(Scoring.inScaledUnits(1, units), 2), "first", PointMetric.MASE, 0);
  }

  @Test
  void theScaleOfMaseSeesNoJudgedRow() {
    double[] changed = FIRST.clone();
    changed[320] = 1e6;

    assertEquals(
        SeasonalNaiveError.meanAbsolute(Examples.daily("a", FIRST).until(320), 1),
        SeasonalNaiveError.meanAbsolute(Examples.daily("a", changed).until(320), 1));
  }

  @Test
  void theSeasonalNaiveErrorOfAnExampleByHand() {
    TimeSeries series = Examples.daily("a", 1, 4, 2, 8);

    assertEquals((3 + 2 + 6) / 3.0, SeasonalNaiveError.meanAbsolute(series.history(), 1));
    assertEquals((1 + 4) / 2.0, SeasonalNaiveError.meanAbsolute(series.history(), 2));
    assertEquals(Double.NaN, SeasonalNaiveError.meanAbsolute(series.history(), 4));
  }

  @Test
  void aUnitWithoutSpreadIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new FittedScaler(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new FittedScaler(1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new FittedScaler(Double.NaN, 1));
  }

  private static ScoreTable scores(Scoring scoring, int horizon) {
    return scoring.score(
        new Backtest(TEST, horizon)
            .run(BOTH, List.of(new LastValueForecaster(), new DriftForecaster())));
  }

  private static void assertScore(
      double expected, ScoreTable table, String series, Metric metric, int step) {
    assertEquals(
        expected,
        table.score(series, "drift", metric, step).value(),
        ROUNDING * Math.max(1, Math.abs(expected)),
        metric.label() + " at step " + step);
  }
}
