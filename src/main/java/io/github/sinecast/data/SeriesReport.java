package io.github.sinecast.data;

import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a reader found and did in one series.
 *
 * @param id the series
 * @param target its target column
 * @param rows the number of rows after repairs
 * @param first the label of the first row; empty if there are no dates
 * @param last the label of the last row; empty if there are no dates
 * @param step the usual step between rows, in words
 * @param calendar the days that count as missing where a step is longer; none for the usual step
 * @param gaps where rows are further apart than usual, the longest first
 * @param order in which order the rows stood in the file
 * @param filledCells missing values that were filled by the gap policy
 * @param droppedRows rows that were left out by the gap policy
 * @param warnings what looks as if it were a mistake, in sentences
 */
public record SeriesReport(
    String id,
    String target,
    int rows,
    String first,
    String last,
    String step,
    TradingCalendar calendar,
    List<Gap> gaps,
    RowOrder order,
    int filledCells,
    int droppedRows,
    List<String> warnings) {
  private static final int TOLD_GAPS = 3;

  public SeriesReport {
    gaps = List.copyOf(gaps);
    warnings = List.copyOf(warnings);
  }

  /** The order of the rows of a series in its file. */
  public enum RowOrder {
    /** Oldest first, as needed. */
    ASCENDING("in order"),
    /** Newest first; reversed by the reader. */
    NEWEST_FIRST("newest first in the file, reversed"),
    /** Neither; sorted by the reader. */
    UNORDERED("not in order in the file, sorted by date");

    private final String words;

    RowOrder(String words) {
      this.words = words;
    }
  }

  /**
   * Neighbouring rows that are further apart than usual.
   *
   * @param after the label of the row before the gap
   * @param before the label of the row after it
   * @param missing the number of rows that could stand between them
   */
  public record Gap(String after, String before, int missing) {}

  /**
   * Reports a series.
   *
   * @param names the names of all columns of the table
   */
  static SeriesReport of(
      TimeSeries series,
      TradingCalendar wanted,
      RowOrder order,
      int filledCells,
      int droppedRows,
      List<String> names) {
    TimeLine time = series.time();
    TimeStep step = TimeStep.of(time);
    TradingCalendar calendar =
        step.isDaily() ? wanted.resolvedFor(step, time) : TradingCalendar.NONE;
    boolean dated = time.isDated();
    return new SeriesReport(
        series.id(),
        series.target(),
        series.length(),
        dated ? time.label(0) : "",
        dated ? time.label(series.length() - 1) : "",
        step.words(),
        calendar,
        gaps(time, step, calendar),
        order,
        filledCells,
        droppedRows,
        new Suspicions(series, step, wanted).told(names));
  }

  private static List<Gap> gaps(TimeLine time, TimeStep step, TradingCalendar calendar) {
    List<Gap> gaps = new ArrayList<>();
    for (int row = 1; time.isDated() && row < time.size(); row++) {
      if (step.isLongerBetween(time.epochSecond(row - 1), time.epochSecond(row))) {
        int missing = missing(time.at(row - 1), time.at(row), step, calendar);
        if (missing > 0) {
          gaps.add(new Gap(time.label(row - 1), time.label(row), missing));
        }
      }
    }
    gaps.sort(Comparator.comparingInt(Gap::missing).reversed());
    return gaps;
  }

  private static int missing(
      LocalDateTime earlier, LocalDateTime later, TimeStep step, TradingCalendar calendar) {
    int missing = 0;
    if (calendar == TradingCalendar.NONE) {
      long end = later.toEpochSecond(ZoneOffset.UTC);
      while (step.isLongerBetween(
          step.after(earlier, missing).toEpochSecond(ZoneOffset.UTC), end)) {
        missing++;
      }
      return missing;
    }
    LocalDate end = later.toLocalDate();
    for (LocalDate day = earlier.toLocalDate().plusDays(1); day.isBefore(end); ) {
      missing += calendar.isOpen(day) ? 1 : 0;
      day = day.plusDays(1);
    }
    return missing;
  }

  /** The report as lines for people, without the name of the series. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  rows      %s, %s".formatted(rows, first.isEmpty() ? "no dates" : first + " to " + last));
    if (!first.isEmpty()) {
      lines.add("  order     " + order.words);
      lines.add("  step      " + step);
      lines.add("  gaps      " + gapsInWords());
    }
    lines.add(
        "  repaired  "
            + (filledCells + droppedRows == 0
                ? "nothing"
                : "%s cells filled, %s rows dropped".formatted(filledCells, droppedRows)));
    warnings.forEach(warning -> lines.add("  warning   " + warning));
    return lines;
  }

  private String gapsInWords() {
    String measure =
        calendar == TradingCalendar.NONE
            ? "by the usual step"
            : "by the calendar " + calendar.label();
    if (gaps.isEmpty()) {
      return "none " + measure;
    }
    StringBuilder words = new StringBuilder();
    words.append(gaps.size()).append(' ').append(measure).append("; the longest: ");
    List<String> told =
        gaps.stream()
            .limit(TOLD_GAPS)
            .map(
                gap ->
                    "%s missing between %s and %s"
                        .formatted(gap.missing(), gap.after(), gap.before()))
            .toList();
    return words.append(String.join("; ", told)).toString();
  }

  /** Whether rows were moved or left out, or values filled. */
  boolean isChanged() {
    return order != RowOrder.ASCENDING || filledCells > 0 || droppedRows > 0;
  }

  /** What was done to rows and values, as a sentence. */
  String changes() {
    return "series %s: %s, %s values filled, %s rows left out"
        .formatted(id, order.words, filledCells, droppedRows);
  }
}
