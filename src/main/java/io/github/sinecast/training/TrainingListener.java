package io.github.sinecast.training;

/** Watches a training run; called on the thread that trains, and closed when training ends. */
public interface TrainingListener extends AutoCloseable {
  /** A listener that does not care. */
  TrainingListener NONE = new TrainingListener() {};

  /** Before a training goes on from a checkpoint, whose epochs are not told once more. */
  default void onContinued(Checkpoint checkpoint) {}

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

  /** After the training, however it ended. */
  @Override
  default void close() {}
}
