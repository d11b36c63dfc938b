package io.github.sinecast.model;

import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import io.github.sinecast.window.SeriesScale;
import java.util.Objects;

/**
 * A series that a network was trained on: its scale, and by what it is recognised.
 *
 * @param scale the scale fitted to its training rows
 * @param trainingRows the number of rows up to the last that was trained on
 * @param seenRows the number of rows up to the last that training or validation saw
 * @param firstTarget the target in the first row
 * @param lastTarget the target in the last training row
 */
public record TrainedSeries(
    SeriesScale scale, int trainingRows, int seenRows, double firstTarget, double lastTarget) {
  public TrainedSeries {
    Objects.requireNonNull(scale, "scale");
    if (trainingRows < 1 || seenRows < trainingRows) {
      throw new IllegalArgumentException(
          "a trained series has training rows among those seen, found %d of %d"
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
    return new TrainedSeries(
        scale, training.to(), seenRows, history.target(0), history.target(training.to() - 1));
  }

  /** Whether a history is of this very series, and not of another with the same name. */
  boolean isThatOf(History history) {
    return history.length() >= trainingRows
        && history.target(0) == firstTarget
        && history.target(trainingRows - 1) == lastTarget;
  }
}
