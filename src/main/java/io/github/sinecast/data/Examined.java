package io.github.sinecast.data;

import io.github.sinecast.Change;
import io.github.sinecast.Sample;
import io.github.sinecast.TimeSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A series and what its table holds beside it, as {@link Suspicion}s look at them.
 *
 * @param series the series
 * @param calendar the calendar of its rows
 * @param names the names of all columns of the table
 * @param beside the columns of the table that were read, by role or by name, NaN where a cell is
 *     missing or unreadable; empty where only the series was
 */
record Examined(
    TimeSeries series, SeriesCalendar calendar, List<String> names, Map<String, double[]> beside) {
  /** Of so many equal places a sentence names this many. */
  private static final int TOLD = 3;

  /** So many changes tell the usual one; of more only every second, third, … is sorted. */
  private static final int ENOUGH_CHANGES = 100_000;

  Examined {
    beside = new TreeMap<>(beside);
  }

  /** The usual step of the rows. */
  TimeStep step() {
    return calendar.step();
  }

  /** The column of a role, or no values where the table lacks it or it was not read. */
  double[] column(String role) {
    return beside.getOrDefault(role, new double[0]);
  }

  /**
   * The closing prices that opening, highest and lowest prices belong to: never adjusted ones,
   * which are lower.
   */
  double[] closes() {
    return UsualNames.isAdjusted(series.target())
        ? column(UsualNames.CLOSE)
        : series.targetValues();
  }

  /** The values of the target, so that their differences are changes. */
  double[] levels() {
    double[] values = series.targetValues();
    return Change.of(values) == Change.LOG_RETURN
        ? Arrays.stream(values).map(Math::log).toArray()
        : values;
  }

  /** The median size of the changes of values. */
  static double usualChange(double[] levels) {
    int every = 1 + levels.length / ENOUGH_CHANGES;
    double[] sizes =
        IntStream.range(0, (levels.length - 2) / every + 1)
            .mapToDouble(at -> Math.abs(levels[at * every + 1] - levels[at * every]))
            .sorted()
            .toArray();
    return Sample.quantile(sizes, 0.5);
  }

  String label(int row) {
    return series.time().label(row);
  }

  /** A share in percent. */
  static String percent(double share) {
    return BigDecimal.valueOf(100 * share).setScale(1, RoundingMode.HALF_UP).toPlainString();
  }

  /** The first of several places, and how many more there are. */
  static String several(Collection<String> places) {
    String told = String.join("; ", places.stream().limit(TOLD).toList());
    return places.size() > TOLD ? told + " and " + (places.size() - TOLD) + " more" : told;
  }
}
