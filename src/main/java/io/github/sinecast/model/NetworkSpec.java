package io.github.sinecast.model;

import io.github.sinecast.window.WindowForm;

/** The shape of a network that a {@code Trainer} can train: what it is made of and what it says. */
public sealed interface NetworkSpec permits EncoderSpec, NLinearSpec, DLinearSpec {
  /** The name under which its scores stand, in kebab case. */
  String name();

  /** What is said of each step. */
  Head head();

  /** The form in which it reads windows. */
  WindowForm form();

  /** The share of numbers set to zero while training. */
  double dropout();

  /** Whether it must know dates. */
  boolean needsDates();
}
