package io.github.sinecast.experiment;

import io.github.sinecast.model.Head;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.Normalisation;
import io.github.sinecast.window.WindowContent;
import io.github.sinecast.window.WindowForm;
import io.github.sinecast.window.WindowSpec;
import io.github.sinecast.window.Windows;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The loss that the last known value has as a forecast, in the units that the network learns: what
 * the losses of training and validation are compared with, because their rows are not equally hard.
 *
 * @param training its mean over the training windows and all steps
 * @param validation its mean over the validation windows and all steps
 */
public record LastValueLoss(double training, double validation) {
  private static final int WINDOWS_AT_ONCE = 512;

  /**
   * Computes both.
   *
   * @return null where the head has no finite loss for a certain value, and where the network
   *     starts from a volatility model, whose own loss is that of epoch 0
   */
  public static @Nullable LastValueLoss of(Experiment experiment) {
    Head head = experiment.config().model().head();
    if (head.certain(0) == null || experiment.config().window().target().scale() != null) {
      return null;
    }
    return new LastValueLoss(
        mean(head, experiment.trainingWindows()), mean(head, experiment.validationWindows()));
  }

  private static double mean(Head head, Windows windows) {
    WindowSpec spec = windows.spec();
    double sum = 0;
    for (int from = 0; from < windows.size(); from += WINDOWS_AT_ONCE) {
      int count = Math.min(WINDOWS_AT_ONCE, windows.size() - from);
      int[] order = new int[count];
      for (int window = 0; window < count; window++) {
        order[window] = from + window;
      }
      Batch batch =
          new Batch(spec, new WindowForm(WindowContent.TARGET_PATH, Normalisation.NONE), count);
      windows.gather(order, 0, batch);
      for (int target = 0; target < batch.targets().length; target++) {
        // The path of a window ends with the last known value.
        int window = target / spec.horizon();
        double last = batch.inputs()[(window + 1) * spec.lookback() - 1];
        sum += head.loss(Objects.requireNonNull(head.certain(last)), batch.targets()[target]);
      }
    }
    return sum / ((double) windows.size() * spec.horizon());
  }
}
