package io.github.sinecast.experiment;

import io.github.sinecast.training.Checkpoints;

/** Where the trainings of a run leave their checkpoints. */
@FunctionalInterface
public interface RunCheckpoints {
  /** Keeps nothing: a run that is stopped begins again. */
  RunCheckpoints NONE = name -> Checkpoints.NONE;

  /** The place of one training. */
  Checkpoints of(NetworkName name);
}
