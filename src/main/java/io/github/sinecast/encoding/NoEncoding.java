package io.github.sinecast.encoding;

import io.github.sinecast.TypeName;

/**
 * No positional encoding at all: the control of every experiment.
 *
 * <p>Without one, self-attention cannot tell the order of its tokens; only a head that flattens
 * them can.
 */
@TypeName(value = "none", help = "no positional encoding; the control of every experiment")
public record NoEncoding() implements PositionalEncoding {
  @Override
  public void contribute(TokenShape shape, long seed, Sites sites) {
    // The control acts nowhere.
  }

  @Override
  public void check(TokenShape shape) {
    // Serves every shape.
  }

  @Override
  public long learnedNumbers(TokenShape shape) {
    return 0;
  }
}
