package io.github.sinecast.experiment;

import io.github.sinecast.training.DivergedException;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.training.TrainingResult;

/** Watches a run; called on the thread that runs it. */
public interface RunListener {
  /** A listener that does not care. */
  RunListener NONE = new RunListener() {};

  /**
   * Before everything is fitted once more.
   *
   * @param fold counted from 1
   */
  default void onFold(int fold, int folds) {}

  /**
   * Before the network of a fold is trained.
   *
   * @return who watches the training, closed when it ends
   */
  default TrainingListener onNetwork(Experiment fold) {
    return TrainingListener.NONE;
  }

  /** After the network of a fold was trained. */
  default void onNetworkTrained(TrainingResult result) {}

  /**
   * Before a rival of the network is trained, or the network with another seed.
   *
   * @param name what is trained
   * @return who watches the training, closed when it ends
   */
  default TrainingListener onRival(String name) {
    return TrainingListener.NONE;
  }

  /** After a rival diverged, which is not judged. */
  default void onMissing(String name, DivergedException diverged) {}

  /**
   * After all trainings of a fold, before anybody forecasts.
   *
   * @param rivals how many rivals and further runs are judged
   */
  default void onTrained(int rivals) {}
}
