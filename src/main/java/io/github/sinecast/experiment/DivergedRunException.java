package io.github.sinecast.experiment;

import io.github.sinecast.training.DivergedException;

/** Says that the network of a run diverged, and in which fit. */
public final class DivergedRunException extends DivergedException {
  private static final long serialVersionUID = 1L;

  private final transient Experiment fold;

  DivergedRunException(Experiment fold, DivergedException cause) {
    super(cause);
    this.fold = fold;
  }

  /** The fit whose network diverged. */
  public Experiment fold() {
    return fold;
  }
}
