package io.github.sinecast.run;

import io.github.sinecast.evaluation.ForecastRow;
import io.github.sinecast.table.ColumnName;
import io.github.sinecast.table.RowLabel;

/**
 * One step of one drawn future of one series, in the units of its table.
 *
 * @param series the id of the series
 * @param date the label of the step
 * @param step the step from 1 to H
 * @param cutoff the label of the last known row
 * @param model the name of the forecaster
 * @param path which future, from 1
 * @param value the value that was drawn
 */
public record PathStep(
    @ColumnName(ForecastRow.SERIES) String series,
    @ColumnName(ForecastRow.DATE) @RowLabel String date,
    int step,
    @ColumnName(ForecastRow.CUTOFF) @RowLabel String cutoff,
    String model,
    int path,
    double value) {
  /** Such steps as lines. */
  public static final CsvFile<PathStep> FILE = new CsvFile<>("paths.csv", PathStep.class);
}
