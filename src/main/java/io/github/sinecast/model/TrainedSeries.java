package io.github.sinecast.model;

import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import io.github.sinecast.TimeLine;
import io.github.sinecast.volatility.FittedVolatility;
import io.github.sinecast.window.SeriesScale;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A series that a network was trained on: its scale, and by what it is recognised.
 *
 * @param scale the scale fitted to its training rows
 * @param trainingRows the number of rows up to the last that was trained on
 * @param seenRows the number of rows up to the last that training or validation saw
 * @param firstTarget the target in the first row
 * @param lastTarget the target in the last training row
 * @param trainedUntil the time of the last training row; empty without dates
 * @param seenUntil the time of the last row that training or validation saw; empty without dates
 * @param stepSeconds the usual seconds between rows; 0 without dates
 */
public record TrainedSeries(
    SeriesScale scale,
    int trainingRows,
    int seenRows,
    double firstTarget,
    double lastTarget,
    String trainedUntil,
    String seenUntil,
    long stepSeconds) {
  public TrainedSeries {
    Objects.requireNonNull(scale, "scale");
    if (trainingRows < 1 || seenRows < trainingRows) {
      throw new IllegalArgumentException(
          "a trained series has training rows among those seen, found %s of %s"
              .formatted(trainingRows, seenRows));
    }
  }

  /**
   * Notes a series.
   *
   * @param training the rows trained on
   * @param seenRows the rows that training or validation saw
   */
  public static TrainedSeries of(
      SeriesScale scale, History history, RowRange training, int seenRows) {
    TimeLine time = history.time();
    boolean dated = time.isDated();
    return new TrainedSeries(
        scale,
        training.to(),
        seenRows,
        history.target(0),
        history.target(training.to() - 1),
        dated ? time.at(training.to() - 1).toString() : "",
        dated ? time.at(Math.min(seenRows, history.length()) - 1).toString() : "",
        dated ? step(time, training.to()) : 0);
  }

  /** This series with a volatility model in its scale. */
  TrainedSeries withVolatility(FittedVolatility volatility) {
    return new TrainedSeries(
        scale.withVolatility(volatility),
        trainingRows,
        seenRows,
        firstTarget,
        lastTarget,
        trainedUntil,
        seenUntil,
        stepSeconds);
  }

  private static long step(TimeLine time, int rows) {
    long[] steps =
        IntStream.range(1, rows)
            .mapToLong(row -> time.epochSecond(row) - time.epochSecond(row - 1))
            .sorted()
            .toArray();
    return steps.length == 0 ? 0 : steps[steps.length / 2];
  }

  /**
   * Whether a history holds the rows of this very series, whatever its name and its first row: it
   * has the last training row, with its date and its target. Without dates, the first and the last
   * training row must be where they were.
   */
  boolean isThatOf(History history) {
    boolean undated = trainedUntil.isEmpty() || !history.time().isDated();
    return targetThen(history) == lastTarget && (!undated || history.target(0) == firstTarget);
  }

  /** The target of a history in the row where this series has its last training row, or NaN. */
  double targetThen(History history) {
    if (trainedUntil.isEmpty() || !history.time().isDated()) {
      return history.length() < trainingRows ? Double.NaN : history.target(trainingRows - 1);
    }
    LocalDateTime last = LocalDateTime.parse(trainedUntil);
    int row = history.time().rowsBefore(last);
    return row < history.length() && history.time().at(row).equals(last)
        ? history.target(row)
        : Double.NaN;
  }

  /** Whether training or validation saw a row after the last of a history of this series. */
  public boolean sawAfter(TimeLine time) {
    if (seenUntil.isEmpty() || !time.isDated()) {
      return seenRows > time.size();
    }
    return LocalDateTime.parse(seenUntil).isAfter(time.at(time.size() - 1));
  }

  /** How many of the first rows of a history of this series training or validation saw. */
  public int seenRows(TimeLine time) {
    return seenUntil.isEmpty() || !time.isDated()
        ? seenRows
        : time.rowsBefore(LocalDateTime.parse(seenUntil).plusSeconds(1));
  }
}
