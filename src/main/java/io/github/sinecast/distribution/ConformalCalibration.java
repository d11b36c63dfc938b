package io.github.sinecast.distribution;

import io.github.sinecast.InvalidInputException;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Quantiles moved so that as many values fell below each as its level says, step by step, on
 * windows that the model was not trained on: split conformal prediction, which for forecasts of
 * quantiles is conformalised quantile regression.
 *
 * <p>For a level p and a step, let {@code s_i = (y_i - q_i) / w_i} over the n calibration windows,
 * with q the quantile that the model says (or its point forecast, where it says no more) and w the
 * distance of its quantiles 0.1 and 0.9 (or 1), so that corrections widen and narrow as the model
 * does. The corrected quantile is {@code q + w s_(k)}, with {@code k = ceil((n + 1) p)} above the
 * median and {@code k = floor((n + 1) p)} below it. Then, whatever the model, if calibration
 * windows and new ones are exchangeable, a new value is not above the upper quantile with a
 * probability of p at least, and below the lower one with p at most. The median stays: it is the
 * point forecast. Windows of a time series overlap and are not exchangeable, so the coverage that
 * came of it is to be measured.
 *
 * <p>Sources: Y. Romano, E. Patterson and E. Candès, Conformalized quantile regression, NeurIPS
 * (2019), arXiv:1905.03222; the width in the score: M. Sesia and E. Candès, A comparison of some
 * conformal quantile regression methods, Stat 9 (2020), <a
 * href="https://doi.org/10.1002/sta4.261">doi:10.1002/sta4.261</a>.
 *
 * <p>Immutable.
 */
public final class ConformalCalibration {
  private static final double MEDIAN = 0.5;

  /**
   * Scores are divided by widths, in scaled units; a model may be certain, but not of this much.
   */
  private static final double LEAST_WIDTH = 1e-9;

  private final double[] levels;
  private final CurveLevels curveLevels;
  private final double[][] corrections;

  /**
   * @param levels the corrected levels, rising, above 0 and below 1, with 0.5 among them; copied
   * @param corrections by step, then by level: s_(k), which is 0 for the median; copied
   */
  public ConformalCalibration(double[] levels, double[][] corrections) {
    for (double[] step : corrections) {
      if (step.length != levels.length || !Arrays.stream(step).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            "each step needs a finite correction for each of %s levels, found %s"
                .formatted(levels.length, Arrays.toString(step)));
      }
    }
    this.levels = levels.clone();
    this.curveLevels = new CurveLevels(levels);
    this.corrections = Arrays.stream(corrections).map(double[]::clone).toArray(double[][]::new);
  }

  /** The fewest windows by which quantiles of some levels can be corrected. */
  public static int fewestWindows(double... levels) {
    return Arrays.stream(levels)
        .filter(level -> level != MEDIAN)
        .mapToInt(ConformalCalibration::fewestWindows)
        .max()
        .orElse(0);
  }

  /**
   * Refuses what could not be calibrated, which is better known before a model is trained.
   *
   * @throws InvalidInputException if there are too few windows for the levels
   */
  public static void requireWindows(double[] levels, int windows) {
    int fewest = fewestWindows(levels);
    if (windows < fewest) {
      throw new InvalidInputException(
          ("conformal calibration of the levels %s needs at least %s windows in the validation"
                  + " split, found %s; validate on more rows, judge fewer extreme levels, or set"
                  + " calibration: none")
              .formatted(Arrays.toString(levels), fewest, windows));
    }
  }

  /** The corrected levels. */
  public double[] levels() {
    return levels.clone();
  }

  /** The corrections, by step, then by level. */
  public double[][] corrections() {
    return Arrays.stream(corrections).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * The corrected distribution of one step.
   *
   * @param step from 1 to H
   * @param point the point forecast, which the median stays
   * @param said the quantile that the model says, by its level; null if it says none
   */
  public QuantileCurve apply(int step, double point, @Nullable DoubleUnaryOperator said) {
    double width = width(said);
    double[] values = new double[levels.length];
    for (int level = 0; level < levels.length; level++) {
      values[level] = quantile(levels[level], point, said) + width * corrections[step - 1][level];
    }
    return new QuantileCurve(curveLevels, ordered(values));
  }

  /** Quantiles away from the median that would cross their inner neighbour are as that one. */
  private double[] ordered(double[] values) {
    int median = Arrays.binarySearch(levels, MEDIAN);
    for (int level = median + 1; level < values.length; level++) {
      values[level] = Math.max(values[level], values[level - 1]);
    }
    for (int level = median - 1; level >= 0; level--) {
      values[level] = Math.min(values[level], values[level + 1]);
    }
    return values;
  }

  private static double quantile(double level, double point, @Nullable DoubleUnaryOperator said) {
    return said == null || level == MEDIAN ? point : said.applyAsDouble(level);
  }

  private static double width(@Nullable DoubleUnaryOperator said) {
    return said == null
        ? 1
        : Math.max(said.applyAsDouble(0.9) - said.applyAsDouble(0.1), LEAST_WIDTH);
  }

  private static int fewestWindows(double level) {
    int windows = 1;
    while (!(rank(level, windows) >= 1 && rank(level, windows) <= windows)) {
      windows++;
    }
    return windows;
  }

  /** Which of the sorted scores, counted from 1, corrects a level. */
  private static long rank(double level, int windows) {
    // Products such as 20 x 0.95 miss the whole number that they are by a rounding.
    double exact = (windows + 1) * level;
    double near = Math.rint(exact);
    double rank = Math.abs(exact - near) < 1e-9 * windows ? near : exact;
    return (long) (level > MEDIAN ? Math.ceil(rank) : Math.floor(rank));
  }

  /** What came true beside what was said, gathered window by window. */
  public static final class Fit {
    private final double[] levels;
    private final double[][][] scores;
    private final int[] counts;

    /**
     * @param levels the levels to correct, rising, above 0 and below 1, with 0.5 among them; copied
     * @param windows the number of calibration windows
     */
    public Fit(double[] levels, int horizon, int windows) {
      if (Arrays.binarySearch(levels, MEDIAN) < 0) {
        throw new IllegalArgumentException(
            "0.5 must be among the levels, found " + Arrays.toString(levels));
      }
      requireWindows(levels, windows);
      this.levels = levels.clone();
      this.scores = new double[horizon][levels.length][windows];
      this.counts = new int[horizon];
    }

    /**
     * Adds one step of one window.
     *
     * @param step from 1 to H
     * @param point the point forecast
     * @param said the quantile that the model says, by its level; null if it says none
     * @param actual what came true
     */
    public void add(int step, double point, @Nullable DoubleUnaryOperator said, double actual) {
      double width = width(said);
      int window = counts[step - 1]++;
      for (int level = 0; level < levels.length; level++) {
        double score = (actual - quantile(levels[level], point, said)) / width;
        scores[step - 1][level][window] = score;
      }
    }

    /** The calibration by all that was added. */
    public ConformalCalibration calibration() {
      double[][] corrections = new double[scores.length][levels.length];
      for (int step = 0; step < scores.length; step++) {
        for (int level = 0; level < levels.length; level++) {
          double[] ofLevel = scores[step][level];
          if (counts[step] != ofLevel.length) {
            throw new IllegalStateException(
                "%s windows were promised, %s came".formatted(ofLevel.length, counts[step]));
          }
          if (levels[level] != MEDIAN) {
            Arrays.sort(ofLevel);
            int rank = Math.toIntExact(rank(levels[level], ofLevel.length));
            corrections[step][level] = ofLevel[rank - 1];
          }
        }
      }
      return new ConformalCalibration(levels, corrections);
    }
  }
}
