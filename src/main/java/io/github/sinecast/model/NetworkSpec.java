package io.github.sinecast.model;

import io.github.sinecast.window.WindowForm;
import io.github.sinecast.window.WindowSpec;

/** The shape of a network that a {@code Trainer} can train: what it is made of and what it says. */
public sealed interface NetworkSpec permits GraphSpec, Lstm {
  /** The name under which its scores stand, in kebab case. */
  String name();

  /** What is said of each step. */
  Head head();

  /** The form in which it reads windows. */
  WindowForm form();

  /** Whether it must know dates. */
  default boolean needsDates() {
    return false;
  }

  /** Whether it learns from a batch as a whole: where small parts cost more than threads gain. */
  default boolean learnsWholeBatches() {
    return false;
  }

  /** A network of this shape that answers, whose weights are still to be written. */
  default Network network(WindowSpec window) {
    return network(window, Start.NONE);
  }

  /** A network of this shape that answers with what is added to a start. */
  Network network(WindowSpec window, Start start);

  /**
   * A network of this shape that learns.
   *
   * @param seed where its values before training come from
   */
  default Learner learner(WindowSpec window, long seed) {
    return learner(window, Start.NONE, seed);
  }

  /** A network of this shape that learns what is to be added to a start. */
  Learner learner(WindowSpec window, Start start, long seed);

  /** Whether it can start from a statistical model. */
  default boolean starts() {
    return true;
  }
}
