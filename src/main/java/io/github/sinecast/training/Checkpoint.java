package io.github.sinecast.training;

import io.github.sinecast.model.Weights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a training has come to at the end of an epoch, from which it continues to the
 * same bits.
 *
 * <p>Random numbers need no state of their own: dropout is drawn from seed, step and part, and the
 * order of an epoch's windows from the seed and the number of epochs before it. The epochs without
 * a lower validation loss, which patience counts, follow from {@code epochs}.
 *
 * @param epoch the last epoch that ended, counted from 1
 * @param step steps of the optimiser so far
 * @param weights as the optimiser left them
 * @param mean the mean of the weights over steps; equal to them without averaging
 * @param firstMoment the optimiser's mean of gradients
 * @param secondMoment the optimiser's mean of squared gradients
 * @param best those with the lowest validation loss; null in a training that is not validated
 * @param epochs every epoch so far, in order; empty in a training that is not validated
 */
public record Checkpoint(
    int epoch,
    long step,
    Weights weights,
    Weights mean,
    Weights firstMoment,
    Weights secondMoment,
    @Nullable Weights best,
    List<EpochResult> epochs) {
  public Checkpoint {
    epochs = List.copyOf(epochs);
  }
}
