package io.github.sinecast.training;

/** Watches a training run; called on the thread that trains. */
public interface TrainingListener {
  /** A listener that does not care. */
  TrainingListener NONE = new TrainingListener() {};

  /**
   * After each step.
   *
   * @param epoch counted from 1
   * @param windows training windows learned from in this epoch so far
   * @param ofWindows training windows in an epoch
   * @param loss the mean loss of this epoch so far
   */
  default void onStep(int epoch, int windows, int ofWindows, double loss) {}

  /** After each epoch and its validation. */
  default void onEpoch(EpochResult result) {}
}
