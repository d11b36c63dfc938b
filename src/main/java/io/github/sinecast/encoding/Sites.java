package io.github.sinecast.encoding;

/**
 * The places inside an encoder where a positional encoding can act. A network implements this; an
 * encoding calls the sites it acts on.
 */
public interface Sites {
  /**
   * Adds one row to each token embedding, before the first layer.
   *
   * @param table as wide as the model, with at least as many rows as there are tokens (the first
   *     ones are used); added along the token axis, the same for every window of a batch
   */
  void addToInput(PositionTable table);

  /**
   * Adds a number to each attention score, in every layer, after the product of query and key was
   * divided by the root of the head width and before softmax.
   */
  void addToScores(ScoreBias bias);

  /** Turns pairs of numbers in each query and each key, in every layer. */
  void rotate(Rotation rotation);
}
