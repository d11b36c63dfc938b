package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.KnownAhead;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Brings what is known ahead of series to exactly the rows that are to be forecast. */
public final class FutureRows {
  private final Map<String, KnownAhead> given;
  private final int horizon;
  private final List<String> remarks = new ArrayList<>();

  /**
   * @param given further rows by series id, or by an empty text for all series; these count where
   *     the table of a series has a row of the same time
   * @param horizon the number of rows to forecast
   */
  public FutureRows(Map<String, KnownAhead> given, int horizon) {
    this.given = Map.copyOf(given);
    this.horizon = horizon;
  }

  /** What was done about rows that are not forecast, in sentences. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  /**
   * A series with the times of the rows that follow, and the values of its known columns in them.
   *
   * @param calendar that of the series
   * @throws InvalidInputException if a value is missing, with the times that lack
   */
  public TimeSeries of(TimeSeries series, SeriesCalendar calendar) {
    TimeLine time = calendar.applied(longer(series.time(), calendar));
    Map<String, double[]> values = new LinkedHashMap<>();
    for (String name : series.ahead().columns()) {
      values.put(name, Arrays.copyOf(series.ahead().values(name), time.size()));
      Arrays.fill(values.get(name), series.length(), time.size(), Double.NaN);
    }
    Map<String, String[]> texts = new LinkedHashMap<>();
    for (String name : series.ahead().categories()) {
      texts.put(name, Arrays.copyOf(series.ahead().texts(name), time.size()));
      Arrays.fill(texts.get(name), series.length(), time.size(), "");
    }
    KnownAhead rows = new KnownAhead(time, values, texts);
    if (!values.isEmpty() || !texts.isEmpty()) {
      take(series.ahead(), series.length(), series, time, values, texts);
      KnownAhead more = given.getOrDefault(series.id(), given.get(""));
      if (more != null) {
        take(more, 0, series, time, values, texts);
      }
      rows = new KnownAhead(time, values, texts);
      refuseMissing(series, rows);
    }
    return series.with(rows);
  }

  private TimeLine longer(TimeLine time, SeriesCalendar calendar) {
    if (!time.isDated()) {
      return TimeLine.ofRows(time.size() + horizon);
    }
    return TimeLine.ofEpochSeconds(
        LongStream.concat(
                IntStream.range(0, time.size()).mapToLong(time::epochSecond),
                calendar.nextTimes(horizon).stream().mapToLong(FutureRows::second))
            .toArray());
  }

  private static long second(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC);
  }

  /** Takes over the rows that are forecast. */
  private void take(
      KnownAhead from,
      int first,
      TimeSeries series,
      TimeLine time,
      Map<String, double[]> numbers,
      Map<String, String[]> texts) {
    Map<Long, Integer> places = new TreeMap<>();
    for (int row = series.length(); row < time.size(); row++) {
      places.put(time.isDated() ? time.epochSecond(row) : row, row);
    }
    List<String> surplus = new ArrayList<>();
    for (int row = first; row < from.rows(); row++) {
      Integer place = places.get(key(from.time(), row, first, series));
      if (place == null) {
        surplus.add(from.time().label(row));
      } else {
        int at = row;
        numbers.forEach((name, values) -> values[place] = from.value(name, at));
        texts.forEach((name, values) -> values[place] = from.text(name, at));
      }
    }
    if (!surplus.isEmpty()) {
      remarks.add(
          "series %s: %s known ahead of which no forecast is made, left out: %s"
              .formatted(
                  series.id(),
                  surplus.size() == 1 ? "a row is" : surplus.size() + " rows are",
                  DataReport.several(surplus)));
    }
  }

  /** Rows without dates follow the series in their order. */
  private static @Nullable Long key(TimeLine time, int row, int first, TimeSeries series) {
    if (series.time().isDated()) {
      return time.isDated() ? time.epochSecond(row) : null;
    }
    return (long) series.length() + row - first;
  }

  private static void refuseMissing(TimeSeries series, KnownAhead known) {
    List<String> lacking = new ArrayList<>();
    for (String name : known.columns()) {
      lacks(series, known, name, row -> Double.isNaN(known.value(name, row)), lacking);
    }
    for (String name : known.categories()) {
      lacks(series, known, name, row -> known.text(name, row).isEmpty(), lacking);
    }
    if (!lacking.isEmpty()) {
      throw new InvalidInputException(
          "series %s: %s; complete them in rows after the last value of %s, or in a file that --future names"
              .formatted(series.id(), String.join("; ", lacking), series.target()));
    }
  }

  private static void lacks(
      TimeSeries series,
      KnownAhead known,
      String name,
      IntPredicate missing,
      List<String> lacking) {
    List<String> rows =
        IntStream.range(series.length(), known.rows())
            .filter(missing)
            .mapToObj(known.time()::label)
            .toList();
    if (!rows.isEmpty()) {
      lacking.add(
          "'%s' must be known in every row to forecast, and lacks %s"
              .formatted(name, DataReport.several(rows)));
    }
  }
}
