package io.github.sinecast.run;

import io.github.sinecast.RowRange;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.data.Split;
import io.github.sinecast.experiment.Experiment;
import java.util.List;

/**
 * The rows of a series that a saved network knows, by their labels.
 *
 * @param series the id of the series
 * @param from the first row that it learned from
 * @param to the last row that it learned from
 * @param seenTo the last row that its training saw: that of validation, which said when to stop
 * @param rows how many rows it learned from
 */
public record KnownRows(String series, String from, String to, String seenTo, int rows) {
  /** The rows of each series that is learned from. */
  static List<KnownRows> of(Experiment experiment) {
    List<String> heldOut = experiment.config().data().heldOut();
    return experiment.series().list().stream()
        .filter(series -> !heldOut.contains(series.id()))
        .map(series -> of(series, experiment.split()))
        .toList();
  }

  private static KnownRows of(TimeSeries series, Split split) {
    RowRange learned = split.train(series.id());
    TimeLine time = series.time();
    return new KnownRows(
        series.id(),
        time.label(learned.from()),
        time.label(learned.to() - 1),
        time.label(Math.max(learned.to(), split.validation(series.id()).to()) - 1),
        learned.size());
  }
}
