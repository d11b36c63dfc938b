package io.github.sinecast.window;

import io.github.sinecast.FittedScaler;
import io.github.sinecast.History;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Level and spread of a window's own rows, by {@link Normalisation}.
 *
 * @param normalisation which level, and how much each row counts
 * @param rows the rows of a window, L
 * @param inputs the numbers of each row, C; those that tell times or categories stay as they are
 */
record InstanceScales(Normalisation normalisation, int rows, List<WindowInput> inputs) {
  /**
   * A window with each channel in units of its own spread around its own level.
   *
   * @param scaled the inputs of a window by row: its past, then perhaps rows that are known ahead
   * @return as many numbers
   */
  float[] normalised(float[] scaled) {
    int channels = inputs.size();
    float[] normalised = scaled.clone();
    for (int channel = 0; channel < channels; channel++) {
      int first = channel;
      boolean known = inputs.get(channel) instanceof KnownInput;
      if (!inputs.get(channel).isNormalised()) {
        continue;
      }
      FittedScaler scale = scale(rows, row -> scaled[first + row * channels]);
      int end = known ? scaled.length : rows * channels;
      for (int at = first; at < end; at += channels) {
        normalised[at] = (float) scale.scale(scaled[at]);
      }
    }
    return normalised;
  }

  /**
   * The level and spread, in learned units, that the answer for a window is a multiple of.
   *
   * @param origin the row after the window's last
   * @param learned the scale of what is learned
   */
  FittedScaler ofTarget(Target target, History history, int origin, FittedScaler learned) {
    int first = origin - rows;
    if (target == Target.LEVEL) {
      return scale(rows, row -> learned.scale(history.target(first + row)));
    }
    FittedScaler changes =
        scale(
            rows - 1,
            row -> {
              double before = history.target(first + row);
              return target.change().between(before, history.target(first + row + 1))
                  / learned.spread();
            });
    return new FittedScaler(0, changes.spread());
  }

  private FittedScaler scale(int count, IntToDoubleFunction value) {
    double decay = normalisation.decay();
    double weight = 0;
    double sum = 0;
    for (int row = 0; row < count; row++) {
      weight = decay * weight + 1;
      sum = decay * sum + value.applyAsDouble(row);
    }
    double mean = sum / weight;
    double squares = 0;
    for (int row = 0; row < count; row++) {
      double distance = value.applyAsDouble(row) - mean;
      squares = decay * squares + distance * distance;
    }
    return new FittedScaler(
        normalisation == Normalisation.LAST ? value.applyAsDouble(count - 1) : mean,
        Math.sqrt(squares / weight + Normalisation.VARIANCE_ADDED));
  }
}
