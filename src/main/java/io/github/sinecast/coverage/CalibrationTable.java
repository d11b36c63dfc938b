package io.github.sinecast.coverage;

import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.Scoring;
import io.github.sinecast.evaluation.SeriesUnits;
import io.github.sinecast.evaluation.WindowGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether distributions keep what they promise: how often actual values were below each quantile
 * and inside the central intervals. Immutable.
 *
 * <p>For each series, and all together where there are several: by level over all steps and step by
 * step; and over all steps coverage and mean width of the 80 % and 95 % intervals by {@link
 * Regime}, that is by the standard deviation of the last 20 changes before the origin.
 */
public final class CalibrationTable {
  private final List<Calibrated> rows;

  private CalibrationTable(List<Calibrated> rows) {
    this.rows = List.copyOf(rows);
  }

  /**
   * Counts for all models of distributions of a backtest.
   *
   * @param scoring in whose units widths are measured
   */
  public static CalibrationTable of(BacktestResult result, Scoring scoring) {
    SeriesUnits units = scoring.units(result);
    List<Calibrated> rows = new ArrayList<>();
    if (result.isProbabilistic()) {
      VolatilityRegimes regimes = new VolatilityRegimes(result.origins());
      for (WindowGroup group : result.groups()) {
        for (String model : result.models()) {
          if (result.isProbabilistic(model)) {
            rows.addAll(new CalibrationCount(result, group, model, units, regimes).rows());
          }
        }
      }
    }
    return new CalibrationTable(rows);
  }

  /** Whether no model forecast distributions. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** All numbers, in the order of the file. */
  public List<Calibrated> rows() {
    return rows;
  }

  /**
   * The table for people, over all steps and, of several series, over all of them: levels, then
   * intervals by regime, then what is off by more than two points. Empty where no model forecast
   * distributions.
   */
  public String toText() {
    return toText(Set.of());
  }

  /**
   * A sentence for each interval of some models that is off by more than two points; empty where
   * none is.
   */
  public String remarks(Set<String> models) {
    return isEmpty() ? "" : new CalibrationText(this, Set.of()).remarks(models);
  }

  /** As {@link #toText()}, without some models. */
  public String toText(Set<String> without) {
    return rows.stream().map(Calibrated::model).allMatch(without::contains)
        ? ""
        : new CalibrationText(this, without).toString();
  }
}
