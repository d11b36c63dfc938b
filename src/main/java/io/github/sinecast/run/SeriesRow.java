package io.github.sinecast.run;

import io.github.sinecast.TimeSeries;
import io.github.sinecast.experiment.Experiment;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A line of {@code series.csv}: the target of a row; with it a run can be looked at where its table
 * is not.
 *
 * @param series the id of the series
 * @param date the label of the row
 * @param part {@code train}, {@code validation} or {@code test}; empty for rows of none
 * @param value the target
 */
public record SeriesRow(String series, String date, String part, double value) {
  /** The file of rows. */
  public static final CsvFile<SeriesRow> FILE = new CsvFile<>("series.csv", SeriesRow.class);

  /** Every row of every series. */
  static Stream<SeriesRow> of(Experiment experiment) {
    return experiment.series().list().stream().flatMap(series -> of(experiment, series));
  }

  private static Stream<SeriesRow> of(Experiment experiment, TimeSeries series) {
    return IntStream.range(0, series.length())
        .mapToObj(
            row ->
                new SeriesRow(
                    series.id(),
                    series.time().label(row),
                    experiment.split().part(series.id(), row),
                    series.target(row)));
  }
}
