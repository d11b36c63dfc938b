package io.github.sinecast.training;

import io.github.sinecast.model.Weights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What training came to.
 *
 * @param weights those with the lowest validation loss
 * @param epochs all epochs of the training that was validated, in order
 * @param refit the weights of a further training on more rows; null without one
 */
public record TrainingResult(Weights weights, List<EpochResult> epochs, @Nullable Weights refit) {
  public TrainingResult {
    epochs = List.copyOf(epochs);
  }

  /** Without a further training. */
  public TrainingResult(Weights weights, List<EpochResult> epochs) {
    this(weights, epochs, null);
  }

  /** This result with the weights of a further training. */
  public TrainingResult withRefit(Weights further) {
    return new TrainingResult(weights, epochs, further);
  }

  /** The weights to forecast with: of the further training, if there was one. */
  public Weights last() {
    return refit == null ? weights : refit;
  }

  /** The epoch whose weights were kept. */
  public EpochResult best() {
    return epochs.stream()
        .filter(EpochResult::best)
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new IllegalStateException("no epoch was the best"));
  }
}
