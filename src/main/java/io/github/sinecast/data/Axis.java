package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** The joint time line of series: the times that occur in any of them, on which they are cut. */
final class Axis implements SplitRule.Times {
  private final SeriesSet series;
  private final long[] times;
  private final boolean dated;

  private Axis(SeriesSet series, long[] times, boolean dated) {
    this.series = series;
    this.times = times;
    this.dated = dated;
  }

  static Axis of(SeriesSet series) {
    return new Axis(series, jointTimes(series), series.list().get(0).time().isDated());
  }

  SplitRule.Cuts cuts(SplitRule rule) {
    return rule.cuts(this);
  }

  /**
   * Cuts the series.
   *
   * @param first the first time to train on
   * @param embargo the times left out before the validation split and before the test split
   */
  Split split(SplitRule.Cuts cuts, int first, int embargo) {
    Map<String, Split.Part> parts = new LinkedHashMap<>();
    for (TimeSeries one : series) {
      int from = rowsBefore(first, one);
      int validation = rowsBefore(cuts.validation(), one);
      int test = rowsBefore(cuts.test(), one);
      int end = rowsBefore(cuts.end(), one);
      int trained = rowsBefore(Math.max(first, cuts.validation() - embargo), one);
      int validated = rowsBefore(Math.max(cuts.validation(), cuts.test() - embargo), one);
      parts.put(
          one.id(),
          new Split.Part(
              new RowRange(from, trained),
              new RowRange(validation, validated),
              new RowRange(test, end)));
    }
    return new Split(parts);
  }

  /** How many rows of a series are before a time of this line. */
  int rowsBefore(int cut, TimeSeries one) {
    TimeLine line = one.time();
    if (cut == times.length) {
      return line.size();
    }
    return line.isDated()
        ? line.rowsBefore(LocalDateTime.ofEpochSecond(times[cut], 0, ZoneOffset.UTC))
        : Math.min(cut, line.size());
  }

  @Override
  public int size() {
    return times.length;
  }

  @Override
  public int before(LocalDate day) {
    if (!dated) {
      throw new InvalidInputException(
          "a split by dates needs a column of dates; set data.split to fractions or rows");
    }
    int found = Arrays.binarySearch(times, day.toEpochDay() * 86_400);
    return found < 0 ? -found - 1 : found;
  }

  /** The sorted times of all series, each once: seconds, or row numbers without dates. */
  private static long[] jointTimes(SeriesSet series) {
    LongStream all = LongStream.empty();
    List<TimeLine> lines = series.list().stream().map(TimeSeries::time).distinct().toList();
    long dated = lines.stream().filter(TimeLine::isDated).count();
    if (dated > 0 && dated < lines.size()) {
      throw new InvalidInputException(
          "series with and without dates cannot be split together; give all of them dates");
    }
    for (TimeLine line : lines) {
      LongStream times =
          LongStream.range(0, line.size())
              .map(row -> line.isDated() ? line.epochSecond((int) row) : row);
      all = lines.size() == 1 ? times : LongStream.concat(all, times);
    }
    return lines.size() == 1 ? all.toArray() : all.sorted().distinct().toArray();
  }
}
