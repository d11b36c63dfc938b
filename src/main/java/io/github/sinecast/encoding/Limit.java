package io.github.sinecast.encoding;

/** What an encoding asks of a network or of its data, or cannot do. */
public enum Limit {
  /** It works on pairs of columns. */
  EVEN_WIDTH("even width"),
  /** It works on pairs of a head's columns. */
  EVEN_HEAD_WIDTH("even head width"),
  /** It has learned numbers for so many positions; a longer input is refused. */
  MAXIMUM_LENGTH("maximum length"),
  /** It overflows, or has no meaning, for keys after their query. */
  CAUSAL_ONLY("causal attention only"),
  /** It computes from the whole window, so that no token is hidden from an earlier one. */
  BIDIRECTIONAL_ONLY("bidirectional attention only"),
  /** Its positions are whole numbers, so that no clock but the index serves. */
  COUNTED_POSITIONS("counted positions only"),
  /** Rows without dates have no positions for it. */
  NEEDS_DATES("needs dates"),
  /** It defines the whole attention score, which nothing else may change. */
  WHOLE_SCORE("alone in the score"),
  /** It cannot tell past from future: reversing tokens and gaps reverses what comes out. */
  BLIND_TO_DIRECTION("blind to direction");

  private final String words;

  Limit(String words) {
    this.words = words;
  }

  /** How people name it. */
  public String words() {
    return words;
  }
}
