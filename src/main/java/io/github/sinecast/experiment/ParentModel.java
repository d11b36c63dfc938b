package io.github.sinecast.experiment;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.data.SplitRule;
import io.github.sinecast.model.SeriesScales;
import io.github.sinecast.model.Start;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.model.TrainedSeries;
import io.github.sinecast.training.Continued;
import io.github.sinecast.window.SeriesScale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The model that an update goes on from.
 *
 * <p>Its scales stay as they are, for its weights mean what they mean in these units. Of the rows
 * that it does not know, the newest are evaluated, those before them validate and calibrate, and
 * the oldest are learned, with all rows that it knows.
 *
 * @param run the name of its run directory
 * @param sha256 the digest of its weights
 * @param scales its scales, and by what its series are recognised
 * @param start what it adds to
 * @param continued its weights, and which of them are trained
 * @param frozen makes a forecaster of it as it is, to be closed by the caller
 */
public record ParentModel(
    String run,
    String sha256,
    SeriesScales scales,
    Start start,
    Continued continued,
    Supplier<TrainedForecaster> frozen) {
  /** Of the rows that are new to the model, one in so many validates, and one is evaluated. */
  private static final int SHARE = 4;

  /**
   * How the rows of a table are split for an update.
   *
   * @throws InvalidInputException if the series are not those of the model, or too few rows are new
   */
  SplitRule split(ExperimentConfig config, SeriesSet series) {
    requireSameSeries(series);
    int horizon = config.window().horizon();
    int embargo = Objects.requireNonNullElse(config.splitRule().embargo(), 0);
    TreeSet<Long> times = new TreeSet<>();
    long lastKnown = Long.MIN_VALUE;
    for (TimeSeries one : series) {
      int seen = trained(one).seenRows(one.time());
      for (int row = 0; row < one.length(); row++) {
        times.add(time(one, row));
      }
      lastKnown = Math.max(lastKnown, time(one, seen - 1));
    }
    int rows = times.tailSet(lastKnown, false).size();
    int validation = Math.max(horizon + embargo, rows / SHARE);
    int test = Math.max(horizon, rows / SHARE);
    int needed = 2 * horizon + 2 * embargo + 1;
    if (rows == 0) {
      throw new InvalidInputException(
          "no new rows: the run knows the table up to its last row, %s; give a table that goes on"
              .formatted(lastLabel(series)));
    }
    if (rows < needed || rows - validation - test <= embargo) {
      throw new InvalidInputException(
          "an update needs at least %s rows that the run does not know, found %s, up to %s: %s to learn from, %s to validate and %s to evaluate on, with the embargo; wait for more rows"
              .formatted(needed, rows, lastLabel(series), embargo + 1, horizon + embargo, horizon));
    }
    return new SplitRule.Rows(times.size() - validation - test, validation, test, embargo);
  }

  private static long time(TimeSeries series, int row) {
    return series.time().isDated() ? series.time().epochSecond(row) : row;
  }

  private static String lastLabel(SeriesSet series) {
    TimeSeries first = series.list().get(0);
    return first.time().label(first.length() - 1);
  }

  private TrainedSeries trained(TimeSeries series) {
    return Objects.requireNonNull(scales.recognised(series.history()), "checked before");
  }

  private void requireSameSeries(SeriesSet series) {
    List<String> others = new ArrayList<>();
    List<TrainedSeries> found = new ArrayList<>();
    for (TimeSeries one : series) {
      TrainedSeries trained = scales.recognised(one.history());
      if (trained == null) {
        others.add(one.id());
      } else {
        found.add(trained);
      }
    }
    List<String> missing =
        scales.trained().entrySet().stream()
            .filter(trained -> !found.contains(trained.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (!others.isEmpty() || !missing.isEmpty()) {
      throw new InvalidInputException(
          "an update needs the series of the run, with the rows that it learned;%s%s train a new run for other series"
              .formatted(
                  others.isEmpty()
                      ? ""
                      : " found others or other rows: %s;".formatted(String.join(", ", others)),
                  missing.isEmpty() ? "" : " missing: %s;".formatted(String.join(", ", missing))));
    }
  }

  /** The scales of the series of a table. */
  Map<String, SeriesScale> scalesOf(SeriesSet series) {
    Map<String, SeriesScale> kept = new LinkedHashMap<>();
    series.forEach(one -> kept.put(one.id(), trained(one).scale()));
    return kept;
  }

  /**
   * Refuses to validate or evaluate on rows that the model knows.
   *
   * @throws InvalidInputException naming the first series with such rows
   */
  void requireUnknown(Experiment experiment) {
    for (TimeSeries one : experiment.series()) {
      int seen = trained(one).seenRows(one.time());
      int from = experiment.split().validation(one.id()).from();
      if (from < seen) {
        throw new InvalidInputException(
            "series %s: validation begins at %s, but the run knows the rows up to %s; leave data.split out, or let it begin later"
                .formatted(one.id(), one.time().label(from), one.time().label(seen - 1)));
      }
    }
  }
}
