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
  Network network(WindowSpec window);

  /**
   * A network of this shape that learns.
   *
   * @param seed where its values before training come from
   */
  Learner learner(WindowSpec window, long seed);
}
