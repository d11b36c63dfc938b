package io.github.sinecast.model;

import io.github.sinecast.encoding.Rotation;
import io.github.sinecast.encoding.Sites;
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
 * <p>Shapes in comments as in {@link EncoderGraph}.
 */
final class PositionSites implements Sites {
  private final SameDiff graph;
  private final GraphFormulas formulas;
  private final EncoderShape shape;
  private final List<Numbers> tables = new ArrayList<>();
  private final List<UnaryOperator<Numbers>> changes = new ArrayList<>();
  private final List<ScoreTerm> scoreTerms = new ArrayList<>();
  private final List<WeightTerm> weightTerms = new ArrayList<>();
  private final List<ValueTerm> valueTerms = new ArrayList<>();
  private final List<Turn> queryTurns = new ArrayList<>();
  private final List<Turn> keyTurns = new ArrayList<>();
  private double contentScale = 1;

  PositionSites(SameDiff graph, GraphFormulas formulas) {
    this.graph = graph;
    this.formulas = formulas;
    this.shape = formulas.shape();
  }

  @Override
  public void addToInput(Numbers table) {
    tables.add(table);
  }

  @Override
  public void changeBetweenBlocks(UnaryOperator<Numbers> change) {
    changes.add(change);
  }

  @Override
  public void addToScores(ScoreTerm term) {
    scoreTerms.add(term);
  }

  @Override
  public void scaleContent(double factor) {
    contentScale *= factor;
  }

  @Override
  public void rotate(Rotation rotation) {
    queryTurns.add(turn(rotation, rotation::queryScale));
    keyTurns.add(turn(rotation, rotation::keyScale));
  }

  @Override
  public void addToWeights(WeightTerm term) {
    weightTerms.add(term);
  }

  @Override
  public void addToValues(ValueTerm term) {
    valueTerms.add(term);
  }

  /** What the product of query and key is multiplied by, besides the root of the head width. */
  double contentScale() {
    return contentScale;
  }

  /** Token embeddings [B T, D] with what is added to them. */
  SDVariable withPositions(SDVariable rows) {
    SDVariable with = rows;
    for (Numbers table : tables) {
      SDVariable added = ((GraphNumbers) table).variable(); // [T, D] or [B, T, D]
      with = with.reshape(-1, shape.tokens(), shape.width()).add(added).reshape(-1, shape.width());
    }
    return with; // [B T, D]
  }

  /** Tokens [B T, D] after the first layer, changed. */
  SDVariable betweenBlocks(SDVariable rows) {
    if (changes.isEmpty()) {
      return rows;
    }
    Numbers tokens =
        GraphNumbers.batched(
            graph, rows.reshape(-1, shape.tokens(), shape.width()), shape.tokens(), shape.width());
    for (UnaryOperator<Numbers> change : changes) {
      tokens = change.apply(tokens);
    }
    return ((GraphNumbers) tokens).variable().reshape(-1, shape.width());
  }

  /** Queries [B T, D], turned. */
  SDVariable turnedQueries(SDVariable rows) {
    return turned(rows, queryTurns);
  }

  /** Keys [B T, D], turned. */
  SDVariable turnedKeys(SDVariable rows) {
    return turned(rows, keyTurns);
  }

  /**
   * Attention scores [B, N, T, T] with what is added to them.
   *
   * @param queries [B, N, T, K]
   * @param keys [B, N, T, K]
   */
  SDVariable withBiases(int layer, SDVariable scores, SDVariable queries, SDVariable keys) {
    SDVariable with = scores;
    for (ScoreTerm term : scoreTerms) {
      Numbers added = term.of(layer, heads(queries), heads(keys));
      with = with.add(((GraphNumbers) added).variable()); // [B, N, T, T]
    }
    return shape.causal() ? with.add(mask(-1e9, 0)) : with;
  }

  /** Attention weights [B, N, T, T] with what is added to them. */
  SDVariable withWeights(int layer, SDVariable weights) {
    SDVariable with = weights;
    for (WeightTerm term : weightTerms) {
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
    for (ValueTerm term : valueTerms) {
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

  private GraphNumbers heads(SDVariable rows) {
    return GraphNumbers.batched(graph, rows, shape.heads(), shape.tokens(), shape.headWidth());
  }

  private SDVariable turned(SDVariable rows, List<Turn> turns) {
    SDVariable with = rows;
    for (Turn turn : turns) {
      with = turn.of(with, shape);
    }
    return with;
  }

  private Turn turn(Rotation rotation, Rotation.PairNumber scale) {
    int width = shape.headWidth();
    Numbers cosines =
        formulas.byPosition(
            rotation.clock(),
            width,
            (position, column) -> {
              int pair = rotation.pair(column);
              return pair < 0
                  ? 1
                  : scale.at(position, pair) * Math.cos(rotation.angle(position, pair));
            });
    Numbers sines =
        formulas.byPosition(
            rotation.clock(),
            width,
            (position, column) -> {
              int pair = rotation.pair(column);
              return pair < 0
                  ? 0
                  : scale.at(position, pair) * Math.sin(rotation.angle(position, pair));
            });
    double[] quarter = new double[width * width];
    for (int column = 0; column < width; column++) {
      if (rotation.pair(column) >= 0) {
        quarter[rotation.partner(column) * width + column] = rotation.isFirst(column) ? -1 : 1;
      }
    }
    return new Turn(
        ((GraphNumbers) cosines.reshaped(shape.tokens(), 1, width)).variable(),
        ((GraphNumbers) sines.reshaped(shape.tokens(), 1, width)).variable(),
        ((GraphNumbers) formulas.constant(quarter, width, width)).variable());
  }

  /**
   * A rotation as numbers: {@code x cos + (x Q) sin}, where Q turns each pair by a quarter.
   *
   * @param cosines T x 1 x K, or B x T x 1 x K
   * @param sines as the cosines
   * @param quarter K x K
   */
  private record Turn(SDVariable cosines, SDVariable sines, SDVariable quarter) {
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
