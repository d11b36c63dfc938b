package io.github.sinecast.distribution;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Levels at which quantiles are known, with the integrals that do not depend on the quantiles. Many
 * {@linkplain QuantileCurve curves} share one.
 *
 * <p>The curve has a piece between each level and the next; the outermost pieces reach to infinity.
 *
 * <p>Immutable.
 */
public final class CurveLevels {
  /** Beyond these scores the weight of a node is below 1e-16 and below 1e-37. */
  private static final double FIRST_NODE = -8.5;

  private static final double LAST_NODE = 9;

  /** Narrow enough for eleven digits with the number of nodes below, checked by tests. */
  private static final double NODE_SPAN = 1.5;

  private static final GaussIntegrator NODES = new GaussIntegratorFactory().legendre(8, -1, 1);

  private static final double ROOT_TWO = Math.sqrt(2);
  private static final double TWO_ROOT_PI = 2 * Math.sqrt(Math.PI);

  private final double[] levels;
  private final double[] scores;

  /** Scores, probabilities and densities where pieces meet, from minus to plus infinity. */
  private final double[] bounds;

  private final double[] probabilities;
  private final double[] densities;

  /** {@code integral (1 - F(z)) f(z) dz} over each piece, and the same of {@code z}. */
  private final double[] rankWeights;

  private final double[] rankScores;

  private final double[][] nodes;
  private final double[][] nodeWeights;

  /** What was made before: a program knows few sets of levels, and asks for them at each step. */
  private static final Map<List<Double>, CurveLevels> MADE = new ConcurrentHashMap<>();

  /**
   * Levels that are made once.
   *
   * @param levels rising, above 0 and below 1, at least two
   */
  public static CurveLevels of(List<Double> levels) {
    return MADE.computeIfAbsent(
        List.copyOf(levels),
        each -> new CurveLevels(each.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  /**
   * @param levels rising, above 0 and below 1, at least two; copied
   */
  public CurveLevels(double... levels) {
    if (levels.length < 2) {
      throw new IllegalArgumentException(
          "a quantile curve needs at least two levels, found " + Arrays.toString(levels));
    }
    for (int index = 0; index < levels.length; index++) {
      if (!(levels[index] > (index == 0 ? 0 : levels[index - 1]) && levels[index] < 1)) {
        throw new IllegalArgumentException(
            "levels must rise between 0 and 1, found " + Arrays.toString(levels));
      }
    }
    this.levels = levels.clone();
    scores = Arrays.stream(levels).map(StandardNormal::score).toArray();
    bounds = scores.clone();
    bounds[0] = Double.NEGATIVE_INFINITY;
    bounds[bounds.length - 1] = Double.POSITIVE_INFINITY;
    probabilities = Arrays.stream(bounds).map(StandardNormal::probability).toArray();
    densities = Arrays.stream(bounds).map(StandardNormal::density).toArray();
    rankWeights = new double[pieces()];
    rankScores = new double[pieces()];
    nodes = new double[pieces()][];
    nodeWeights = new double[pieces()][];
    for (int piece = 0; piece < pieces(); piece++) {
      rankWeights[piece] = rankWeightUpTo(piece + 1) - rankWeightUpTo(piece);
      rankScores[piece] = rankScoreUpTo(piece + 1) - rankScoreUpTo(piece);
      placeNodes(piece);
    }
  }

  private double rankWeightUpTo(int bound) {
    double above = StandardNormal.probability(-bounds[bound]);
    return -above * above / 2;
  }

  private double rankScoreUpTo(int bound) {
    return -densities[bound] * StandardNormal.probability(-bounds[bound])
        - StandardNormal.probability(ROOT_TWO * bounds[bound]) / TWO_ROOT_PI;
  }

  private void placeNodes(int piece) {
    double from = Math.max(bounds[piece], FIRST_NODE);
    double to = Math.max(from, Math.min(bounds[piece + 1], LAST_NODE));
    int spans = (int) Math.ceil((to - from) / NODE_SPAN);
    int count = NODES.getNumberOfPoints();
    nodes[piece] = new double[spans * count];
    nodeWeights[piece] = new double[spans * count];
    double half = (to - from) / spans / 2;
    for (int node = 0; node < spans * count; node++) {
      double middle = from + (2 * (node / count) + 1) * half;
      double score = middle + half * NODES.getPoint(node % count);
      nodes[piece][node] = score;
      nodeWeights[piece][node] =
          half
              * NODES.getWeight(node % count)
              * StandardNormal.probability(-score)
              * StandardNormal.density(score);
    }
  }

  /** These levels and others; made once. */
  CurveLevels with(List<Double> others) {
    return of(
        DoubleStream.concat(Arrays.stream(levels), others.stream().mapToDouble(Double::doubleValue))
            .sorted()
            .boxed()
            .toList());
  }

  /** A level by its place, from 0. */
  double level(int index) {
    return levels[index];
  }

  /** The number of levels. */
  public int size() {
    return scores.length;
  }

  int pieces() {
    return scores.length - 1;
  }

  /** The normal score of a level. */
  double score(int level) {
    return scores[level];
  }

  /** The piece in which a score lies. */
  int pieceOf(double score) {
    int found = Arrays.binarySearch(scores, score);
    return Math.min(Math.max(found < 0 ? -found - 2 : found, 0), pieces() - 1);
  }

  /** The normal score where a piece begins. */
  double bound(int piece) {
    return bounds[piece];
  }

  double probability(int bound) {
    return probabilities[bound];
  }

  double density(int bound) {
    return densities[bound];
  }

  /** {@code integral (intercept + slope z) (1 - F(z)) f(z) dz} over a piece. */
  double ranked(int piece, double intercept, double slope) {
    return intercept * rankWeights[piece] + slope * rankScores[piece];
  }

  /** {@code integral exp(intercept + slope z) (1 - F(z)) f(z) dz} over a piece. */
  double rankedExponential(int piece, double intercept, double slope) {
    double sum = 0;
    for (int node = 0; node < nodes[piece].length; node++) {
      sum += nodeWeights[piece][node] * Math.exp(intercept + slope * nodes[piece][node]);
    }
    return sum;
  }
}
