package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.cli.Sinecast.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Labels forecasts by calendars, as a user does. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script for a POSIX shell")
class CalendarIT {
  @TempDir private static Path folder;

  /** A run whose calendar is closed on Friday, 1 February 2019; the file is gone afterwards. */
  @BeforeAll
  static void train() throws Exception {
    Sinecast.config(folder);
    Path mine = Files.writeString(folder.resolve("mine.yaml"), "closed: [2019-02-01]\n");
    Sinecast.in(folder, "train", "small.yaml", "--set", "data.csv.calendar-file=mine.yaml").with(0);
    Files.delete(mine);
    // 2019-01-02 and 21 weekdays more: the last row is Thursday, 31 January.
    Sinecast.prices(folder.resolve("other.csv"), 22, 1);
  }

  @Test
  void aRunKeepsTheCalendarOfItsConfig() throws Exception {
    assertEquals(List.of("2019-02-04", "2019-02-05"), dates());
  }

  @Test
  void aForecastTakesAnotherCalendar() throws Exception {
    Files.writeString(folder.resolve("other.yaml"), "closed: [2019-02-04]\n");

    assertEquals(
        List.of("2019-02-01", "2019-02-05"),
        dates("--set", "data.csv.calendar-file=" + folder.resolve("other.yaml")));
  }

  @Test
  void daysBeyondTheCalendarAreReported() throws Exception {
    Files.writeString(folder.resolve("old.yaml"), "closed: [2018-12-25]\n");

    Ended ended =
        Sinecast.in(
                folder,
                "forecast",
                "runs/small-1",
                "other.csv",
                "--set",
                "data.csv.calendar-file=old.yaml")
            .with(0);

    assertTrue(ended.errors().contains("old.yaml knows closed days 2018 to 2018"), ended.errors());
  }

  @Test
  void anErrorInACalendarIsNamedByFileAndLine() throws Exception {
    Files.writeString(folder.resolve("bad.yaml"), "closed:\n- 2019-02-30\n");

    Sinecast.in(folder, "check", "other.csv", "--set", "data.csv.calendar-file=bad.yaml")
        .with(3)
        .saying("bad.yaml:2", "closed[1]", "2019-02-30");
  }

  private static List<String> dates(String... options) throws Exception {
    String[] command = {"forecast", "runs/small-1", "other.csv", "--format", "csv"};
    String[] all = Arrays.copyOf(command, command.length + options.length);
    System.arraycopy(options, 0, all, command.length, options.length);
    return Sinecast.in(folder, all)
        .with(0)
        .output()
        .lines()
        .skip(1)
        .map(line -> line.split(",", 3)[1])
        .toList();
  }
}
