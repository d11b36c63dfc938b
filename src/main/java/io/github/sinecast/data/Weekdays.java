package io.github.sinecast.data;

import io.github.sinecast.TimeLine;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The days of the week on which rows exist.
 *
 * @param mask a bit for each day, the lowest for Monday
 */
record Weekdays(int mask) {
  static final Weekdays ALL = new Weekdays(0b111_1111);
  static final Weekdays MONDAY_TO_FRIDAY = new Weekdays(0b001_1111);

  /** The share of rows below which a day of the week is one without rows. */
  private static final double FEW = 0.05;

  /** Rows from which a day from Monday to Friday that has none is known to have none. */
  private static final int ENOUGH = 20;

  /** Rows by month from which none on a weekend is no accident. */
  private static final int ENOUGH_MONTHS = 12;

  /** Rows by months or weeks from which one weekday of nearly all is no accident. */
  private static final int ENOUGH_OF_ONE = 6;

  private static final double NEARLY_ALL = 0.85;

  /** These days. */
  static Weekdays of(Collection<DayOfWeek> days) {
    return new Weekdays(
        days.stream().mapToInt(day -> 1 << (day.getValue() - 1)).reduce(0, (a, b) -> a | b));
  }

  /** The weekdays of daily rows. */
  static Weekdays of(TimeLine time) {
    int[] counts = counts(time);
    int mask = 0;
    for (int day = 0; day < counts.length; day++) {
      boolean often = counts[day] > 0 && counts[day] >= FEW * time.size();
      boolean unseen = time.size() < ENOUGH && MONDAY_TO_FRIDAY.has(day);
      mask |= often || unseen ? 1 << day : 0;
    }
    return new Weekdays(mask);
  }

  /**
   * The weekday of nearly all rows by months or weeks; else Monday to Friday if none is on a
   * weekend, else all.
   */
  static Weekdays ofLongSteps(TimeLine time) {
    int[] counts = counts(time);
    for (int day = 0; day < counts.length; day++) {
      if (time.size() >= ENOUGH_OF_ONE && counts[day] >= NEARLY_ALL * time.size()) {
        return new Weekdays(1 << day);
      }
    }
    return time.size() >= ENOUGH_MONTHS && counts[5] + counts[6] == 0 ? MONDAY_TO_FRIDAY : ALL;
  }

  boolean isOne() {
    return Integer.bitCount(mask) == 1;
  }

  private static int[] counts(TimeLine time) {
    int[] counts = new int[7];
    for (int row = 0; row < time.size(); row++) {
      counts[day(Math.floorDiv(time.epochSecond(row), 86_400L))]++;
    }
    return counts;
  }

  /** The day of the week of a day from 1970-01-01, which was a Thursday. */
  private static int day(long epochDay) {
    return Math.floorMod(epochDay + 3, 7);
  }

  private boolean has(int day) {
    return (mask >> day & 1) == 1;
  }

  private boolean has(DayOfWeek day) {
    return has(day.getValue() - 1);
  }

  boolean contains(long epochDay) {
    return has(day(epochDay));
  }

  /** These days in words: from the first to the last after the days without rows. */
  String words() {
    List<DayOfWeek> open = Stream.of(DayOfWeek.values()).filter(this::has).toList();
    DayOfWeek first =
        open.stream().filter(day -> !has(day.minus(1))).findFirst().orElse(open.get(0));
    DayOfWeek last = first.plus(open.size() - 1L);
    boolean together = open.contains(last) && !has(last.plus(1));
    return together
        ? name(first) + " to " + name(last)
        : String.join(", ", open.stream().map(Weekdays::name).toList());
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
