package io.github.sinecast.encoding;

import io.github.sinecast.encoding.formula.Numbers;
import java.util.function.UnaryOperator;

/**
 * The places inside an encoder where a positional encoding can act. A network implements this; an
 * encoding calls the sites it acts on. Shapes are those of one window.
 */
public interface Sites {
  /**
   * Adds one row to each token embedding, before the first layer.
   *
   * @param table from the token embeddings {@code [T, D]} to what is added to them, {@code [T, D]}
   */
  void addToInput(UnaryOperator<Numbers> table);

  /**
   * Changes the tokens after the first layer.
   *
   * @param change from {@code [T, D]} to {@code [T, D]}
   */
  void changeBetweenBlocks(UnaryOperator<Numbers> change);

  /**
   * Adds a number to each attention score, in every layer, after the product of query and key was
   * divided by the root of the head width and before softmax.
   */
  void addToScores(ScoreTerm term);

  /** Multiplies the product of query and key, in every layer, before anything is added to it. */
  void scaleContent(double factor);

  /** Turns pairs of numbers in each query and each key, in the layers that the rotation names. */
  void rotate(Rotation rotation);

  /** Replaces each query and each key, in every layer, before their product. */
  void transform(Transform transform);

  /** Adds a number to each attention weight, in every layer, after softmax. */
  void addToWeights(WeightTerm term);

  /** Adds to what attention takes from the values, in every layer. */
  void addToValues(ValueTerm term);

  /** What is added to the attention scores of a layer. */
  @FunctionalInterface
  interface ScoreTerm {
    /**
     * The term.
     *
     * @param layer from 0
     * @return {@code [N, T, T]}, by head, query and key
     */
    Numbers of(int layer, Content content);
  }

  /**
   * What the attention of a layer is computed from.
   *
   * @param tokens {@code [T, D]}, what queries and keys are made of
   * @param queries {@code [N, T, K]}, as they are before anything turns or replaces them
   * @param keys {@code [N, T, K]}, as the queries
   */
  record Content(Numbers tokens, Numbers queries, Numbers keys) {}

  /** What takes the place of the queries and keys of a layer. */
  interface Transform {
    /**
     * The new queries.
     *
     * @param layer from 0
     * @param queries {@code [N, T, K]}
     * @return {@code [N, T, W]}, of any width W
     */
    Numbers queries(int layer, Numbers queries);

    /** The new keys, of the width of the new queries. */
    Numbers keys(int layer, Numbers keys);
  }

  /** What is added to the attention weights of a layer. */
  @FunctionalInterface
  interface WeightTerm {
    /**
     * The term.
     *
     * @param layer from 0
     * @return {@code [N, T, T]}, by head, query and key
     */
    Numbers of(int layer);
  }

  /** What is added to a layer's mixed values. */
  @FunctionalInterface
  interface ValueTerm {
    /**
     * The term.
     *
     * @param layer from 0
     * @param weights the attention weights, {@code [N, T, T]}
     * @return {@code [N, T, K]}
     */
    Numbers of(int layer, Numbers weights);
  }
}
