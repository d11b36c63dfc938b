package io.github.sinecast.run;

import io.github.sinecast.coverage.Calibrated;
import io.github.sinecast.coverage.CalibrationTable;
import io.github.sinecast.coverage.Regime;
import io.github.sinecast.evaluation.Score;
import java.util.stream.Stream;

/**
 * A line of {@code calibration.csv}: what a model of distributions promised, and what was observed;
 * {@link Calibrated} has the measures.
 *
 * @param series the id of the series, or {@link Score#ALL_SERIES}
 * @param model the name of the model
 * @param regime the cutoffs counted
 * @param step the step from 1 to H, or {@code all}
 * @param measure what was observed
 * @param level the level of a quantile or interval
 * @param nominal what should have been observed; empty of a width
 * @param observed what was observed; empty where nothing was counted
 * @param difference observed less nominal
 * @param n the number of forecasts counted
 */
public record CalibrationRow(
    String series,
    String model,
    Regime regime,
    String step,
    Calibrated.Measure measure,
    double level,
    double nominal,
    double observed,
    double difference,
    int n) {
  /** The file of calibration; not there where no model forecasts distributions. */
  public static final CsvFile<CalibrationRow> FILE =
      new CsvFile<>("calibration.csv", CalibrationRow.class);

  /** Every number of a table, in order. */
  public static Stream<CalibrationRow> of(CalibrationTable table) {
    return table.rows().stream()
        .map(
            row ->
                new CalibrationRow(
                    row.series(),
                    row.model(),
                    row.regime(),
                    Score.label(row.step()),
                    row.measure(),
                    row.level(),
                    row.nominal(),
                    row.observed(),
                    row.difference(),
                    row.forecasts()));
  }

  /** Whether the number is of all steps together. */
  public boolean isOverall() {
    return step.equals(Score.label(Score.ALL_STEPS));
  }
}
