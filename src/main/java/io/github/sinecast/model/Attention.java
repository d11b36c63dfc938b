package io.github.sinecast.model;

/** Which tokens a token attends to. */
public enum Attention {
  /** All of its window. */
  BIDIRECTIONAL,
  /** Those up to its own step: a later token never changes an earlier one. */
  CAUSAL
}
