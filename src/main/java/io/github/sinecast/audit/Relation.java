package io.github.sinecast.audit;

import io.github.sinecast.Sample;
import java.util.Arrays;

/**
 * How strongly one column goes along with rows of another that are some rows later, from 0 to 1, by
 * three measures. Both columns are innovations, of the same number of rows.
 */
final class Relation {
  /** Bins of the small learner. */
  private static final int BINS = 8;

  /** What is measured; each is 0 without any relation and 1 for an exact one. */
  enum Measure {
    LINEAR("correlation"),
    RANK("rank correlation"),
    /** The root of the share of variance that means of eight bins explain of the other half. */
    BINS("relation by bins");

    private final String words;

    Measure(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  private final Ranked ones;
  private final int[][] bins;

  /**
   * @param ones the column that comes first
   */
  Relation(double[] ones) {
    this.ones = new Ranked(ones);
    this.bins = new int[][] {bins(0, ones.length / 2), bins(ones.length / 2, ones.length)};
  }

  /**
   * @param later how many rows the other column is later; earlier where it is below 0
   */
  double strength(Measure measure, Ranked others, int later) {
    return switch (measure) {
      case LINEAR -> Math.abs(product(ones.values, others.values, later));
      case RANK -> Math.abs(product(ones.ranks, others.ranks, later));
      case BINS -> byBins(others.values, later);
    };
  }

  private static double product(double[] ones, double[] others, int later) {
    double sum = 0;
    for (int row = Math.max(0, -later); row < Math.min(ones.length, ones.length - later); row++) {
      sum += ones[row] * others[row + later];
    }
    return sum / ones.length;
  }

  /** The bin of each row, by quantiles of some of the rows. */
  private int[] bins(int from, int to) {
    double[] sorted = Arrays.copyOfRange(ones.values, from, to);
    Arrays.sort(sorted);
    double[] edges = new double[BINS - 1];
    for (int edge = 0; edge < edges.length; edge++) {
      edges[edge] = Sample.quantile(sorted, (edge + 1.0) / BINS);
    }
    return Arrays.stream(ones.values)
        .mapToInt(one -> (int) Arrays.stream(edges).filter(edge -> edge < one).count())
        .toArray();
  }

  private double byBins(double[] others, int later) {
    int half = ones.values.length / 2;
    double explained =
        (explained(bins[0], others, later, 0, half)
                + explained(bins[1], others, later, half, ones.values.length))
            / 2;
    return Math.sqrt(Math.max(0, explained));
  }

  /** The share of the variance of other rows that means learned from these rows explain. */
  private static double explained(int[] bins, double[] others, int later, int from, int to) {
    double[] sums = new double[BINS];
    int[] counts = new int[BINS];
    int first = Math.max(0, -later);
    int end = Math.min(bins.length, bins.length - later);
    for (int row = Math.max(from, first); row < Math.min(to, end); row++) {
      sums[bins[row]] += others[row + later];
      counts[bins[row]]++;
    }
    int known = Arrays.stream(counts).sum();
    double mean = Arrays.stream(sums).sum() / known;
    double[] means = new double[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      means[bin] = counts[bin] > 0 ? sums[bin] / counts[bin] : mean;
    }
    double errors = 0;
    double squares = 0;
    for (int row = first; row < end; row++) {
      if (row < from || row >= to) {
        double other = others[row + later];
        errors += (other - means[bins[row]]) * (other - means[bins[row]]);
        squares += (other - mean) * (other - mean);
      }
    }
    return squares > 0 ? 1 - errors / squares : 0;
  }
}
