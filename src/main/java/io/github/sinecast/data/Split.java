package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Which rows of each series train, validate and test; in this order, and none of them shared.
 *
 * <p>A target row belongs to one split. The input rows of a window may reach back into the split
 * before.
 */
public final class Split {
  private static final int TOLD = 20;

  private final Map<String, Part> parts;

  private Split(Map<String, Part> parts) {
    this.parts = Collections.unmodifiableMap(parts);
  }

  /** The rows of one series. */
  private record Part(RowRange train, RowRange validation, RowRange test) {}

  /**
   * Cuts series by a rule, on the times that occur in any of them; without dates, the row numbers.
   *
   * @throws InvalidInputException if the rule asks for more rows than there are, or for dates where
   *     there are none
   */
  public static Split of(SplitRule rule, SeriesSet series) {
    long[] times = jointTimes(series);
    boolean dated = series.list().get(0).time().isDated();
    SplitRule.Cuts cuts = rule.cuts(new JointTimes(times, dated));
    Map<String, Part> parts = new LinkedHashMap<>();
    for (TimeSeries one : series) {
      int validation = rowsBefore(cuts.validation(), times, one.time());
      int test = rowsBefore(cuts.test(), times, one.time());
      int end = rowsBefore(cuts.end(), times, one.time());
      parts.put(
          one.id(),
          new Part(
              new RowRange(0, validation),
              new RowRange(validation, test),
              new RowRange(test, end)));
    }
    return new Split(parts);
  }

  public RowRange train(String seriesId) {
    return part(seriesId).train();
  }

  public RowRange validation(String seriesId) {
    return part(seriesId).validation();
  }

  public RowRange test(String seriesId) {
    return part(seriesId).test();
  }

  /**
   * Requires that each series has a window in each split, and a target that changes in the training
   * rows.
   *
   * @param series the series that were split
   * @param lookback the rows that an input needs
   * @param horizon the rows that a target needs
   * @throws InvalidInputException naming the first twenty faults, each with the series and the rows
   *     it has and needs, and how many series have faults
   */
  public void requireWindows(SeriesSet series, int lookback, int horizon) {
    List<String> faults = new ArrayList<>();
    int faulty = 0;
    for (TimeSeries one : series) {
      Part part = part(one.id());
      int faultsBefore = faults.size();
      requireRows(one, "train", part.train(), lookback + horizon, faults);
      requireRows(one, "validation", part.validation(), horizon, faults);
      requireRows(one, "test", part.test(), horizon, faults);
      if (part.train().size() > 1 && !changes(one, part.train())) {
        faults.add(
            "series %s: the target %s never changes in the training rows, it is always %s; there is"
                    .formatted(one.id(), one.target(), one.target(0))
                + " nothing to learn");
      }
      faulty += faults.size() > faultsBefore ? 1 : 0;
    }
    if (faults.size() > TOLD) {
      throw new InvalidInputException(
          "%d of %d series cannot be used: %d faults, the first %d:\n"
                  .formatted(faulty, series.size(), faults.size(), TOLD)
              + String.join("\n", faults.subList(0, TOLD)));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInputException(String.join("\n", faults));
    }
  }

  private static void requireRows(
      TimeSeries series, String split, RowRange rows, int needed, List<String> faults) {
    if (rows.size() < needed) {
      faults.add(
          "series %s: the %s split has %d of the series' %d rows and needs at least %d for one"
                  .formatted(series.id(), split, rows.size(), series.length(), needed)
              + " window; shorten window.lookback or window.horizon, change data.split, or give more rows");
    }
  }

  private static boolean changes(TimeSeries series, RowRange rows) {
    for (int row = rows.from() + 1; row < rows.to(); row++) {
      if (series.target(row) != series.target(rows.from())) {
        return true;
      }
    }
    return false;
  }

  private Part part(String seriesId) {
    Part part = parts.get(seriesId);
    if (part == null) {
      throw new IllegalArgumentException("no series " + seriesId + " among " + parts.keySet());
    }
    return part;
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

  private static int rowsBefore(int cut, long[] times, TimeLine line) {
    if (cut == times.length) {
      return line.size();
    }
    return line.isDated()
        ? line.rowsBefore(LocalDateTime.ofEpochSecond(times[cut], 0, ZoneOffset.UTC))
        : Math.min(cut, line.size());
  }

  /** The joint time line as a rule sees it. */
  private static final class JointTimes implements SplitRule.Times {
    private final long[] times;
    private final boolean dated;

    JointTimes(long[] times, boolean dated) {
      this.times = times;
      this.dated = dated;
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
  }
}
