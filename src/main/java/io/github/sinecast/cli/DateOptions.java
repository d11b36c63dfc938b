package io.github.sinecast.cli;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.TimeLine;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** How commands are given the dates of a window that need not exist. */
final class DateOptions {
  private static final String WEEKDAY = "weekday";

  @Option(
      names = "--start",
      paramLabel = "DATE",
      defaultValue = "2024-01-01",
      description =
          "Date of the window's first row, such as 2024-02-27 or 2024-02-27T09:30"
              + " (default: ${DEFAULT-VALUE}).")
  private String start = "";

  @Option(
      names = "--step",
      paramLabel = "STEP",
      defaultValue = "day",
      description =
          "From one row to the next: day, weekday, or a duration of ISO 8601 such as PT1H"
              + " (default: ${DEFAULT-VALUE}).")
  private String step = "";

  /** The dates of a number of rows. */
  TimeLine rows(int count) {
    LocalDateTime first = parsed("--start", start, LocalDate::atStartOfDay, time -> time);
    Duration apart =
        step.equalsIgnoreCase("day") || step.equalsIgnoreCase(WEEKDAY)
            ? Duration.ofDays(1)
            : duration();
    long[] seconds = new long[count];
    LocalDateTime time = first;
    for (int row = 0; row < count; row++) {
      seconds[row] = time.toEpochSecond(ZoneOffset.UTC);
      time = time.plus(apart);
      while (step.equalsIgnoreCase(WEEKDAY) && isWeekend(time)) {
        time = time.plus(apart);
      }
    }
    return TimeLine.ofEpochSeconds(seconds);
  }

  /**
   * A moment as it is typed.
   *
   * @param ofDay what a date without a time of day is
   * @param ofTime what a date with a time of day is
   */
  static <T> T parsed(
      String option, String text, Function<LocalDate, T> ofDay, Function<LocalDateTime, T> ofTime) {
    try {
      return text.contains("T")
          ? ofTime.apply(LocalDateTime.parse(text))
          : ofDay.apply(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      throw new InvalidInputException(
          "%s must be a date such as 2024-02-27 or 2024-02-27T09:30, found %s"
              .formatted(option, text),
          e);
    }
  }

  private Duration duration() {
    try {
      Duration duration = Duration.parse(step);
      if (duration.toSeconds() >= 1) {
        return duration;
      }
    } catch (DateTimeParseException | ArithmeticException unreadable) {
      // Refused below, as a duration of no length is.
    }
    throw new InvalidInputException(
        "--step must be day, weekday, or a duration of ISO 8601 of a second or more such as PT1H,"
            + " found "
            + step);
  }

  private static boolean isWeekend(LocalDateTime time) {
    return time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
