package io.github.sinecast.encoding;

/**
 * The sizes that an encoding is made for.
 *
 * @param tokens the number of tokens in a window, T
 * @param width the model width, D
 * @param heads the number of attention heads, N
 */
public record TokenShape(int tokens, int width, int heads) {
  public TokenShape {
    if (tokens < 1 || width < 1 || heads < 1) {
      throw new IllegalArgumentException(
          "tokens, width and heads must be at least 1, found %d, %d and %d"
              .formatted(tokens, width, heads));
    }
  }

  /** The width of one head, K; only where the heads divide the width. */
  public int headWidth() {
    return width / heads;
  }
}
