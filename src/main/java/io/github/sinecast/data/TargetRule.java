package io.github.sinecast.data;

/** Which target values may be learned from. */
public enum TargetRule {
  /** Any finite number. */
  ANY_SIGN,
  /** Only numbers greater than 0, because a logarithm is taken of them. */
  POSITIVE
}
