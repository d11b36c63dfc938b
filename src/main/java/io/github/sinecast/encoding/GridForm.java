package io.github.sinecast.encoding;

/** How a grid of times and variates is encoded. */
public enum GridForm {
  /** Half of the width is the sinusoid of the step, half that of the variate. */
  SINUSOIDAL,
  /** Half of the width is a learned row of the step, half one of the variate. */
  LEARNED,
  /** Queries and keys turn with the step; scores know whether two variates are the same. */
  ROTARY
}
