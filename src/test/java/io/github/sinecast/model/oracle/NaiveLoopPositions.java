package io.github.sinecast.model.oracle;

import java.util.List;

/** What positions do to one window; nothing unless overridden. */
public interface NaiveLoopPositions {
  /** Positions that do nothing. */
  NaiveLoopPositions NONE = new NaiveLoopPositions() {};

  /** What is added to a number of a token before the first layer. */
  default double added(int token, int column) {
    return 0;
  }

  /** What is added to all embedded tokens, T x D. */
  default double[][] addedTo(double[][] embedded) {
    double[][] added = new double[embedded.length][embedded[0].length];
    for (int token = 0; token < embedded.length; token++) {
      for (int column = 0; column < embedded[0].length; column++) {
        added[token][column] = added(token, column);
      }
    }
    return added;
  }

  /** All tokens after the first layer, T x D, changed. */
  default double[][] changed(double[][] tokens) {
    return tokens;
  }

  /** A head's query, K numbers, turned or replaced. */
  default double[] query(int layer, int head, double[] numbers, int i) {
    return numbers;
  }

  /** A head's key, K numbers, turned or replaced. */
  default double[] key(int layer, int head, double[] numbers, int j) {
    return numbers;
  }

  /** What the scaled product of query and key is multiplied by. */
  default double contentScale() {
    return 1;
  }

  /** What is added to a score before softmax, by query and key as they are before they turn. */
  default double score(int layer, int head, double[] query, double[] key, int i, int j) {
    return 0;
  }

  /**
   * What is added to a score besides, by all that the layer attends to.
   *
   * @param tokens T x D, what queries and keys are made of
   * @param query of token i, K numbers
   * @param keys of all tokens, K numbers each
   */
  default double score(
      int layer, int head, double[][] tokens, double[] query, double[][] keys, int i, int j) {
    return 0;
  }

  /** What is added to an attention weight after softmax. */
  default double weight(int layer, int head, int i, int j) {
    return 0;
  }

  /** What is added to number k of a head's mixed values, by the attention weights of query i. */
  default double value(int layer, double[] weights, int i, int k) {
    return 0;
  }

  /** Several at once. */
  static NaiveLoopPositions sum(List<NaiveLoopPositions> parts) {
    return new NaiveLoopPositions() {
      @Override
      public double[][] addedTo(double[][] embedded) {
        double[][] added = new double[embedded.length][embedded[0].length];
        for (NaiveLoopPositions part : parts) {
          double[][] own = part.addedTo(embedded);
          for (int token = 0; token < added.length; token++) {
            for (int column = 0; column < added[0].length; column++) {
              added[token][column] += own[token][column];
            }
          }
        }
        return added;
      }

      @Override
      public double[][] changed(double[][] tokens) {
        double[][] changed = tokens;
        for (NaiveLoopPositions part : parts) {
          changed = part.changed(changed);
        }
        return changed;
      }

      @Override
      public double[] query(int layer, int head, double[] numbers, int i) {
        double[] turned = numbers;
        for (NaiveLoopPositions part : parts) {
          turned = part.query(layer, head, turned, i);
        }
        return turned;
      }

      @Override
      public double[] key(int layer, int head, double[] numbers, int j) {
        double[] turned = numbers;
        for (NaiveLoopPositions part : parts) {
          turned = part.key(layer, head, turned, j);
        }
        return turned;
      }

      @Override
      public double contentScale() {
        return parts.stream()
            .mapToDouble(NaiveLoopPositions::contentScale)
            .reduce(1, (a, b) -> a * b);
      }

      @Override
      public double score(int layer, int head, double[] query, double[] key, int i, int j) {
        return parts.stream().mapToDouble(part -> part.score(layer, head, query, key, i, j)).sum();
      }

      @Override
      public double score(
          int layer, int head, double[][] tokens, double[] query, double[][] keys, int i, int j) {
        return parts.stream()
            .mapToDouble(part -> part.score(layer, head, tokens, query, keys, i, j))
            .sum();
      }

      @Override
      public double weight(int layer, int head, int i, int j) {
        return parts.stream().mapToDouble(part -> part.weight(layer, head, i, j)).sum();
      }

      @Override
      public double value(int layer, double[] weights, int i, int k) {
        return parts.stream().mapToDouble(part -> part.value(layer, weights, i, k)).sum();
      }
    };
  }
}
