package io.github.sinecast.distribution;

import io.github.sinecast.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Quantiles moved so that as many values fell below each as its level says, step by step, on
 * windows that the model was not trained on: split conformal prediction, which for forecasts of
 * quantiles is conformalised quantile regression.
 *
 * <p>For a level p and a step, let {@code s_i = (y_i - q_i) / sigma_i} over the n calibration
 * windows, with q the quantile that the model says (or its point forecast, where it says no more)
 * and sigma the {@linkplain LearnedForecast#spread() volatility} that was known at the window's
 * cutoff, so that corrections widen and narrow as the market does. The corrected quantile is {@code
 * q + sigma s_(k)}, with {@code k = ceil((n + 1) p)} above the median and {@code k = floor((n + 1)
 * p)} below it. Then, whatever the model, if calibration windows and new ones are exchangeable, a
 * new value is not above the upper quantile with a probability of p at least, and below the lower
 * one with p at most. The median stays: it is the point forecast. Windows of a time series overlap
 * and are not exchangeable, so the coverage that came of it is to be measured.
 *
 * <p>Sources: Y. Romano, E. Patterson and E. Candès, Conformalized quantile regression, NeurIPS
 * (2019), arXiv:1905.03222; normalised errors: J. Lei et al., Distribution-free predictive
 * inference for regression, Journal of the American Statistical Association 113 (2018), section
 * 5.2, <a
 * href="https://doi.org/10.1080/01621459.2017.1307116">doi:10.1080/01621459.2017.1307116</a>.
 *
 * <p>Immutable.
 */
public final class ConformalCalibration {
  private static final double MEDIAN = 0.5;

  /**
   * Scores may be divided by widths, in scaled units; a model may be certain, but not of this much.
   */
  public static final double LEAST_WIDTH = 1e-9;

  private final double[] levels;
  private final CurveLevels curveLevels;
  private final double[][] corrections;
  private final boolean byWidth;

  /**
   * @param levels the corrected levels, rising, above 0 and below 1, with 0.5 among them; copied
   * @param corrections by step, then by level: s_(k), which is 0 for the median; copied
   */
  public ConformalCalibration(double[] levels, double[][] corrections) {
    this(levels, corrections, false);
  }

  /**
   * Corrections in units of the distance of the model's own quantiles 0.1 and 0.9 (or of 1), as
   * runs of version 0.1.0 hold them.
   */
  public static ConformalCalibration byWidth(double[] levels, double[][] corrections) {
    return new ConformalCalibration(levels, corrections, true);
  }

  private ConformalCalibration(double[] levels, double[][] corrections, boolean byWidth) {
    this.byWidth = byWidth;
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
                  + " split, found %s; validate on more rows, evaluate fewer extreme levels, or set"
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

  /** Whether corrections are in units of widths, or else of the volatility. */
  public boolean isByWidth() {
    return byWidth;
  }

  /** What a model says of one window, with its quantiles corrected. */
  LearnedForecast apply(LearnedForecast said) {
    List<LearnedDistribution> corrected = new ArrayList<>();
    for (int step = 0; step < said.points().size(); step++) {
      LearnedDistribution distribution = said.distribution(step);
      double point = said.points().get(step);
      double unit = byWidth ? width(distribution) : said.spread();
      double[] values = new double[levels.length];
      for (int level = 0; level < levels.length; level++) {
        values[level] =
            quantile(levels[level], point, distribution) + unit * corrections[step][level];
      }
      corrected.add(new QuantileCurve(curveLevels, ordered(values)));
    }
    return said.with(corrected);
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

  private static double quantile(
      double level, double point, @Nullable LearnedDistribution distribution) {
    return distribution == null || level == MEDIAN ? point : distribution.quantile(level);
  }

  private static double width(@Nullable LearnedDistribution distribution) {
    return distribution == null
        ? 1
        : Math.max(distribution.quantile(0.9) - distribution.quantile(0.1), LEAST_WIDTH);
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

  /**
   * The corrections by what came true beside what a model said.
   *
   * @param levels the levels to correct, rising, above 0 and below 1, with 0.5 among them
   * @param said of each window; the same horizon in all
   * @param actual what came true, by window and step
   * @throws InvalidInputException if there are too few windows for these levels
   */
  public static ConformalCalibration fit(
      double[] levels, List<LearnedForecast> said, double[][] actual) {
    if (Arrays.binarySearch(levels, MEDIAN) < 0) {
      throw new IllegalArgumentException(
          "0.5 must be among the levels, found " + Arrays.toString(levels));
    }
    int windows = said.size();
    requireWindows(levels, windows);
    double[][] corrections = new double[said.get(0).points().size()][levels.length];
    double[] scores = new double[windows];
    for (int step = 0; step < corrections.length; step++) {
      for (int level = 0; level < levels.length; level++) {
        if (levels[level] == MEDIAN) {
          continue;
        }
        for (int window = 0; window < windows; window++) {
          LearnedForecast one = said.get(window);
          double quantile = quantile(levels[level], one.points().get(step), one.distribution(step));
          scores[window] = (actual[window][step] - quantile) / one.spread();
        }
        Arrays.sort(scores);
        corrections[step][level] = scores[Math.toIntExact(rank(levels[level], windows)) - 1];
      }
    }
    return new ConformalCalibration(levels, corrections);
  }
}
