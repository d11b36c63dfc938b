package io.github.sinecast.model;

import io.github.sinecast.window.WindowSpec;

/** The shape of a network that is built as a SameDiff graph. */
public sealed interface GraphSpec extends NetworkSpec
    permits EncoderSpec, NLinearSpec, DLinearSpec, FitsSpec, SparseTsfSpec, CycleNetSpec {
  @Override
  default Network network(WindowSpec window, Start start) {
    return new GraphNetwork(this, window, start);
  }

  @Override
  default Learner learner(WindowSpec window, Start start, long seed) {
    return new GraphLearner(this, window, start, seed);
  }
}
