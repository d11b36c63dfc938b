package io.github.sinecast.audit;

import java.util.Arrays;

/** The rows of a column and their ranks, each with mean 0 and variance 1. */
final class Ranked {
  final double[] values;
  final double[] ranks;

  Ranked(double[] values) {
    this(Innovations.standardised(values), Innovations.standardised(Innovations.ranks(values)));
  }

  private Ranked(double[] values, double[] ranks) {
    this.values = values;
    this.ranks = ranks;
  }

  /** The same rows in another order. */
  Ranked inOrder(int[] order) {
    return new Ranked(inOrder(values, order), inOrder(ranks, order));
  }

  private static double[] inOrder(double[] values, int[] order) {
    return Arrays.stream(order).mapToDouble(row -> values[row]).toArray();
  }
}
