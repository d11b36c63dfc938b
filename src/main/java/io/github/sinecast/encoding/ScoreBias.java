package io.github.sinecast.encoding;

import java.util.Arrays;

/**
 * What is added to the attention scores: for each head a number for each pair of tokens, N x T x T.
 *
 * <p>The number for head h, query i and key j is {@code levels[index[i][j]][h]}. A formula
 * determines the levels, or training changes them, the same in all layers. Immutable.
 */
public final class ScoreBias {
  private final int[][] index;
  private final double[][] levels;
  private final boolean learned;

  private ScoreBias(int[][] index, double[][] levels, boolean learned) {
    this.index = Arrays.stream(index).map(int[]::clone).toArray(int[][]::new);
    this.levels = Arrays.stream(levels).map(double[]::clone).toArray(double[][]::new);
    this.learned = learned;
  }

  /**
   * Levels that a formula determines.
   *
   * @param index the level of each pair of query and key, T x T
   * @param levels the numbers of each level, one for each head
   */
  static ScoreBias computed(int[][] index, double[][] levels) {
    return new ScoreBias(index, levels, false);
  }

  /** Levels that training changes, at their initial values. */
  static ScoreBias learned(int[][] index, double[][] initial) {
    return new ScoreBias(index, initial, true);
  }

  /** Whether training changes the levels. */
  public boolean isLearned() {
    return learned;
  }

  /** The number of levels. */
  public int levels() {
    return levels.length;
  }

  /** The number of a level for a head. */
  public double level(int level, int head) {
    return levels[level][head];
  }

  /** Which level a pair of tokens has. */
  public int index(int query, int key) {
    return index[query][key];
  }

  /** What is added to the score of a pair of tokens. */
  public double value(int head, int query, int key) {
    return levels[index[query][key]][head];
  }
}
