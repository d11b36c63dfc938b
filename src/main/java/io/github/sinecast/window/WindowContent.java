package io.github.sinecast.window;

/** What a network reads of a window. */
public enum WindowContent {
  /** The input channels as tokens, T x I. */
  TOKENS {
    @Override
    public int[] shape(WindowSpec window) {
      return new int[] {window.tokens(), window.tokenWidth()};
    }
  },
  /**
   * The target in each row of the window, L numbers, in the form in which the future is learned:
   * levels, or changes since the last known row, which make the last number 0.
   */
  TARGET_PATH {
    @Override
    public int[] shape(WindowSpec window) {
      return new int[] {window.lookback()};
    }
  };

  /** The shape of one window's numbers. */
  public abstract int[] shape(WindowSpec window);
}
