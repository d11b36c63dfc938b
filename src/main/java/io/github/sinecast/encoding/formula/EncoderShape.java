package io.github.sinecast.encoding.formula;

/**
 * The sizes of the network that an encoding is made for.
 *
 * @param steps the patches of a window, one after the other in time
 * @param variates the tokens of each step, 1 where a token holds all channels
 * @param width the model width, D
 * @param heads the number of attention heads, N
 * @param layers the number of encoder layers, M
 * @param causal whether a token attends to no later one
 */
public record EncoderShape(
    int steps, int variates, int width, int heads, int layers, boolean causal) {
  public EncoderShape {
    if (steps < 1 || variates < 1 || width < 1 || heads < 1 || layers < 1) {
      throw new IllegalArgumentException(
          "steps, variates, width, heads and layers must be at least 1, found %s, %s, %s, %s and %s"
              .formatted(steps, variates, width, heads, layers));
    }
  }

  /** One layer whose tokens are the steps of a window, each attending to all. */
  public EncoderShape(int tokens, int width, int heads) {
    this(tokens, 1, width, heads, 1, false);
  }

  /** The number of tokens in a window, T: those of the first step, then those of the next. */
  public int tokens() {
    return Math.multiplyExact(steps, variates);
  }

  /** The width of one head, K; only where the heads divide the width. */
  public int headWidth() {
    return width / heads;
  }
}
