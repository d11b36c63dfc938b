package io.github.sinecast.training;

import org.jspecify.annotations.Nullable;

/** Says that the loss of a training run became infinite or no number. */
public class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable TrainingResult before;

  DivergedException(double loss, int epoch, long step, @Nullable TrainingResult before) {
    super(
        ("training diverged: the loss became %s in epoch %s at step %s; lower"
                + " training.learning-rate or training.clip-norm, or give the schedule a warm-up")
            .formatted(loss, epoch, step));
    this.before = before;
  }

  /** This with what a training before this one had come to. */
  public DivergedException after(TrainingResult earlier) {
    return new DivergedException(this, earlier);
  }

  private DivergedException(DivergedException cause, TrainingResult before) {
    super(cause.getMessage(), cause);
    this.before = before;
  }

  /** As another says it. */
  protected DivergedException(DivergedException other) {
    super(other.getMessage(), other);
    this.before = other.before;
  }

  /** What training had come to in the epochs that ended before; null if none did. */
  public @Nullable TrainingResult before() {
    return before;
  }
}
