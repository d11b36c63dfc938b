package io.github.sinecast.run;

import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How far the forecasts of an exported model are from those of its run.
 *
 * @param windows how many windows both forecast
 * @param largest the largest difference of a point or a quantile, as a share of the larger of the
 *     run's value and 1
 */
public record ExportCheck(int windows, double largest) {
  /** The most windows that are compared. */
  public static final int WINDOWS = 100;

  /** Compares two forecasters on the newest windows of all series. */
  static ExportCheck of(
      Forecaster run, Forecaster exported, SeriesSet set, int horizon, List<Double> levels) {
    List<History> histories = newest(set, run.minimumHistory());
    List<Forecast> expected = run.forecast(histories, horizon);
    List<Forecast> found = exported.forecast(histories, horizon);
    double largest = 0;
    for (int place = 0; place < histories.size(); place++) {
      Forecast one = expected.get(place);
      Forecast other = found.get(place);
      for (int step = 1; step <= horizon; step++) {
        largest = Math.max(largest, difference(one.point(step), other.point(step)));
        for (double level : levels) {
          largest =
              Math.max(
                  largest,
                  difference(
                      one.distribution(step).quantile(level),
                      other.distribution(step).quantile(level)));
        }
      }
    }
    return new ExportCheck(histories.size(), largest);
  }

  /** Equally many of each series, as far as it has them, the newest first. */
  private static List<History> newest(SeriesSet set, int minimum) {
    List<History> histories = new ArrayList<>();
    for (int back = 0; histories.size() < WINDOWS; back++) {
      int before = histories.size();
      for (TimeSeries series : set) {
        if (series.length() - back >= minimum && histories.size() < WINDOWS) {
          histories.add(series.until(series.length() - back));
        }
      }
      if (histories.size() == before) {
        break;
      }
    }
    if (histories.isEmpty()) {
      throw new InvalidInputException(
          "--check: the model needs %s rows, and no series has them; give a longer table"
              .formatted(minimum));
    }
    return histories;
  }

  private static double difference(double expected, double found) {
    return Math.abs(expected - found) / Math.max(1, Math.abs(expected));
  }

  /** A line for people. */
  public String toText() {
    return String.format(
        Locale.ROOT,
        "largest difference on %d windows: %.1e of the forecast (of 1 where that is smaller)",
        windows,
        largest);
  }
}
