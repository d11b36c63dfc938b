package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuspicionsTest {
  private static final int ROWS = 120;
  private static final int SPLIT = 60;

  private final ReadFiles files;

  SuspicionsTest(@TempDir Path folder) {
    files = new ReadFiles(folder);
  }

  @Test
  void aJumpLikeASplitIsReportedWithTheAdjustedColumn() {
    List<String> warnings = prices("date,close,Adj Close,volume", 7);

    assertEquals(1, warnings.size());
    for (String said : List.of("close changes by -85.", "as by a split", "[Adj Close]")) {
      assertTrue(warnings.get(0).contains(said), warnings.get(0));
    }
  }

  @Test
  void ordinaryPricesRaiseNoSuspicion() {
    assertEquals(List.of(), prices("date,close,Adj Close,volume", 1));
  }

  /** Weekdays of prices that move by about 1 % a day and are divided once. */
  private List<String> prices(String header, double divisor) {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder(header).append('\n');
    LocalDate day = LocalDate.of(2021, 1, 4);
    double price = 700;
    for (int row = 0; row < ROWS; row++) {
      price *= Math.exp(0.01 * random.nextGaussian()) / (row == SPLIT ? divisor : 1);
      text.append(String.format(Locale.ROOT, "%s,%.4f,1,1%n", day, price));
      day = day.plusDays(day.getDayOfWeek() == DayOfWeek.FRIDAY ? 3 : 1);
      while (!TradingCalendar.NYSE.isOpen(day)) {
        day = day.plusDays(1);
      }
    }
    return warnings(text.toString());
  }

  @Test
  void aMonthThatHasJustBegunIsReported() {
    StringBuilder text = new StringBuilder("date,level\n");
    for (int month = 1; month <= 11; month++) {
      text.append(String.format(Locale.ROOT, "2023-%02d-01,%d%n", month, month % 4));
    }
    text.append("2023-11-22,9\n");

    List<String> warnings = warnings(text.toString());

    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("2023-11-22, is only 21 days after"), warnings.get(0));
  }

  @Test
  void rowsOnHolidaysSpeakAgainstTheCalendar() {
    StringBuilder text = new StringBuilder("date,level\n");
    LocalDate.of(2023, 1, 2)
        .datesUntil(LocalDate.of(2023, 12, 31))
        .filter(day -> day.getDayOfWeek().getValue() < 6)
        .forEach(day -> text.append(day).append(',').append(day.getDayOfMonth()).append('\n'));

    LoadedSeries loaded = ReadFiles.read(files.file("x.csv", text.toString()));

    assertEquals(TradingCalendar.NONE, loaded.report().series().get(0).calendar());
    String warning = loaded.report().series().get(0).warnings().get(0);
    assertTrue(warning.contains("not nyse") && warning.contains("2023-12-25"), warning);
  }

  private List<String> warnings(String text) {
    return ReadFiles.read(files.file("x.csv", text)).report().series().get(0).warnings();
  }
}
