package io.github.sinecast.model;

import io.github.sinecast.Require;

/**
 * A recurrent network: one layer of long short-term memory, whose last state is mapped to all steps
 * at once. It reads the patches of a window one after the other, and so needs no positional
 * encoding.
 *
 * <p>Source: Hochreiter and Schmidhuber, Long short-term memory (1997),
 * doi:10.1162/neco.1997.9.8.1735.
 *
 * @param hidden the numbers in the layer's state
 */
public record Lstm(int hidden) {
  /** As many numbers as the quickstart's encoder is wide. */
  public static final int USUAL_SIZE = 32;

  public Lstm {
    Require.atLeast(1, hidden, "hidden");
  }
}
