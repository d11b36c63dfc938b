package io.github.sinecast.volatility;

import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.Sample;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/**
 * The sums of h changes that came true, each divided by {@code sqrt(V_h(t))} as forecast in row t:
 * what filtered historical simulation takes for the distribution of the next one.
 *
 * <p>All origins count whose h rows lie in the fitted rows, behind the {@linkplain
 * FittedVolatility#warmUp rows that a model needs first}; sums overlap. The distribution keeps the
 * drift, the skew and the tails of the series.
 *
 * <p>The sums over h rows are drawn directly, unlike in {@link #SOURCE}. Immutable.
 */
public final class StandardisedChanges {
  /** Where filtered historical simulation is defined. */
  public static final String SOURCE =
      "G. Barone-Adesi, K. Giannopoulos, L. Vosper, VaR without correlations for portfolios of"
          + " derivative securities, Journal of Futures Markets 19 (1999),"
          + " doi:10.1002/(SICI)1096-9934(199908)19:5<583::AID-FUT5>3.0.CO;2-S";

  /** The fewest sums whose quantiles say anything. */
  private static final int FEWEST = 20;

  /** Sums over h rows in rising order, at {@code [h - 1]}. */
  private final double[][] sorted;

  private StandardisedChanges(double[][] sorted) {
    this.sorted = sorted;
  }

  /**
   * The standardised changes of one series.
   *
   * @param history known at least to the end of the rows
   * @param rows the only rows that are looked at
   * @param horizon the greatest number of steps
   * @throws InvalidInputException if there are fewer than 20 sums over the horizon
   */
  public static StandardisedChanges of(
      FittedVolatility volatility, History history, RowRange rows, int horizon) {
    int first = rows.from() + volatility.warmUp();
    double[][] sorted = new double[horizon][];
    for (int step = 1; step <= horizon; step++) {
      sorted[step - 1] = new double[Math.max(0, rows.to() - first - step)];
    }
    FittedVolatility.Filter filter = volatility.start();
    for (int row = rows.from(); row < rows.to() - 1; row++) {
      filter.add(history, row);
      if (row < first) {
        continue;
      }
      double[] variances = filter.variances(Math.min(horizon, rows.to() - 1 - row));
      double last = history.target(row);
      for (int step = 1; step <= variances.length; step++) {
        sorted[step - 1][row - first] =
            volatility.measure().change().between(last, history.target(row + step))
                / Math.sqrt(variances[step - 1]);
      }
    }
    for (double[] sums : sorted) {
      Arrays.sort(sums);
    }
    return new StandardisedChanges(sorted).requireEnough("series " + history.id());
  }

  /** The standardised changes of many series as those of one. */
  public static StandardisedChanges pooled(Collection<StandardisedChanges> ofSeries) {
    int horizon = ofSeries.stream().mapToInt(StandardisedChanges::horizon).min().orElseThrow();
    double[][] sorted = new double[horizon][];
    for (int step = 0; step < horizon; step++) {
      int at = step;
      sorted[step] =
          ofSeries.stream()
              .flatMapToDouble(one -> Arrays.stream(one.sorted[at]))
              .sorted()
              .toArray();
    }
    return new StandardisedChanges(sorted);
  }

  private StandardisedChanges requireEnough(String whose) {
    int count = sorted[sorted.length - 1].length;
    if (count < FEWEST) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: quantiles of standardised changes need at least %d sums over %d rows, found %d;"
                  + " shorten the horizon or learn from more rows",
              whose,
              FEWEST,
              sorted.length,
              count));
    }
    return this;
  }

  /** The greatest number of steps. */
  public int horizon() {
    return sorted.length;
  }

  /** The number of sums over a number of steps. */
  public int count(int steps) {
    return sorted[steps - 1].length;
  }

  /**
   * The quantile of type 7 of the standardised sums over a number of steps.
   *
   * @param steps from 1 to {@link #horizon()}
   * @param level from 0 to 1
   */
  public double quantile(int steps, double level) {
    return Sample.quantile(sorted[steps - 1], level);
  }
}
