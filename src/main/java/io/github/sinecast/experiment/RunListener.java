package io.github.sinecast.experiment;

import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.training.DivergedException;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.training.TrainingResult;
import java.util.function.Function;

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
   * Lets the network of a fold be trained.
   *
   * @param training to be called once, with who watches it; may throw {@link DivergedException}
   */
  default TrainingResult network(
      Experiment fold, Function<TrainingListener, TrainingResult> training) {
    return training.apply(TrainingListener.NONE);
  }

  /**
   * Lets a rival of the network be trained, or the network with another seed.
   *
   * @param name what is trained
   * @param training to be called once, with who watches it; may throw {@link DivergedException}
   */
  default TrainedForecaster rival(
      String name, Function<TrainingListener, TrainedForecaster> training) {
    return training.apply(TrainingListener.NONE);
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
