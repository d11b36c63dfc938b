package io.github.sinecast.distribution;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * A distribution known by some of its quantiles.
 *
 * <p>Between the known levels, and beyond the outermost, the quantile is linear in the {@linkplain
 * Normal#score normal score} of the level; so the curve through quantiles of a normal distribution
 * is that distribution, and all tails are normal.
 *
 * <p>Immutable.
 */
public final class QuantileCurve implements LearnedDistribution {
  /** Where tails end in sums: what lies beyond has a probability of 1e-15. */
  private static final double LAST_SCORE = 8;

  /** Points in each piece: enough for twelve digits of mean and score, checked by tests. */
  private static final GaussIntegrator PIECE = new GaussIntegratorFactory().legendre(24, -1, 1);

  private final double[] scores;
  private final double[] values;

  /**
   * @param levels the known levels, rising, above 0 and below 1, at least two; copied
   * @param values the quantile of each level, never falling; copied
   */
  public QuantileCurve(double[] levels, double[] values) {
    this(Arrays.stream(levels).map(Normal::score).toArray(), values.clone(), levels.length);
  }

  private QuantileCurve(double[] scores, double[] values, int count) {
    if (count < 2 || values.length != count) {
      throw new IllegalArgumentException(
          "a quantile curve needs at least two levels and a value for each, found %d and %d"
              .formatted(count, values.length));
    }
    for (int index = 0; index < count; index++) {
      if (!Double.isFinite(scores[index])
          || !Double.isFinite(values[index])
          || (index > 0
              && !(scores[index] > scores[index - 1] && values[index] >= values[index - 1]))) {
        throw new IllegalArgumentException(
            "levels must rise and their values never fall, found %s at scores %s"
                .formatted(Arrays.toString(values), Arrays.toString(scores)));
      }
    }
    this.scores = scores;
    this.values = values;
  }

  @Override
  public double quantile(double probability) {
    return atScore(Normal.score(probability));
  }

  private double atScore(double score) {
    int found = Arrays.binarySearch(scores, score);
    if (found >= 0) {
      return values[found];
    }
    int upper = Math.min(Math.max(-found - 1, 1), scores.length - 1);
    double share = (score - scores[upper - 1]) / (scores[upper] - scores[upper - 1]);
    return values[upper - 1] + share * (values[upper] - values[upper - 1]);
  }

  @Override
  public double mean() {
    return expectation(this::atScore);
  }

  @Override
  public double crps(double actual) {
    return score(this::atScore, actual);
  }

  @Override
  public QuantileCurve scaled(double location, double spread) {
    double[] moved = Arrays.stream(values).map(value -> location + spread * value).toArray();
    return new QuantileCurve(scores, moved, moved.length);
  }

  @Override
  public double exponentialMean() {
    return expectation(score -> Math.exp(atScore(score)));
  }

  @Override
  public double exponentialCrps(double actual) {
    return score(score -> Math.exp(atScore(score)), actual);
  }

  /** Twice the pinball loss of all quantiles together. */
  private double score(DoubleUnaryOperator quantile, double actual) {
    return 2
        * expectation(
            score -> {
              double error = actual - quantile.applyAsDouble(score);
              double level = Normal.probability(score);
              return Math.max(level * error, (level - 1) * error);
            },
            quantile,
            actual);
  }

  private double expectation(DoubleUnaryOperator ofScore) {
    double sum = 0;
    double from = -LAST_SCORE;
    for (int index = 0; index <= scores.length; index++) {
      double to = index < scores.length ? scores[index] : LAST_SCORE;
      sum += piece(ofScore, from, to);
      from = to;
    }
    return sum;
  }

  /** As above, with a piece ended where the quantile meets a value and the function has a kink. */
  private double expectation(
      DoubleUnaryOperator ofScore, DoubleUnaryOperator quantile, double kink) {
    double sum = 0;
    double from = -LAST_SCORE;
    for (int index = 0; index <= scores.length; index++) {
      double to = index < scores.length ? scores[index] : LAST_SCORE;
      double meets = meeting(quantile, from, to, kink);
      sum += piece(ofScore, from, meets) + piece(ofScore, meets, to);
      from = to;
    }
    return sum;
  }

  /** Where a rising function takes a value, or else the end of the piece that is nearest. */
  private static double meeting(DoubleUnaryOperator rising, double from, double to, double value) {
    double low = from;
    double high = to;
    while (high - low > 1e-13 * LAST_SCORE) {
      double middle = (low + high) / 2;
      if (rising.applyAsDouble(middle) < value) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static double piece(DoubleUnaryOperator ofScore, double from, double to) {
    double middle = (from + to) / 2;
    double half = (to - from) / 2;
    return half
        * PIECE.integrate(
            at -> {
              double score = middle + half * at;
              return ofScore.applyAsDouble(score) * Normal.density(score);
            });
  }
}
