package io.github.sinecast.coverage;

import io.github.sinecast.evaluation.CentralInterval;
import io.github.sinecast.evaluation.Notation;
import io.github.sinecast.evaluation.Score;
import io.github.sinecast.evaluation.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A calibration table as people read it: of its first group of series, over all steps. */
final class CalibrationText {
  /** Coverage further off than this is said in words. */
  private static final double TOLERATED = 0.02;

  private final List<Calibrated> rows;
  private final List<String> models;

  /** Those that are left out of the tables too: what is wrong with them is said. */
  private final List<String> all;

  /**
   * @param without models that are left out
   */
  CalibrationText(CalibrationTable table, Set<String> without) {
    String series = table.rows().get(0).series();
    this.rows =
        table.rows().stream()
            .filter(row -> row.series().equals(series) && row.step() == Score.ALL_STEPS)
            .toList();
    this.all = rows.stream().map(Calibrated::model).distinct().toList();
    this.models = all.stream().filter(model -> !without.contains(model)).toList();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append("Calibration: share of actual values at or below each quantile, all steps\n\n");
    text.append(levels());
    if (rows.stream().anyMatch(row -> row.measure() == Calibrated.Measure.COVERAGE)) {
      text.append("\nIntervals by the volatility of the ").append(VolatilityRegimes.CHANGES);
      text.append(" rows before the cutoff, in thirds of the cutoffs\n\n");
      text.append(regimes());
      String remarks = remarks(Set.copyOf(all));
      text.append(remarks.isEmpty() ? "" : "\n").append(remarks);
    }
    return text.toString();
  }

  private TextTable levels() {
    TextTable text = new TextTable();
    text.add(
        "quantile",
        select(models.get(0), Regime.ALL, Calibrated.Measure.BELOW)
            .map(row -> Double.toString(row.level()))
            .toList());
    for (String model : models) {
      text.add(
          model,
          select(model, Regime.ALL, Calibrated.Measure.BELOW)
              .map(row -> percent(row.observed()))
              .toList());
    }
    return text;
  }

  private TextTable regimes() {
    TextTable text = new TextTable();
    int width = models.stream().mapToInt(String::length).max().orElse(0);
    List<String> heads = new ArrayList<>();
    for (String model : models) {
      for (Regime regime : Regime.values()) {
        String name = regime == Regime.ALL ? model : "";
        heads.add(name + " ".repeat(width - name.length()) + "  " + regime.label());
      }
    }
    text.add("", heads);
    for (CentralInterval interval : CentralInterval.ALL) {
      double[] coverage = byRegime(Calibrated.Measure.COVERAGE, interval.share());
      if (!Double.isNaN(coverage[0])) {
        text.add(interval.coverage(), Notation.SHARE.column(coverage));
        double[] widths = byRegime(Calibrated.Measure.WIDTH, interval.share());
        text.add(interval.width(), Notation.FIGURE.column(widths));
      }
    }
    return text;
  }

  /** A number for each regime of each model. */
  private double[] byRegime(Calibrated.Measure measure, double share) {
    return models.stream()
        .flatMapToDouble(
            model ->
                Stream.of(Regime.values())
                    .mapToDouble(regime -> observed(model, regime, measure, share)))
        .toArray();
  }

  /** A sentence for each interval that holds far too many or too few actual values. */
  String remarks(Set<String> ofModels) {
    StringBuilder text = new StringBuilder();
    for (String model : all.stream().filter(ofModels::contains).toList()) {
      select(model, Regime.ALL, Calibrated.Measure.COVERAGE)
          .filter(row -> Math.abs(row.difference()) > TOLERATED)
          .forEach(row -> text.append(remark(row)));
    }
    return text.toString();
  }

  private String remark(Calibrated off) {
    List<String> regimes = new ArrayList<>();
    for (Regime regime : Regime.values()) {
      double observed = observed(off.model(), regime, Calibrated.Measure.COVERAGE, off.level());
      if (regime != Regime.ALL && Math.abs(observed - off.level()) > TOLERATED) {
        regimes.add(regime.label() + " " + percent(observed));
      }
    }
    String sentence =
        String.format(
            Locale.ROOT,
            "%s: the %d %% interval holds %s of the actual values, %.2f points too %s",
            off.model(),
            Math.round(100 * off.level()),
            percent(off.observed()),
            100 * Math.abs(off.difference()),
            off.difference() > 0 ? "many" : "few");
    String when = regimes.isEmpty() ? "no regime by itself is off" : String.join(", ", regimes);
    return sentence + "\n    (" + when + ")\n";
  }

  private double observed(String model, Regime regime, Calibrated.Measure measure, double level) {
    return select(model, regime, measure)
        .filter(row -> row.level() == level)
        .mapToDouble(Calibrated::observed)
        .findFirst()
        .orElse(Double.NaN);
  }

  private Stream<Calibrated> select(String model, Regime regime, Calibrated.Measure measure) {
    return rows.stream()
        .filter(
            row -> row.model().equals(model) && row.regime() == regime && row.measure() == measure);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
