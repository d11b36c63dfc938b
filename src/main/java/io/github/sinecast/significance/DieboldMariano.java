package io.github.sinecast.significance;

import io.github.sinecast.Require;
import io.github.sinecast.Sample;
import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The test of Diebold and Mariano whether two forecasters are equally good, with the correction of
 * Harvey, Leybourne and Newbold for few origins.
 *
 * <p>Given is the difference of their losses at each origin, in time order, d(1) to d(n) with mean
 * m. The statistic is {@code m / sqrt(v / n) sqrt((n + 1 - 2 h + h (h - 1) / n) / n)} with v the
 * {@link LongRunVariance}; where both are equally good it has, nearly, Student's t distribution
 * with n - 1 degrees of freedom. Below 0 the first forecaster is better.
 *
 * <p>Forecasts over h steps from neighbouring origins share what happens in h - 1 of them, so lags
 * up to h - 1 count: for the loss of step h, and for the mean loss of steps 1 to h as well.
 *
 * <p>Where the variance of the wished kind is not above 0, that of {@link LongRunVariance#BARTLETT}
 * is taken with the same lags, and the result says so. (R's {@code forecast::dm.test} takes h = 1
 * there, which forgets the overlap.) Special results: equal losses at every origin have statistic 0
 * and p = 1; losses that always differ by the same number, and too few origins, have none.
 *
 * <p>Sources: F. X. Diebold and R. S. Mariano, <a
 * href="https://doi.org/10.1080/07350015.1995.10524599">doi:10.1080/07350015.1995.10524599</a>; D.
 * Harvey, S. Leybourne and P. Newbold, Testing the equality of prediction mean squared errors,
 * International Journal of Forecasting 13 (1997), <a
 * href="https://doi.org/10.1016/S0169-2070(96)00719-4">doi:10.1016/S0169-2070(96)00719-4</a>.
 *
 * @param horizon h, the number of steps over which windows overlap
 * @param variance the wished estimate of the long-run variance
 */
public record DieboldMariano(int horizon, LongRunVariance variance) {
  /** Differences that vary less than this, beside their size, are rounding. */
  private static final double ROUNDING = 1e-12;

  /**
   * What a test found.
   *
   * @param origins the number of differences
   * @param meanDifference their mean
   * @param allEqual whether the losses are equal at every origin
   * @param statistic below 0 where the first forecaster is better; NaN where there is none
   * @param p the probability of a statistic at least as far from 0 if both were equally good; NaN
   *     where there is none
   * @param variance the estimate of the long-run variance that was taken
   * @param undefined why there is no statistic; null where there is one
   */
  public record Result(
      int origins,
      double meanDifference,
      boolean allEqual,
      double statistic,
      double p,
      LongRunVariance variance,
      @Nullable String undefined) {}

  public DieboldMariano {
    Require.atLeast(1, horizon, "horizon");
  }

  /** The test with lags up to the horizon as Diebold and Mariano have it. */
  public DieboldMariano(int horizon) {
    this(horizon, LongRunVariance.RECTANGULAR);
  }

  /**
   * Tests losses against each other.
   *
   * @param difference loss of the first forecaster less that of the second at each origin, in time
   *     order, all finite
   */
  public Result test(double[] difference) {
    int n = difference.length;
    double mean = Sample.mean(difference);
    double least = Arrays.stream(difference).min().orElse(Double.NaN);
    double greatest = Arrays.stream(difference).max().orElse(Double.NaN);
    if (n < 2 || n <= horizon) {
      return undefined(
          n,
          mean,
          "a test over %s steps needs %s cutoffs or more, found %s"
              .formatted(horizon, Math.max(2, horizon + 1), n));
    }
    if (!Double.isFinite(greatest - least)) {
      return undefined(n, mean, "a loss is not finite");
    }
    if (least == 0 && greatest == 0) {
      return new Result(n, 0, true, 0, 1, variance, null);
    }
    double size = Math.max(Math.abs(least), Math.abs(greatest));
    if (!(greatest - least > ROUNDING * size)) {
      return undefined(n, mean, "the losses differ by the same number at every cutoff");
    }
    LongRunVariance taken = variance;
    double longRun = taken.of(difference, horizon);
    // Lags up to n - 1 sum to 0 but for rounding, so above 0 means above what rounding leaves.
    if (!(longRun > ROUNDING * size * size)) {
      taken = LongRunVariance.BARTLETT;
      longRun = taken.of(difference, horizon);
    }
    double h = horizon;
    double correction = Math.sqrt((n + 1 - 2 * h + h * (h - 1) / n) / n);
    double statistic = mean / Math.sqrt(longRun / n) * correction;
    double p = 2 * new TDistribution(n - 1).cumulativeProbability(-Math.abs(statistic));
    return new Result(n, mean, false, statistic, p, taken, null);
  }

  /** No statistic, for a reason. */
  Result undefined(int origins, double mean, String reason) {
    return new Result(origins, mean, false, Double.NaN, Double.NaN, variance, reason);
  }
}
