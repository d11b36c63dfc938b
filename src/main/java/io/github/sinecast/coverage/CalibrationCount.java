package io.github.sinecast.coverage;

import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.CentralInterval;
import io.github.sinecast.evaluation.ModelForecasts;
import io.github.sinecast.evaluation.QuantileLevels;
import io.github.sinecast.evaluation.Score;
import io.github.sinecast.evaluation.SeriesUnits;
import io.github.sinecast.evaluation.WindowGroup;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts for one model and one group of windows how often actual values are where they should be.
 */
final class CalibrationCount {
  /** What is summed over the outcomes of one regime: how many, and by interval. */
  private static final class Sums {
    private int forecasts;
    private final double[] inside = new double[CentralInterval.ALL.size()];
    private final double[] width = new double[CentralInterval.ALL.size()];
  }

  private final BacktestResult result;
  private final WindowGroup group;
  private final String model;
  private final QuantileLevels levels;

  /** By step, from 0 for all of them, and by level. */
  private final int[][] below;

  private final Map<Regime, Sums> byRegime = new EnumMap<>(Regime.class);

  CalibrationCount(
      BacktestResult result,
      WindowGroup group,
      String model,
      SeriesUnits units,
      VolatilityRegimes regimes) {
    this.result = result;
    this.group = group;
    this.model = model;
    this.levels = result.levels();
    this.below = new int[result.horizon() + 1][levels.size()];
    for (Regime regime : Regime.values()) {
      byRegime.put(regime, new Sums());
    }
    ModelForecasts forecasts = result.forecasts(model);
    for (int index = 0; index < group.windows(); index++) {
      int window = group.firstWindow() + index;
      Regime regime = regimes.of(window);
      double spread = units.unit(result.origins().series(window)).spread();
      for (int step = 1; step <= result.horizon(); step++) {
        double actual = result.actual(window, step);
        countBelow(forecasts, window, step, actual);
        countInside(Regime.ALL, forecasts, window, step, actual, spread);
        if (regime != Regime.ALL) {
          countInside(regime, forecasts, window, step, actual, spread);
        }
      }
    }
  }

  private void countBelow(ModelForecasts forecasts, int window, int step, double actual) {
    for (int level = 0; level < levels.size(); level++) {
      if (actual <= forecasts.quantile(window, step, level)) {
        below[Score.ALL_STEPS][level]++;
        below[step][level]++;
      }
    }
  }

  private void countInside(
      Regime regime, ModelForecasts forecasts, int window, int step, double actual, double spread) {
    Sums sums = byRegime.computeIfAbsent(regime, none -> new Sums());
    sums.forecasts++;
    for (int index = 0; index < CentralInterval.ALL.size(); index++) {
      int lower = levels.indexOf((1 - CentralInterval.ALL.get(index).share()) / 2);
      if (lower >= 0) {
        double low = forecasts.quantile(window, step, lower);
        double high = forecasts.quantile(window, step, levels.size() - 1 - lower);
        sums.inside[index] += low <= actual && actual <= high ? 1 : 0;
        sums.width[index] += (high - low) / spread;
      }
    }
  }

  List<Calibrated> rows() {
    List<Calibrated> rows = new ArrayList<>();
    for (int step = Score.ALL_STEPS; step <= result.horizon(); step++) {
      int forecasts = group.windows() * (step == Score.ALL_STEPS ? result.horizon() : 1);
      for (int level = 0; level < levels.size(); level++) {
        double nominal = levels.level(level);
        double observed = (double) below[step][level] / forecasts;
        rows.add(
            row(Regime.ALL, step, Calibrated.Measure.BELOW, nominal, nominal, observed, forecasts));
      }
      for (int level = 0; level <= levels.size(); level++) {
        double to = level == levels.size() ? 1 : levels.level(level);
        double from = level == 0 ? 0 : levels.level(level - 1);
        int upTo = level == levels.size() ? forecasts : below[step][level];
        int before = level == 0 ? 0 : below[step][level - 1];
        double observed = (double) (upTo - before) / forecasts;
        rows.add(
            row(Regime.ALL, step, Calibrated.Measure.BETWEEN, to, to - from, observed, forecasts));
      }
    }
    byRegime.forEach((regime, sums) -> rows.addAll(intervals(regime, sums)));
    return rows;
  }

  private List<Calibrated> intervals(Regime regime, Sums sums) {
    List<Calibrated> rows = new ArrayList<>();
    for (int index = 0; index < CentralInterval.ALL.size(); index++) {
      double share = CentralInterval.ALL.get(index).share();
      if (levels.indexOf((1 - share) / 2) >= 0) {
        double inside = sums.inside[index] / sums.forecasts;
        double width = sums.width[index] / sums.forecasts;
        int all = Score.ALL_STEPS;
        rows.add(
            row(regime, all, Calibrated.Measure.COVERAGE, share, share, inside, sums.forecasts));
        rows.add(
            row(regime, all, Calibrated.Measure.WIDTH, share, Double.NaN, width, sums.forecasts));
      }
    }
    return rows;
  }

  private Calibrated row(
      Regime regime,
      int step,
      Calibrated.Measure measure,
      double level,
      double nominal,
      double observed,
      int forecasts) {
    return new Calibrated(
        group.series(), model, regime, step, measure, level, nominal, observed, forecasts);
  }
}
