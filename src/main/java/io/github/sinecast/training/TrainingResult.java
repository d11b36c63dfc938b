package io.github.sinecast.training;

import io.github.sinecast.model.Weights;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What training came to.
 *
 * @param weights those with the lowest validation loss
 * @param epochs all epochs of the training that was validated, in order
 * @param refit the weights of a further training on more rows; null without one
 * @param others what the trainings of the further members of an ensemble came to, each with a seed
 *     of its own; empty without an ensemble
 */
public record TrainingResult(
    Weights weights,
    List<EpochResult> epochs,
    @Nullable Weights refit,
    List<TrainingResult> others) {
  public TrainingResult {
    epochs = List.copyOf(epochs);
    others = List.copyOf(others);
  }

  /** Without a further training. */
  public TrainingResult(Weights weights, List<EpochResult> epochs) {
    this(weights, epochs, null, List.of());
  }

  /** This result with the weights of a further training. */
  public TrainingResult withRefit(Weights further) {
    return new TrainingResult(weights, epochs, further, others);
  }

  /** This result as that of the first member of an ensemble. */
  public TrainingResult withOthers(List<TrainingResult> further) {
    return new TrainingResult(weights, epochs, refit, further);
  }

  /** What each member of an ensemble came to, this first; this alone without an ensemble. */
  public List<TrainingResult> members() {
    return Stream.concat(Stream.of(this), others.stream()).toList();
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
