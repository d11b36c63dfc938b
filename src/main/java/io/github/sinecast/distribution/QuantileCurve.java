package io.github.sinecast.distribution;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A distribution known by some of its quantiles.
 *
 * <p>Between the known levels, and beyond the outermost, the quantile is linear in the {@linkplain
 * Normal#score normal score} of the level; so the curve through quantiles of a normal distribution
 * is that distribution, and all tails are normal. Where values are equal, all the probability
 * between their levels lies on that value.
 *
 * <p>Its score is {@code y (2 F(y) - 1) - 2 integral q(p) dp (to F(y)) + 2 integral q(p) (1 - p)
 * dp}, which is Gneiting and Raftery's {@code E|X - y| - E|X - X'| / 2}; every piece has a closed
 * form, but for the last term of the exponential, which is summed at Gauss's nodes.
 *
 * <p>Immutable.
 */
public final class QuantileCurve implements LearnedDistribution {
  private static final double[] CLOSE =
      DoubleStream.concat(
              DoubleStream.of(0.001, 0.0025, 0.9975, 0.999),
              IntStream.rangeClosed(1, 199).mapToDouble(level -> level / 200.0))
          .sorted()
          .toArray();

  private static final CurveLevels CLOSE_LEVELS = new CurveLevels(CLOSE);

  private final CurveLevels levels;
  private final double[] values;

  /** What all scores have in common, once it was asked for; threads may compute it twice. */
  private @Nullable Integrals plain;

  private @Nullable Integrals exponential;

  /**
   * A curve through quantiles at levels close enough for any that may be asked for: from 0.001 to
   * 0.999, every half percent.
   */
  public static QuantileCurve through(DoubleUnaryOperator quantile) {
    return through(Arrays.stream(CLOSE).map(quantile).toArray());
  }

  /**
   * A curve through quantiles at these levels.
   *
   * @param values as {@link #values()} gives them; copied
   */
  public static QuantileCurve through(double... values) {
    return new QuantileCurve(CLOSE_LEVELS, values);
  }

  /**
   * @param levels the known levels, rising, above 0 and below 1, at least two; copied
   * @param values the quantile of each level, never falling; copied
   */
  public QuantileCurve(double[] levels, double[] values) {
    this(new CurveLevels(levels), values);
  }

  /**
   * A curve that shares its levels with others, which is much cheaper.
   *
   * @param values the quantile of each level, never falling; copied
   */
  public QuantileCurve(CurveLevels levels, double[] values) {
    if (values.length != levels.size()) {
      throw new IllegalArgumentException(
          "%s levels cannot have %s values".formatted(levels.size(), values.length));
    }
    this.levels = levels;
    this.values = values.clone();
    for (int index = 0; index < values.length; index++) {
      if (!Double.isFinite(values[index]) || (index > 0 && !(values[index] >= values[index - 1]))) {
        throw new IllegalArgumentException(
            "quantiles must be finite and never fall, found " + Arrays.toString(values));
      }
    }
  }

  /** The quantile of each level, in an array of its own. */
  public double[] values() {
    return values.clone();
  }

  @Override
  public double quantile(double probability) {
    double score = StandardNormal.score(probability);
    int piece = levels.pieceOf(score);
    return values[piece] + slope(piece) * (score - levels.score(piece));
  }

  @Override
  public double mean() {
    return plain().mean();
  }

  @Override
  public double crps(double actual) {
    int piece = pieceOf(actual);
    double score = scoreOf(actual, piece);
    return plain()
        .crps(
            actual,
            score,
            piece,
            part(
                piece,
                levels.probability(piece),
                StandardNormal.probability(score),
                levels.density(piece),
                StandardNormal.density(score)));
  }

  @Override
  public QuantileCurve scaled(double location, double spread) {
    return new QuantileCurve(
        levels, Arrays.stream(values).map(value -> location + spread * value).toArray());
  }

  @Override
  public QuantileCurve noNarrowerThan(LearnedDistribution other) {
    double median = median();
    double otherMedian = other.median();
    double[] widened = new double[values.length];
    for (int index = 0; index < widened.length; index++) {
      double distance = values[index] - median;
      double needed =
          (other instanceof QuantileCurve curve && curve.levels == levels
                  ? curve.values[index]
                  : other.quantile(StandardNormal.probability(levels.score(index))))
              - otherMedian;
      boolean above = levels.score(index) > 0;
      widened[index] = median + (above ? Math.max(distance, needed) : Math.min(distance, needed));
    }
    return new QuantileCurve(levels, widened);
  }

  /**
   * This curve with further quantiles outside of its own.
   *
   * @param beyond their levels, rising, each below or above all of the curve
   * @param ratios their distances from the median, in units of that of the outermost quantile
   */
  QuantileCurve withTails(List<Double> beyond, List<Double> ratios) {
    int below = (int) beyond.stream().filter(level -> level < levels.level(0)).count();
    double median = median();
    double[] extended = new double[values.length + beyond.size()];
    for (int tail = 0; tail < beyond.size(); tail++) {
      double outermost = values[tail < below ? 0 : values.length - 1];
      extended[tail < below ? tail : tail + values.length] =
          median + ratios.get(tail) * (outermost - median);
    }
    System.arraycopy(values, 0, extended, below, values.length);
    return new QuantileCurve(levels.with(beyond), extended);
  }

  @Override
  public double exponentialMean() {
    return exponential().mean();
  }

  @Override
  public double exponentialCrps(double actual) {
    Integrals integrals = exponential();
    if (integrals.mean() == Double.POSITIVE_INFINITY) {
      return Double.POSITIVE_INFINITY;
    }
    if (!(actual > 0)) {
      return integrals.crps(actual, Double.NEGATIVE_INFINITY, 0, 0);
    }
    double logarithm = Math.log(actual);
    int piece = pieceOf(logarithm);
    double score = scoreOf(logarithm, piece);
    return integrals.crps(actual, score, piece, exponentialPart(piece, score));
  }

  private double slope(int piece) {
    return (values[piece + 1] - values[piece]) / (levels.score(piece + 1) - levels.score(piece));
  }

  private double intercept(int piece) {
    return values[piece] - slope(piece) * levels.score(piece);
  }

  private int pieceOf(double value) {
    int found = Arrays.binarySearch(values, value);
    return Math.min(Math.max(found < 0 ? -found - 2 : found, 0), levels.pieces() - 1);
  }

  /** The normal score at which the curve takes a value; infinite where a flat tail never does. */
  private double scoreOf(double value, int piece) {
    double distance = value - values[piece];
    return distance == 0 ? levels.score(piece) : levels.score(piece) + distance / slope(piece);
  }

  /** The integral of the quantile from the beginning of a piece to a score in it. */
  private double part(int piece, double p, double pEnd, double density, double densityEnd) {
    return intercept(piece) * (pEnd - p) - slope(piece) * (densityEnd - density);
  }

  private double exponentialPart(int piece, double to) {
    double slope = slope(piece);
    return Math.exp(intercept(piece) + slope * slope / 2)
        * (StandardNormal.probability(to - slope)
            - StandardNormal.probability(levels.bound(piece) - slope));
  }

  private Integrals plain() {
    Integrals known = plain;
    if (known == null) {
      double[] below = new double[levels.pieces() + 1];
      double ranked = 0;
      for (int piece = 0; piece < levels.pieces(); piece++) {
        below[piece + 1] =
            below[piece]
                + part(
                    piece,
                    levels.probability(piece),
                    levels.probability(piece + 1),
                    levels.density(piece),
                    levels.density(piece + 1));
        ranked += levels.ranked(piece, intercept(piece), slope(piece));
      }
      known = new Integrals(below, ranked);
      plain = known;
    }
    return known;
  }

  private Integrals exponential() {
    Integrals known = exponential;
    if (known == null) {
      double[] below = new double[levels.pieces() + 1];
      double ranked = 0;
      for (int piece = 0; piece < levels.pieces(); piece++) {
        below[piece + 1] = below[piece] + exponentialPart(piece, levels.bound(piece + 1));
        ranked += levels.rankedExponential(piece, intercept(piece), slope(piece));
      }
      known = new Integrals(below, ranked);
      exponential = known;
    }
    return known;
  }

  /** What the scores of one curve have in common. */
  private static final class Integrals {
    /** The integral of the quantile up to the beginning of each piece, and at last the mean. */
    private final double[] below;

    private final double ranked;

    Integrals(double[] below, double ranked) {
      this.below = below;
      this.ranked = ranked;
    }

    double mean() {
      double mean = below[below.length - 1];
      return Double.isFinite(mean) ? mean : Double.POSITIVE_INFINITY;
    }

    double crps(double actual, double score, int piece, double part) {
      double sign = StandardNormal.probability(score) - StandardNormal.probability(-score);
      return Math.max(0, actual * sign - 2 * (below[piece] + part) + 2 * ranked);
    }
  }
}
