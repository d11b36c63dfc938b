package io.github.sinecast.model;

import io.github.sinecast.encoding.PositionTable;
import io.github.sinecast.encoding.Rotation;
import io.github.sinecast.encoding.ScoreBias;
import io.github.sinecast.encoding.Sites;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a positional encoding contributes, as parts of a graph. It knows the sites and their kinds
 * of numbers, never an encoding.
 *
 * <p>Shapes in comments as in {@link EncoderGraph}.
 */
final class PositionSites implements Sites {
  private final SameDiff graph;
  private final DataType type;
  private final ParameterStore parameters;
  private final int tokens;
  private final int heads;
  private final List<SDVariable> tables = new ArrayList<>();
  private final List<SDVariable> biases = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();

  PositionSites(SameDiff graph, DataType type, ParameterStore parameters, int tokens, int heads) {
    this.graph = graph;
    this.type = type;
    this.parameters = parameters;
    this.tokens = tokens;
    this.heads = heads;
  }

  @Override
  public void addToInput(PositionTable table) {
    tables.add(table.isLearned() ? learned(table) : computed(table));
  }

  @Override
  public void addToScores(ScoreBias bias) {
    int levels = bias.levels();
    double[] values = new double[levels * heads];
    for (int level = 0; level < levels; level++) {
      for (int head = 0; head < heads; head++) {
        values[level * heads + head] = bias.level(level, head);
      }
    }
    SDVariable table =
        bias.isLearned()
            ? parameters.given("score-bias", new long[] {levels, heads}, values)
            : constant("score-bias", values, levels, heads); // [levels, N]
    double[] chosen = new double[tokens * tokens * levels];
    for (int query = 0; query < tokens; query++) {
      for (int key = 0; key < tokens; key++) {
        chosen[(query * tokens + key) * levels + bias.index(query, key)] = 1;
      }
    }
    // A product with ones and zeros: SameDiff's gather of a trained table has a wrong gradient.
    SDVariable pairs =
        constant("score-bias.levels", chosen, (long) tokens * tokens, levels)
            .mmul(table); // [T T, N]
    biases.add(pairs.reshape(tokens, tokens, heads).permute(2, 0, 1)); // [N, T, T]
  }

  @Override
  public void rotate(Rotation rotation) {
    int width = rotation.headWidth();
    double[] cosines = new double[tokens * width];
    double[] sines = new double[tokens * width];
    for (int position = 0; position < tokens; position++) {
      for (int column = 0; column < width; column++) {
        int pair = rotation.pair(column);
        double angle = pair < 0 ? 0 : rotation.angle(position, pair);
        cosines[position * width + column] = Math.cos(angle);
        sines[position * width + column] = Math.sin(angle);
      }
    }
    double[] quarter = new double[width * width];
    for (int column = 0; column < width; column++) {
      if (rotation.pair(column) >= 0) {
        quarter[rotation.partner(column) * width + column] = rotation.isFirst(column) ? -1 : 1;
      }
    }
    turns.add(
        new Turn(
            constant("rotation.cosines", cosines, tokens, 1, width),
            constant("rotation.sines", sines, tokens, 1, width),
            constant("rotation.quarter-turn", quarter, width, width)));
  }

  /** Token embeddings [B T, D] with what is added to them. */
  SDVariable withPositions(SDVariable rows, int width) {
    SDVariable with = rows;
    for (SDVariable table : tables) {
      with = with.reshape(-1, tokens, width).add(table).reshape(-1, width); // [B T, D]
    }
    return with;
  }

  /** Attention scores [B, N, T, T] with what is added to them. */
  SDVariable withBiases(SDVariable scores) {
    SDVariable with = scores;
    for (SDVariable bias : biases) {
      with = with.add(bias); // [B, N, T, T]
    }
    return with;
  }

  /** Queries or keys [B T, D], turned. */
  SDVariable turned(SDVariable rows) {
    SDVariable with = rows;
    for (Turn turn : turns) {
      with = turn.of(with, tokens, heads);
    }
    return with;
  }

  /**
   * A rotation as numbers: {@code x cos + (x Q) sin}, where Q turns each pair by a quarter.
   *
   * @param cosines T x 1 x K
   * @param sines T x 1 x K
   * @param quarter K x K
   */
  private record Turn(SDVariable cosines, SDVariable sines, SDVariable quarter) {
    SDVariable of(SDVariable rows, int tokens, int heads) {
      long width = quarter.getShape()[0];
      SDVariable across = rows.reshape(-1, width).mmul(quarter); // [B T N, K]
      SDVariable straight = rows.reshape(-1, tokens, heads, width).mul(cosines); // [B, T, N, K]
      return straight
          .add(across.reshape(-1, tokens, heads, width).mul(sines))
          .reshape(-1, heads * width); // [B T, D]
    }
  }

  private SDVariable computed(PositionTable table) {
    return constant("positions", values(table, tokens), tokens, table.width());
  }

  private SDVariable learned(PositionTable table) {
    long[] shape = {table.positions(), table.width()};
    SDVariable all = parameters.given("positions", shape, values(table, table.positions()));
    return table.positions() == tokens
        ? all
        : graph.slice(all, new int[] {0, 0}, tokens, table.width());
  }

  private static double[] values(PositionTable table, int positions) {
    double[] values = new double[positions * table.width()];
    for (int position = 0; position < positions; position++) {
      for (int column = 0; column < table.width(); column++) {
        values[position * table.width() + column] = table.value(position, column);
      }
    }
    return values;
  }

  private SDVariable constant(String name, double[] values, long... shape) {
    return graph.constant(name, Nd4j.createFromArray(values).reshape(shape).castTo(type));
  }
}
