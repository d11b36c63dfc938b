package io.github.sinecast.window;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;

/**
 * How the rows of a window become tokens: each token is a patch of consecutive rows, of all
 * channels or of one.
 *
 * <p>Length 1 and stride 1 make every row a token. Source of patches: Nie et al., A time series is
 * worth 64 words (2023), arXiv:2211.14730.
 *
 * @param length rows in a token
 * @param stride rows from the start of a token to the start of the next
 * @param channels whether a token holds all channels or one
 */
public record Patching(
    @Setting(help = "Rows in one token; 1 makes every row a token.", initial = "1", min = 1)
        int length,
    @Setting(
            help = "Rows from the start of one token to the start of the next.",
            initial = "1",
            min = 1)
        int stride,
    @Setting(
            help = "Whether a token holds all channels (together), or each has its own (apart).",
            initial = "together")
        ChannelTokens channels) {
  /** Every row is a token. */
  public static final Patching POINTS = new Patching(1, 1);

  public Patching {
    Require.atLeast(1, length, "length");
    Require.atLeast(1, stride, "stride");
    Require.that(
        stride <= length,
        "stride",
        "must not exceed the patch length %s, found %s: rows between patches would never be seen"
            .formatted(length, stride));
  }

  /** Patches whose tokens hold all channels. */
  public Patching(int length, int stride) {
    this(length, stride, ChannelTokens.TOGETHER);
  }

  /**
   * The number of patches in a window of {@code lookback} rows, which patches must fill exactly.
   */
  public int steps(int lookback) {
    return (lookback - length) / stride + 1;
  }

  /** Whether patches fill a window of {@code lookback} rows exactly. */
  public boolean fills(int lookback) {
    return lookback >= length && (lookback - length) % stride == 0;
  }
}
