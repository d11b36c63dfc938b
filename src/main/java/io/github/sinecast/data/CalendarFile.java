package io.github.sinecast.data;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.config.ConfigFile;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A calendar in a YAML file: the closed days of a market, in full for each year from the first to
 * the last of them.
 *
 * @param weekdays the days of the week on which the market trades
 * @param closed the days of those on which it is closed
 */
record CalendarFile(
    @Setting(
            help = "The days of the week on which the market trades.",
            initial = "[monday, tuesday, wednesday, thursday, friday]")
        List<DayOfWeek> weekdays,
    @Setting(
            help =
                "The closed days among those, as yyyy-MM-dd: all of each year from the first to the"
                    + " last that is named.")
        List<LocalDate> closed) {

  CalendarFile {
    weekdays = List.copyOf(weekdays);
    closed = List.copyOf(closed);
    Require.that(!weekdays.isEmpty(), "weekdays", "must name a day on which the market trades");
    Require.that(
        !closed.isEmpty(), "closed", "must name a day; without one, set data.csv.calendar instead");
    Set<LocalDate> different = new TreeSet<>();
    for (LocalDate day : closed) {
      Require.that(different.add(day), "closed", "must name each day once, found twice " + day);
    }
  }

  /**
   * Reads the file of a user.
   *
   * @throws io.github.sinecast.InvalidInputException with all that is wrong, by line
   */
  static TradingDays read(Path file) {
    return ConfigFile.read(file).bind(CalendarFile.class).tradingDays(file.toString());
  }

  TradingDays tradingDays(String label) {
    TreeSet<LocalDate> days = new TreeSet<>(closed);
    return new TradingDays(
        label,
        Weekdays.of(weekdays),
        days.first().getYear(),
        days.last().getYear(),
        year ->
            days.stream()
                .filter(day -> day.getYear() == year)
                .collect(Collectors.toUnmodifiableSet()));
  }
}
