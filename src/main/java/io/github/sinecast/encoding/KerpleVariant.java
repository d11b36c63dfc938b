package io.github.sinecast.encoding;

/** The kernel whose logarithm a score gains. */
public enum KerpleVariant {
  /** {@code -r1 ln(1 + r2 d)}. */
  LOG,
  /** {@code -r1 d^r2} with r2 below 2. */
  POWER
}
