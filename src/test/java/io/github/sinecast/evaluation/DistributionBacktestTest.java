package io.github.sinecast.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Distribution;
import io.github.sinecast.FittedScaler;
import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.baseline.LastValueForecaster;
import io.github.sinecast.run.RunFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class DistributionBacktestTest {
  private static final QuantileLevels THREE = new QuantileLevels(List.of(0.1, 0.5, 0.9));

  /** By R: mean(qnorm((1:50 - 0.5) / 50)^2). */
  private static final double OF_FIFTY_QUANTILES = 0.974910406650;

  /** A forecaster of one step whose quantile function is given. */
  private record Given(DoubleUnaryOperator quantiles) implements Forecaster {
    @Override
    public String name() {
      return "given";
    }

    @Override
    public int minimumHistory() {
      return 1;
    }

    @Override
    public List<Forecast> forecast(List<History> histories, int horizon) {
      return histories.stream()
          .map(history -> new Forecast(new double[] {0}, List.of(distribution())))
          .toList();
    }

    private Distribution distribution() {
      return new Distribution() {
        @Override
        public double quantile(double probability) {
          return quantiles.applyAsDouble(probability);
        }

        @Override
        public double mean() {
          return 0;
        }

        @Override
        public double crps(double actual) {
          return Double.POSITIVE_INFINITY;
        }
      };
    }
  }

  @Test
  void quantilesAndExactScoresAreThoseOfEachDistribution() {
    double[] values = Examples.walk(3, 700);
    NormalWalk walk = new NormalWalk("walk", 2);

    BacktestResult result =
        new Backtest(Map.of("a", new RowRange(100, 700)), 3)
            .run(
                SeriesSet.of(Examples.daily("a", values)),
                List.of(new LastValueForecaster(), walk));

    assertTrue(result.isProbabilistic("walk"));
    assertFalse(result.isProbabilistic("last-value"));
    assertTrue(Double.isNaN(result.quantile("last-value", 0, 1, 0)));
    for (int window = 0; window < result.windows(); window += 13) {
      for (int step = 1; step <= 3; step++) {
        Distribution expected = walk.distribution(values[100 + window - 1], step);
        double actual = values[100 + window + step - 1];
        assertEquals(expected.crps(actual), result.crps("walk", window, step));
        for (int level = 0; level < QuantileLevels.USUAL.size(); level++) {
          assertEquals(
              expected.quantile(QuantileLevels.USUAL.level(level)),
              result.quantile("walk", window, step, level));
        }
      }
    }
  }

  @Test
  void scoresOfTheBacktestAreThoseOfItsOutcomesInTheUnitOfTheSeries() {
    double[] values = Examples.walk(8, 300);
    NormalWalk walk = new NormalWalk("walk", 1.5);
    BacktestResult result =
        new Backtest(Map.of("a", new RowRange(200, 300)), 2)
            .run(SeriesSet.of(Examples.daily("a", values)), List.of(walk));
    FittedScaler unit = new FittedScaler(90, 4);
    int levels = QuantileLevels.USUAL.size();
    double[] quantiles = new double[99 * 2 * levels];
    double[] crps = new double[99 * 2];
    double[] actual = new double[99 * 2];
    for (int index = 0; index < actual.length; index++) {
      int origin = 200 + index / 2;
      Distribution expected = walk.distribution(values[origin - 1], 1 + index % 2);
      double came = values[origin + index % 2];
      actual[index] = (came - 90) / 4;
      crps[index] = expected.crps(came) / 4;
      for (int level = 0; level < levels; level++) {
        double quantile = expected.quantile(QuantileLevels.USUAL.level(level));
        quantiles[index * levels + level] = (quantile - 90) / 4;
      }
    }
    Outcomes outcomes = ArrayOutcomes.of(QuantileLevels.USUAL, quantiles, crps, actual);

    ScoreTable scores = Scoring.inScaledUnits(1, Map.of("a", unit)).score(result);

    List<Metric> ofOutcomes = new ArrayList<>(DistributionMetric.all(QuantileLevels.USUAL));
    ofOutcomes.remove(DistributionMetric.QLIKE);
    for (Metric metric : ofOutcomes) {
      assertEquals(
          metric.of(outcomes),
          scores.score("a", "walk", metric, Score.ALL_STEPS).value(),
          1e-12,
          metric.label());
    }
  }

  @Test
  void qlikeIsThatOfALoopOverSquaredChangesOfRowsWithoutThoseThatStandStill() {
    double[] values = Examples.walk(5, 60);
    values[41] = values[40];
    BacktestResult result =
        new Backtest(Map.of("a", new RowRange(30, 60)), 3)
            .run(SeriesSet.of(Examples.daily("a", values)), List.of(new NormalWalk("walk", 1.5)));
    double sum = 0;
    int counted = 0;
    for (int origin = 30; origin + 3 <= 60; origin++) {
      for (int step = 1; step <= 3; step++) {
        double realised = 0;
        for (int row = origin; row < origin + step; row++) {
          realised += Math.pow(values[row] - values[row - 1], 2);
        }
        double ratio = realised / (1.5 * 1.5 * step * OF_FIFTY_QUANTILES);
        if (realised > 0) {
          sum += ratio - Math.log(ratio) - 1;
          counted++;
        }
      }
    }

    ScoreTable scores = Scoring.inFileUnits(1).score(result);

    assertEquals(
        sum / counted,
        scores.score("a", "walk", DistributionMetric.QLIKE, Score.ALL_STEPS).value(),
        1e-9);
  }

  @Test
  void aQuantileThatIsNotFiniteIsRefusedWithItsPlace() {
    InvalidInputException refusal =
        assertThrows(
            InvalidInputException.class,
            () -> judge(new Given(level -> level > 0.8 ? Double.POSITIVE_INFINITY : level)));

    assertEquals(
        "given forecasts Infinity at the quantile 0.9 for series a, 1 steps after 2020-01-02;"
            + " only finite quantiles can be evaluated",
        refusal.getMessage());
    assertThrows(InvalidInputException.class, () -> judge(new Given(level -> Double.NaN)));
  }

  @Test
  void aQuantileBelowThatOfALowerLevelIsRefused() {
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> judge(new Given(level -> -level)));

    assertEquals(
        "given forecasts -0.5 at the quantile 0.5, below -0.1 at 0.1 for series a, 1 steps after"
            + " 2020-01-02; quantiles must not fall",
        refusal.getMessage());
  }

  @Test
  void equalQuantilesAndAnInfiniteScoreAreForecastsLikeOthers() {
    BacktestResult result = judge(new Given(level -> 7));

    assertEquals(7, result.quantile("given", 0, 1, 2));
    assertEquals(Double.POSITIVE_INFINITY, result.crps("given", 0, 1));
  }

  @Test
  void forecastsAreWrittenWithAColumnForEachJudgedLevel() throws IOException {
    BacktestResult result =
        new Backtest(Map.of("a", new RowRange(2, 3)), 1)
            .withLevels(THREE)
            .run(
                SeriesSet.of(Examples.daily("a", 1, 2, 4)),
                List.of(new LastValueForecaster(), new Given(level -> 2 * level)));

    assertEquals(
        """
        unique_id,ds,step,cutoff,model,y,yhat,q10,q50,q90
        a,2020-01-03,1,2020-01-02,last-value,4.0,2.0,,,
        a,2020-01-03,1,2020-01-02,given,4.0,0.0,0.2,1.0,1.8
        """,
        RunFiles.forecasts(result));
  }

  private static BacktestResult judge(Forecaster forecaster) {
    return new Backtest(Map.of("a", new RowRange(2, 4)), 1)
        .withLevels(THREE)
        .run(SeriesSet.of(Examples.daily("a", 1, 2, 3, 4)), List.of(forecaster));
  }
}
