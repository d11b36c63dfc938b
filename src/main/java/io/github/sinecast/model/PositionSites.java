package io.github.sinecast.model;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.Contributions;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.Rotation;
import io.github.sinecast.encoding.Sites.Content;
import io.github.sinecast.encoding.Sites.ScoreTerm;
import io.github.sinecast.encoding.Sites.Transform;
import io.github.sinecast.encoding.Sites.ValueTerm;
import io.github.sinecast.encoding.Sites.WeightTerm;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * What a positional encoding contributes, as parts of a graph. It knows the sites, never an
 * encoding.
 *
 * <p>Shapes in comments as in {@link NetworkGraph}.
 */
final class PositionSites {
  private final SameDiff graph;
  private final GraphFormulas formulas;
  private final EncoderShape shape;
  private final Contributions contributions;
  private final List<Turn> queryTurns = new ArrayList<>();
  private final List<Turn> keyTurns = new ArrayList<>();

  /**
   * @throws InvalidSettingException if the encoding cannot serve the network
   */
  PositionSites(SameDiff graph, GraphFormulas formulas, PositionalEncoding encoding) {
    this.graph = graph;
    this.formulas = formulas;
    this.shape = formulas.shape();
    this.contributions = Contributions.of(encoding, formulas);
    for (Rotation rotation : contributions.rotations()) {
      queryTurns.add(turn(rotation, rotation::queryScale));
      keyTurns.add(turn(rotation, rotation::keyScale));
    }
  }

  /** What the product of query and key is multiplied by, besides the root of the head width. */
  double contentScale() {
    return contributions.contentScale();
  }

  /** Token embeddings [B T, D] with what is added to them. */
  SDVariable withPositions(SDVariable rows) {
    SDVariable with = rows;
    for (UnaryOperator<Numbers> table : contributions.tables()) {
      Numbers added = table.apply(tokens(rows)); // [T, D] or [B, T, D]
      with =
          with.reshape(-1, shape.tokens(), shape.width())
              .add(((GraphNumbers) added).variable())
              .reshape(-1, shape.width());
    }
    return with; // [B T, D]
  }

  /** Tokens [B T, D] after the first layer, changed. */
  SDVariable betweenBlocks(SDVariable rows) {
    if (contributions.changes().isEmpty()) {
      return rows;
    }
    Numbers tokens = tokens(rows);
    for (UnaryOperator<Numbers> change : contributions.changes()) {
      tokens = change.apply(tokens);
    }
    return ((GraphNumbers) tokens).variable().reshape(-1, shape.width());
  }

  /** Queries [B T, D] of a layer by head, turned or replaced: [B, N, T, K] or another width. */
  SDVariable queries(int layer, SDVariable rows) {
    Numbers queries = heads(turned(layer, rows, queryTurns));
    for (Transform transform : contributions.transforms()) {
      queries = transform.queries(layer, queries);
    }
    return ((GraphNumbers) queries).variable();
  }

  /** Keys [B T, D] of a layer, as the queries. */
  SDVariable keys(int layer, SDVariable rows) {
    Numbers keys = heads(turned(layer, rows, keyTurns));
    for (Transform transform : contributions.transforms()) {
      keys = transform.keys(layer, keys);
    }
    return ((GraphNumbers) keys).variable();
  }

  /**
   * Attention scores [B, N, T, T] with what is added to them.
   *
   * @param tokens [B T, D], what queries and keys are made of
   * @param queries [B T, D], not turned: terms other than the product are about content
   * @param keys [B T, D], not turned
   */
  SDVariable withBiases(
      int layer, SDVariable scores, SDVariable tokens, SDVariable queries, SDVariable keys) {
    SDVariable with = scores;
    for (ScoreTerm term : contributions.scoreTerms()) {
      Numbers added = term.of(layer, new Content(tokens(tokens), heads(queries), heads(keys)));
      with = with.add(((GraphNumbers) added).variable()); // [B, N, T, T]
    }
    if (!shape.causal()) {
      return with;
    }
    // Replaced, not lowered: a rotation that fades may make the scores of later keys huge.
    return with.mul(mask(0, 1)).add(mask(-1e9, 0));
  }

  /** Attention weights [B, N, T, T] with what is added to them. */
  SDVariable withWeights(int layer, SDVariable weights) {
    SDVariable with = weights;
    for (WeightTerm term : contributions.weightTerms()) {
      SDVariable added = ((GraphNumbers) term.of(layer)).variable(); // [N, T, T]
      with = with.add(shape.causal() ? added.mul(mask(0, 1)) : added); // [B, N, T, T]
    }
    return with;
  }

  /**
   * Mixed values [B, N, T, K] with what is added to them.
   *
   * @param weights [B, N, T, T]
   */
  SDVariable withValues(int layer, SDVariable weights, SDVariable mixed) {
    SDVariable with = mixed;
    for (ValueTerm term : contributions.valueTerms()) {
      Numbers pairs =
          GraphNumbers.batched(graph, weights, shape.heads(), shape.tokens(), shape.tokens());
      with = with.add(((GraphNumbers) term.of(layer, pairs)).variable()); // [B, N, T, K]
    }
    return with;
  }

  /** One number for keys of later steps than their query's, another for all others: [T, T]. */
  private SDVariable mask(double later, double others) {
    int tokens = shape.tokens();
    double[] mask = new double[tokens * tokens];
    for (int index = 0; index < mask.length; index++) {
      int query = index / tokens / shape.variates();
      int key = index % tokens / shape.variates();
      mask[index] = key > query ? later : others;
    }
    return ((GraphNumbers) formulas.constant(mask, tokens, tokens)).variable();
  }

  private GraphNumbers tokens(SDVariable rows) {
    return GraphNumbers.batched(
        graph, rows.reshape(-1, shape.tokens(), shape.width()), shape.tokens(), shape.width());
  }

  private GraphNumbers heads(SDVariable rows) {
    SDVariable heads =
        rows.reshape(-1, shape.tokens(), shape.heads(), shape.headWidth()).permute(0, 2, 1, 3);
    return GraphNumbers.batched(
        graph, heads, shape.heads(), shape.tokens(), shape.headWidth()); // [B, N, T, K]
  }

  private SDVariable turned(int layer, SDVariable rows, List<Turn> turns) {
    SDVariable with = rows;
    for (Turn turn : turns) {
      with = turn.rotation().turns(layer) ? turn.of(with, shape) : with;
    }
    return with;
  }

  private Turn turn(Rotation rotation, Rotation.PairNumber scale) {
    int width = shape.headWidth();
    Numbers cosines =
        perToken(rotation, 1, (at, k) -> scale.at(at, k) * Math.cos(rotation.angle(at, k)));
    Numbers sines =
        perToken(rotation, 0, (at, k) -> scale.at(at, k) * Math.sin(rotation.angle(at, k)));
    return new Turn(
        rotation,
        ((GraphNumbers) cosines.reshaped(shape.tokens(), 1, width)).variable(),
        ((GraphNumbers) sines.reshaped(shape.tokens(), 1, width)).variable(),
        ((GraphNumbers) formulas.constant(rotation.quarterTurn(width), width, width)).variable());
  }

  /** A number for each token and column of a head, {@code [T, K]}, by the pair it is in. */
  private Numbers perToken(Rotation rotation, double unpaired, Rotation.PairNumber number) {
    return formulas.byPosition(
        rotation.clock(),
        shape.headWidth(),
        (position, column) -> {
          int pair = rotation.pair(column);
          return pair < 0 ? unpaired : number.at(position, pair);
        });
  }

  /**
   * A rotation as numbers: {@code x cos + (x Q) sin}, where Q turns each pair by a quarter.
   *
   * @param rotation the rotation
   * @param cosines T x 1 x K, or B x T x 1 x K
   * @param sines as the cosines
   * @param quarter K x K
   */
  private record Turn(Rotation rotation, SDVariable cosines, SDVariable sines, SDVariable quarter) {
    SDVariable of(SDVariable rows, EncoderShape shape) {
      int tokens = shape.tokens();
      int heads = shape.heads();
      int width = shape.headWidth();
      SDVariable across = rows.reshape(-1, width).mmul(quarter); // [B T N, K]
      SDVariable straight = rows.reshape(-1, tokens, heads, width).mul(cosines); // [B, T, N, K]
      return straight
          .add(across.reshape(-1, tokens, heads, width).mul(sines))
          .reshape(-1, shape.width()); // [B T, D]
    }
  }
}
