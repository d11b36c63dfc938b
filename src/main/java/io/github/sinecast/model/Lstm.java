package io.github.sinecast.model;

import io.github.sinecast.Require;
import io.github.sinecast.window.WindowForm;
import io.github.sinecast.window.WindowSpec;

/**
 * A recurrent network: one layer of long short-term memory, whose last state is mapped to all steps
 * at once. It reads the patches of a window one after the other, and so needs no positional
 * encoding. It answers with a value a step, learned by the squared error.
 *
 * <p>Source: Hochreiter and Schmidhuber, Long short-term memory (1997),
 * doi:10.1162/neco.1997.9.8.1735.
 *
 * @param hidden the numbers in the layer's state
 */
public record Lstm(int hidden) implements NetworkSpec {
  /** As many numbers as the quickstart's encoder is wide. */
  public static final int USUAL_SIZE = 32;

  public Lstm {
    Require.atLeast(1, hidden, "hidden");
  }

  @Override
  public String name() {
    return "lstm";
  }

  @Override
  public Head head() {
    return PointHead.MEAN;
  }

  @Override
  public WindowForm form() {
    return WindowForm.TOKENS;
  }

  @Override
  public boolean starts() {
    return false;
  }

  @Override
  public boolean learnsWholeBatches() {
    return true;
  }

  @Override
  public Network network(WindowSpec window, Start start) {
    return new LstmNetwork(this, window, 0);
  }

  @Override
  public Learner learner(WindowSpec window, Start start, long seed) {
    return new LstmNetwork(this, window, seed);
  }
}
