package io.github.sinecast.window;

import io.github.sinecast.History;
import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;

/**
 * A number per row in units of the volatility model of {@link ScaledTarget#scale()}: r(t) is the
 * change of a row, v(t) its variance as the model measures it, V(t) the variance that the model
 * forecasts in row t for the next.
 */
public sealed interface VolatilityChannel extends InputChannel {
  /** A variance of 0 has no logarithm; this share of the forecast is taken instead. */
  double LEAST_SHARE = 1e-3;

  @Override
  default int rowsBefore() {
    return 1;
  }

  /** The unscaled value in a row, which is not the first. */
  double value(VolatilityRows rows, int row);

  @Override
  default double value(History history, int row, Target target) {
    throw new IllegalArgumentException("a channel in units of volatility needs its model");
  }

  /** The change of the row in units of the deviation that was forecast for it. */
  @TypeName(
      value = "standardised-return",
      help = "the change of the row, divided by the deviation that was forecast for it")
  record StandardisedReturn(@Setting(help = SCALING_HELP, initial = "none") Scaling scaling)
      implements VolatilityChannel {
    @Override
    public double value(VolatilityRows rows, int row) {
      return rows.change(row) / Math.sqrt(rows.forecast(row - 1));
    }
  }

  /** {@code ln v(t) - ln V(t - 1)}: by how much the row moved more than was forecast. */
  @TypeName(
      value = "variance-surprise",
      help = "log of the row's variance, less that of the variance that was forecast for it")
  record VarianceSurprise(@Setting(help = SCALING_HELP, initial = "standard") Scaling scaling)
      implements VolatilityChannel {
    @Override
    public double value(VolatilityRows rows, int row) {
      return Math.log(Math.max(rows.variance(row) / rows.forecast(row - 1), LEAST_SHARE));
    }
  }

  /** {@code ln V(t)}: the volatility of today, of which only the distance to its mean is read. */
  @TypeName(value = "log-variance", help = "log of the variance that is forecast for the next row")
  record LogVariance(@Setting(help = SCALING_HELP, initial = "standard") Scaling scaling)
      implements VolatilityChannel {
    @Override
    public double value(VolatilityRows rows, int row) {
      return Math.log(rows.forecast(row));
    }
  }

  /**
   * The logarithm of the mean v of the last rows, less {@code ln V(t)}.
   *
   * @param rows the number of rows
   */
  @TypeName(
      value = "variance-mean",
      help = "log of the mean variance of the last rows, less that of the forecast for the next")
  record VarianceMean(
      @Setting(help = "The number of rows, such as 5, 22 or 66.", initial = "22", min = 1) int rows,
      @Setting(help = SCALING_HELP, initial = "standard") Scaling scaling)
      implements VolatilityChannel {
    public VarianceMean {
      Require.atLeast(1, rows, "rows");
    }

    @Override
    public double value(VolatilityRows all, int row) {
      int first = VolatilityRows.firstOf(rows, row);
      double sum = 0;
      for (int each = first; each <= row; each++) {
        sum += all.variance(each);
      }
      double mean = sum / (row - first + 1);
      return Math.log(Math.max(mean / all.forecast(row), LEAST_SHARE));
    }
  }

  /**
   * The variance of the last rows that rose less that of those that fell, as a share of both:
   * signed semivariance, from -1 to 1.
   *
   * <p>Source: A. J. Patton and K. Sheppard, Good volatility, bad volatility, Review of Economics
   * and Statistics 97 (2015), <a
   * href="https://doi.org/10.1162/REST_a_00503">doi:10.1162/REST_a_00503</a>.
   *
   * @param rows the number of rows
   */
  @TypeName(
      value = "signed-variance",
      help = "variance of the last rows that rose less that of those that fell, as a share of both")
  record SignedVariance(
      @Setting(help = "The number of rows, such as 5 or 22.", initial = "22", min = 1) int rows,
      @Setting(help = SCALING_HELP, initial = "none") Scaling scaling)
      implements VolatilityChannel {
    public SignedVariance {
      Require.atLeast(1, rows, "rows");
    }

    @Override
    public double value(VolatilityRows all, int row) {
      double signed = 0;
      double sum = 0;
      for (int each = VolatilityRows.firstOf(rows, row); each <= row; each++) {
        signed += Math.signum(all.change(each)) * all.variance(each);
        sum += all.variance(each);
      }
      return sum > 0 ? signed / sum : 0;
    }
  }
}
