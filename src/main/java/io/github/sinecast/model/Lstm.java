package io.github.sinecast.model;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;

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
@TypeName(value = "lstm", help = "a recurrent network: needs no positional encoding")
public record Lstm(@Setting(help = "Numbers in the state.", initial = "32", min = 1) int hidden) {
  public Lstm {
    Require.atLeast(1, hidden, "hidden");
  }
}
