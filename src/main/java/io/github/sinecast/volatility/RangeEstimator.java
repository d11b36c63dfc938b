package io.github.sinecast.volatility;

import java.util.List;

/**
 * Estimates the variance of one row from its open, high, low and close, for a price without drift.
 *
 * <p>Each estimate is a variance per row, in squared log returns, before it is brought to the level
 * of squared changes by {@link RowMeasure#factor()}. {@code o}, {@code h}, {@code l} and {@code c}
 * are the prices of the row, {@code g} is the overnight log return from the close before to the
 * open.
 */
public enum RangeEstimator {
  /** The squared change of the target; needs no other column. */
  SQUARED_CHANGE {
    @Override
    double estimate(double change, Prices prices) {
      return change * change;
    }
  },

  /**
   * {@code ln(h/l)^2 / (4 ln 2)}.
   *
   * <p>Source: M. Parkinson, The extreme value method for estimating the variance of the rate of
   * return, Journal of Business 53 (1980), <a
   * href="https://doi.org/10.1086/296071">doi:10.1086/296071</a>.
   */
  PARKINSON {
    @Override
    double estimate(double change, Prices prices) {
      double range = logRange(prices.high(), prices.low());
      return range * range / (4 * LOG_TWO);
    }
  },

  /**
   * {@code max(0, ln(h/l)^2 / 2 - (2 ln 2 - 1) ln(c/o)^2) + g^2}.
   *
   * <p>Source: M. B. Garman and M. J. Klass, On the estimation of security price volatilities from
   * historical data, Journal of Business 53 (1980), <a
   * href="https://doi.org/10.1086/296072">doi:10.1086/296072</a>.
   */
  GARMAN_KLASS {
    @Override
    double estimate(double change, Prices prices) {
      double range = logRange(prices.high(), prices.low());
      double day = prices.day();
      double overnight = change - day;
      return Math.max(0, range * range / 2 - (2 * LOG_TWO - 1) * day * day) + overnight * overnight;
    }
  },

  /**
   * {@code ln(h/c) ln(h/o) + ln(l/c) ln(l/o) + g^2}, which a drift within the day leaves unbiased.
   *
   * <p>Source: L. C. G. Rogers and S. E. Satchell, Estimating variance from high, low and closing
   * prices, Annals of Applied Probability 1 (1991), <a
   * href="https://doi.org/10.1214/aoap/1177005835">doi:10.1214/aoap/1177005835</a>.
   */
  ROGERS_SATCHELL {
    @Override
    double estimate(double change, Prices prices) {
      double overnight = change - prices.day();
      return prices.rogersSatchell() + overnight * overnight;
    }
  },

  /**
   * {@code g^2 + k ln(c/o)^2 + (1 - k) RS} with RS of {@link #ROGERS_SATCHELL} within the day and
   * {@code k = 0.34 / 2.34}, the weight that Yang and Zhang give for many rows; of one row, without
   * means.
   *
   * <p>Source: D. Yang and Q. Zhang, Drift-independent volatility estimation based on high, low,
   * open, and close prices, Journal of Business 73 (2000), <a
   * href="https://doi.org/10.1086/209650">doi:10.1086/209650</a>.
   */
  YANG_ZHANG {
    @Override
    double estimate(double change, Prices prices) {
      double day = prices.day();
      double overnight = change - day;
      return overnight * overnight
          + YANG_ZHANG_WEIGHT * day * day
          + (1 - YANG_ZHANG_WEIGHT) * prices.rogersSatchell();
    }
  };

  private static final double LOG_TWO = Math.log(2);
  private static final double YANG_ZHANG_WEIGHT = 0.34 / 2.34;

  /** The range of a row, {@code ln(h/l)}, from which estimates and input channels are made. */
  public static double logRange(double high, double low) {
    return Math.log(high / low);
  }

  /** The columns, besides the target, that the estimate needs. */
  public List<String> columns() {
    return switch (this) {
      case SQUARED_CHANGE -> List.of();
      case PARKINSON -> List.of("high", "low");
      case GARMAN_KLASS, ROGERS_SATCHELL, YANG_ZHANG -> List.of("open", "high", "low", "close");
    };
  }

  /**
   * The variance of a row.
   *
   * @param change the change of the target since the row before
   * @param prices the prices of the row; those that {@link #columns} lacks are not read
   */
  abstract double estimate(double change, Prices prices);

  /** The prices of one row. */
  interface Prices {
    double open();

    double high();

    double low();

    double close();

    /** The log return from open to close. */
    default double day() {
      return Math.log(close() / open());
    }

    /** The estimate of Rogers and Satchell within the day. */
    default double rogersSatchell() {
      return Math.log(high() / close()) * Math.log(high() / open())
          + Math.log(low() / close()) * Math.log(low() / open());
    }
  }
}
