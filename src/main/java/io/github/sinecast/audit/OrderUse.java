package io.github.sinecast.audit;

import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.data.Split;
import io.github.sinecast.evaluation.PointMetric;
import io.github.sinecast.run.AuditRow;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Whether a forecaster uses the order of the rows that it sees: its error on the test split, with
 * windows as they are and with the rows of each window in a random order.
 *
 * @param windows the windows that were judged
 * @param error the mean absolute error with windows as they are
 * @param shuffledError the same with shuffled windows
 * @param greatestChange the greatest change of a forecast, as a share of the last known value or of
 *     the error, whichever is greater
 */
public record OrderUse(int windows, double error, double shuffledError, double greatestChange) {
  /** Sums of floats in another order differ by less. */
  private static final double ROUNDING = 1e-5;

  /** Growth of the error, in percent, below which nothing would be seen in what is printed. */
  private static final double NOTICEABLE = 0.05;

  /** Shuffled histories hold copies of a whole series each. */
  private static final int CHUNK = 64;

  /**
   * Judges windows of the test split whose rows begin behind the training rows.
   *
   * @param stepSize rows from one origin to the next
   */
  public static OrderUse of(
      Forecaster forecaster,
      SeriesSet set,
      Split split,
      WindowSpec window,
      int stepSize,
      long seed) {
    Sums sums = new Sums();
    for (TimeSeries series : set) {
      RowRange test = split.test(series.id());
      // A network knows the series that it was trained on by its training rows.
      int first = Math.max(test.from(), split.train(series.id()).to() + window.rowsNeeded() + 1);
      int end = test.to() - window.horizon() + 1;
      int[] origins =
          IntStream.iterate(test.from(), origin -> origin < end, origin -> origin + stepSize)
              .filter(origin -> origin >= first)
              .toArray();
      for (int from = 0; from < origins.length; from += CHUNK) {
        int to = Math.min(from + CHUNK, origins.length);
        judge(forecaster, series, Arrays.copyOfRange(origins, from, to), window, seed, sums);
      }
    }
    return sums.result(window.horizon());
  }

  /** Whether any forecast depends on the order of rows. */
  public boolean usesOrder() {
    return greatestChange > ROUNDING;
  }

  AuditRow finding(String subject) {
    String words;
    if (windows == 0) {
      words = "not checked: no window of the test split begins behind the training rows";
    } else if (!usesOrder()) {
      words = "no change: order is not used";
    } else {
      double growth = 100 * (shuffledError / error - 1);
      words =
          String.format(
              Locale.ROOT,
              "%s %.4g -> %.4g (%+.1f %%): %s",
              PointMetric.MAE.label(),
              error,
              shuffledError,
              growth,
              growth > NOTICEABLE
                  ? "this model uses order"
                  : "its forecasts depend on order, but gain nothing by it");
    }
    return new AuditRow("order", subject, false, words);
  }

  private static void judge(
      Forecaster forecaster,
      TimeSeries series,
      int[] origins,
      WindowSpec window,
      long seed,
      Sums sums) {
    List<History> known = new ArrayList<>();
    List<History> shuffled = new ArrayList<>();
    for (int origin : origins) {
      known.add(series.until(origin));
      shuffled.add(ShuffledWindow.of(series, origin, window.lookback(), seed));
    }
    List<Forecast> was = forecaster.forecast(known, window.horizon());
    List<Forecast> is = forecaster.forecast(shuffled, window.horizon());
    for (int index = 0; index < origins.length; index++) {
      for (int step = 1; step <= window.horizon(); step++) {
        sums.add(
            was.get(index).point(step),
            is.get(index).point(step),
            series.target(origins[index] + step - 1),
            series.target(origins[index] - 1));
      }
    }
  }

  /** What is counted on the way. */
  private static final class Sums {
    private long points;
    private double errors;
    private double shuffledErrors;
    private double greatestChange;

    void add(double forecast, double shuffled, double actual, double last) {
      points++;
      errors += Math.abs(forecast - actual);
      shuffledErrors += Math.abs(shuffled - actual);
      double size = Math.max(Math.abs(last), Math.abs(forecast - actual));
      greatestChange = Math.max(greatestChange, Math.abs(shuffled - forecast) / size);
    }

    OrderUse result(int horizon) {
      return new OrderUse(
          Math.toIntExact(points / horizon),
          errors / points,
          shuffledErrors / points,
          greatestChange);
    }
  }
}
