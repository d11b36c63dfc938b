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
      public double added(int token, int column) {
        return parts.stream().mapToDouble(part -> part.added(token, column)).sum();
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
