package io.github.sinecast.training;

import io.github.sinecast.model.Weights;
import java.util.List;

/**
 * What training came to.
 *
 * @param weights those with the lowest validation loss
 * @param epochs all epochs, in order
 */
public record TrainingResult(Weights weights, List<EpochResult> epochs) {
  public TrainingResult {
    epochs = List.copyOf(epochs);
  }

  /** The epoch whose weights were kept. */
  public EpochResult best() {
    return epochs.stream()
        .filter(EpochResult::best)
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new IllegalStateException("no epoch was the best"));
  }
}
