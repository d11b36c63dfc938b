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
 * @param calendar what people call the days that count as missing where a step is longer; none for
 *     the usual step
 * @param fit what the rows say of the calendar; empty if nothing
 * @param gaps where rows are further apart than usual, the longest first
 * @param order in which order the rows stood in the file
 * @param filledCells missing values that were filled by the gap policy
 * @param droppedRows rows that were left out by the gap policy
 * @param laterRows rows after a cutoff, which are not used
 * @param warnings what looks as if it were a mistake, in sentences
 */
public record SeriesReport(
    String id,
    String target,
    int rows,
    String first,
    String last,
    String step,
    String calendar,
    String fit,
    List<Gap> gaps,
    RowOrder order,
    int filledCells,
    int droppedRows,
    int laterRows,
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

  /** Reports a series. */
  static SeriesReport of(
      Examined data, RowOrder order, int filledCells, int droppedRows, int laterRows) {
    TimeSeries series = data.series();
    TimeLine time = series.time();
    SeriesCalendar calendar = data.calendar();
    boolean dated = time.isDated();
    return new SeriesReport(
        series.id(),
        series.target(),
        series.length(),
        dated ? time.label(0) : "",
        dated ? time.label(series.length() - 1) : "",
        calendar.step().words(),
        calendar.label(),
        calendar.isContradicted() ? "" : calendar.reason(),
        gaps(time, calendar),
        order,
        filledCells,
        droppedRows,
        laterRows,
        Suspicion.all(data));
  }

  private static List<Gap> gaps(TimeLine time, SeriesCalendar calendar) {
    TimeStep step = calendar.step();
    List<Gap> gaps = new ArrayList<>();
    for (int row = 1; time.isDated() && row < time.size(); row++) {
      if (step.isLongerBetween(time.epochSecond(row - 1), time.epochSecond(row))) {
        int missing = missing(time.at(row - 1), time.at(row), calendar);
        if (missing > 0) {
          gaps.add(new Gap(time.label(row - 1), time.label(row), missing));
        }
      }
    }
    gaps.sort(Comparator.comparingInt(Gap::missing).reversed());
    return gaps;
  }

  private static int missing(LocalDateTime earlier, LocalDateTime later, SeriesCalendar calendar) {
    TimeStep step = calendar.step();
    TradingDays days = calendar.days();
    int missing = 0;
    if (days == null || !step.isDaily()) {
      long end = later.toEpochSecond(ZoneOffset.UTC);
      while (step.isLongerBetween(
          step.after(earlier, missing).toEpochSecond(ZoneOffset.UTC), end)) {
        missing++;
      }
      return missing;
    }
    LocalDate end = later.toLocalDate();
    for (LocalDate day = earlier.toLocalDate().plusDays(1); day.isBefore(end); ) {
      missing += days.isOpen(day) ? 1 : 0;
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
      if (!fit.isEmpty()) {
        lines.add("  calendar  %s: %s".formatted(calendar, fit));
      }
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
        calendar.equals(TradingCalendar.NONE.label())
            ? "by the usual step"
            : "by the calendar " + calendar;
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
