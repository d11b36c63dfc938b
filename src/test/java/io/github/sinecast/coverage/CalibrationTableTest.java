package io.github.sinecast.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Distribution;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.baseline.LastValueForecaster;
import io.github.sinecast.evaluation.Backtest;
import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.Examples;
import io.github.sinecast.evaluation.NormalWalk;
import io.github.sinecast.evaluation.QuantileLevels;
import io.github.sinecast.evaluation.Score;
import io.github.sinecast.evaluation.Scoring;
import io.github.sinecast.run.CalibrationRow;
import java.io.IOException;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class CalibrationTableTest {
  private static final int ROWS = 3000;
  private static final int FROM = 300;

  /** Sums of some thousand shares. */
  private static final double ROUNDING = 1e-12;

  /** Steps of deviation 1, or 3 in every other block of 100 rows; far above zero. */
  private static final double[] VALUES = blocks(1, 3);

  private static final NormalWalk WALK = new NormalWalk("walk", 1);

  @Test
  void theSharesBelowEachQuantileAreThoseOfALoop() {
    CalibrationTable table = table(2, VALUES);

    for (int step = Score.ALL_STEPS; step <= 2; step++) {
      for (double level : QuantileLevels.USUAL.values()) {
        int below = 0;
        int all = 0;
        for (int origin = FROM; origin <= ROWS - 2; origin++) {
          for (int at = 1; at <= 2; at++) {
            if (step == Score.ALL_STEPS || step == at) {
              Distribution forecast = WALK.distribution(VALUES[origin - 1], at);
              below += VALUES[origin + at - 1] <= forecast.quantile(level) ? 1 : 0;
              all++;
            }
          }
        }
        Calibrated row = row(table, Regime.ALL, step, Calibrated.Measure.BELOW, level);
        assertEquals((double) below / all, row.observed(), ROUNDING);
        assertEquals(level, row.nominal());
        assertEquals(row.observed() - level, row.difference(), ROUNDING);
        assertEquals(all, row.forecasts());
      }
    }
  }

  @Test
  void theHistogramHasABinBetweenNeighbouringLevelsAndHoldsEverything() {
    CalibrationTable table = table(1, VALUES);
    List<Calibrated> bins =
        table.rows().stream()
            .filter(row -> row.measure() == Calibrated.Measure.BETWEEN && row.step() == 1)
            .toList();

    assertEquals(QuantileLevels.USUAL.size() + 1, bins.size());
    assertEquals(1, bins.stream().mapToDouble(Calibrated::observed).sum(), ROUNDING);
    assertEquals(1, bins.stream().mapToDouble(Calibrated::nominal).sum(), ROUNDING);
    assertEquals(0.025, bins.get(0).nominal(), ROUNDING);
    assertEquals(1, bins.get(13).level());
    double belowTenth = row(table, Regime.ALL, 1, Calibrated.Measure.BELOW, 0.1).observed();
    double belowFifth = row(table, Regime.ALL, 1, Calibrated.Measure.BELOW, 0.2).observed();
    assertEquals(belowFifth - belowTenth, bins.get(3).observed(), ROUNDING);
  }

  @Test
  void calibratedForecastsFillEveryBinAsItsWidthSays() {
    CalibrationTable table = table(1, blocks(1, 1));

    for (Calibrated row : table.rows()) {
      if (row.measure() != Calibrated.Measure.WIDTH && row.regime() == Regime.ALL) {
        // three standard deviations of a share of 2700 independent forecasts
        double tolerance =
            3.5 * Math.sqrt(row.nominal() * (1 - row.nominal()) / row.forecasts()) + ROUNDING;
        assertEquals(row.nominal(), row.observed(), tolerance, row.toString());
      }
    }
  }

  @Test
  void aNarrowIntervalHoldsTooLittleInVolatileTimesOnly() {
    CalibrationTable table = table(1, VALUES);

    double calm = row(table, Regime.CALM, 0, Calibrated.Measure.COVERAGE, 0.8).observed();
    double volatile3 = row(table, Regime.VOLATILE, 0, Calibrated.Measure.COVERAGE, 0.8).observed();

    // P(|3 Z| < 1.2816) = 0.331 within blocks of deviation 3
    assertEquals(0.8, calm, 0.06);
    assertEquals(0.33, volatile3, 0.08);
    assertEquals(
        2 * 1.2815515655446004,
        row(table, Regime.CALM, 0, Calibrated.Measure.WIDTH, 0.8).observed(),
        1e-9);
  }

  @Test
  void regimesAreThirdsOfTheOriginsByWhatWasKnownBeforeThem() {
    int horizon = 1;
    BacktestResult result = result(horizon, VALUES);
    VolatilityRegimes regimes = new VolatilityRegimes(result.origins());
    double[] volatility = new double[result.windows()];
    for (int window = 0; window < result.windows(); window++) {
      int origin = FROM + window;
      double[] changes = new double[20];
      for (int i = 1; i <= 20; i++) {
        changes[20 - i] = Math.log(VALUES[origin - i]) - Math.log(VALUES[origin - i - 1]);
      }
      double mean = Arrays.stream(changes).average().orElseThrow();
      volatility[window] =
          Math.sqrt(Arrays.stream(changes).map(c -> (c - mean) * (c - mean)).sum() / 19);
    }

    Map<Regime, DoubleSummaryStatistics> found = new EnumMap<>(Regime.class);
    for (int window = 0; window < result.windows(); window++) {
      found
          .computeIfAbsent(regimes.of(window), none -> new DoubleSummaryStatistics())
          .accept(volatility[window]);
    }
    assertEquals(Set.of(Regime.CALM, Regime.MIDDLE, Regime.VOLATILE), found.keySet());
    found
        .values()
        .forEach(third -> assertEquals(result.windows() / 3.0, (double) third.getCount(), 1));
    DoubleSummaryStatistics middle = Objects.requireNonNull(found.get(Regime.MIDDLE));
    assertTrue(Objects.requireNonNull(found.get(Regime.CALM)).getMax() < middle.getMin());
    assertTrue(middle.getMax() < Objects.requireNonNull(found.get(Regime.VOLATILE)).getMin());
  }

  @Test
  void originsWithTooFewRowsBeforeThemBelongToNoThird() {
    BacktestResult result =
        new Backtest(Map.of("a", new RowRange(18, 40)), 1)
            .run(SeriesSet.of(Examples.daily("a", VALUES)), List.of(WALK));
    VolatilityRegimes regimes = new VolatilityRegimes(result.origins());

    assertEquals(Regime.ALL, regimes.of(2));
    assertTrue(regimes.of(3) != Regime.ALL);
  }

  @Test
  void aSeriesBelowZeroIsCalmOrVolatileByItsDifferences() {
    double[] lower = Arrays.stream(VALUES).map(value -> value - 10_000).toArray();

    CalibrationTable table = table(1, lower);

    assertEquals(
        0.33, row(table, Regime.VOLATILE, 0, Calibrated.Measure.COVERAGE, 0.8).observed(), 0.08);
  }

  @Test
  void thePageSaysWhichIntervalIsOffByHowMuchAndWhen() {
    String text = table(1, VALUES).toText();

    assertTrue(text.startsWith("Calibration: share of actual values at or below"), text);
    assertTrue(
        text.contains("walk: the 80 % interval holds ") && text.contains(" points too few"), text);
    assertTrue(text.matches("(?s).*\\(.*volatile \\d\\d\\.\\d\\d %\\)\n.*"), text);
    assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
    assertFalse(table(1, blocks(1, 1)).toText().contains("points too"));
  }

  @Test
  void theFileHasARowForEachNumber() throws IOException {
    List<String> lines =
        CalibrationRow.FILE.text(CalibrationRow.of(table(2, VALUES))).lines().toList();

    // all steps and two; 13 levels and 14 bins; four regimes with two intervals of two measures
    assertEquals(1 + 3 * 27 + 4 * 4, lines.size());
    assertEquals(
        "series,model,regime,step,measure,level,nominal,observed,difference,n", lines.get(0));
    assertTrue(lines.get(1).startsWith("a,walk,all,all,below,0.025,0.025,0."), lines.get(1));
    assertTrue(lines.get(lines.size() - 1).startsWith("a,walk,volatile,all,width,0.95,,"));
  }

  @Test
  void ofPointForecastsThereIsNoTable() {
    CalibrationTable table =
        CalibrationTable.of(
            new Backtest(Map.of("a", new RowRange(FROM, ROWS)), 1)
                .run(SeriesSet.of(Examples.daily("a", VALUES)), List.of(new LastValueForecaster())),
            Scoring.inFileUnits(1));

    assertTrue(table.isEmpty());
    assertEquals("", table.toText());
  }

  private static CalibrationTable table(int horizon, double[] values) {
    return CalibrationTable.of(result(horizon, values), Scoring.inFileUnits(1));
  }

  private static BacktestResult result(int horizon, double[] values) {
    return new Backtest(Map.of("a", new RowRange(FROM, ROWS)), horizon)
        .run(SeriesSet.of(Examples.daily("a", values)), List.of(new LastValueForecaster(), WALK));
  }

  private static Calibrated row(
      CalibrationTable table, Regime regime, int step, Calibrated.Measure measure, double level) {
    return table.rows().stream()
        .filter(
            row ->
                row.regime() == regime
                    && row.step() == step
                    && row.measure() == measure
                    && row.level() == level)
        .findFirst()
        .orElseThrow();
  }

  private static double[] blocks(double calm, double wild) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(6);
    double[] values = new double[ROWS];
    double value = 5000;
    for (int row = 0; row < ROWS; row++) {
      value += (row / 100 % 2 == 0 ? calm : wild) * random.nextGaussian();
      values[row] = value;
    }
    return values;
  }
}
