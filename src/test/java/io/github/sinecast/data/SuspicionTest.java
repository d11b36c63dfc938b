package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuspicionTest {
  private static final int ROWS = 120;
  private static final int SPLIT = 60;

  private final ReadFiles files;

  SuspicionTest(@TempDir Path folder) {
    files = new ReadFiles(folder);
  }

  @Test
  void aJumpLikeASplitIsReportedWithTheAdjustedColumn() {
    String warning = onlyWarning(new Bars(7).text());

    assertSaid(warning, "close changes by -85.", "as by a split", "[Adj Close]");
  }

  @Test
  void adjustedPricesTellSplitsOfAnyRatio() {
    assertSaid(onlyWarning(new Bars(1.25).text()), "close changes by -19.", "[Adj Close]");
  }

  @Test
  void aCrashOfTheAdjustedPricesIsNoSplit() {
    Bars bars = new Bars(2);
    bars.adjusted = bars.close;

    assertEquals(List.of(), warnings(bars.text()));
  }

  @Test
  void withoutAdjustedPricesASplitIsKnownByItsRatio() {
    assertSaid(
        onlyWarning(new Bars(0.1).text().replace("Adj Close", "Other")),
        "close changes by 9",
        "use prices that are adjusted for splits");
    assertEquals(List.of(), warnings(new Bars(1.25).text().replace("Adj Close", "Other")));
  }

  @Test
  void adjustedPricesThatAreForecastRaiseNoSuspicion() {
    List<String> warnings =
        read(new Bars(7).text(), CsvSchema.found().withTargets("Adj Close")).warnings();

    assertEquals(List.of(), warnings);
  }

  @Test
  void ordinaryPricesRaiseNoSuspicion() {
    assertEquals(List.of(), warnings(new Bars(1).text()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {100, 0.01, 0.1, 10})
  void aDecimalMarkInTheWrongPlaceIsAFarValueAndNoSplit(double factor) {
    for (int row : new int[] {40, ROWS - 1}) {
      Bars bars = new Bars(1);
      bars.close[row] *= factor;
      bars.high[row] = Math.max(bars.high[row], bars.close[row]);
      bars.low[row] = Math.min(bars.low[row], bars.close[row]);
      bars.adjusted = bars.close;

      String warning = onlyWarning(bars.text());

      assertSaid(warning, "close is " + bars.number(bars.close[row]), "far from the values beside");
    }
  }

  @Test
  void severalFarValuesAreReportedTogether() {
    Bars bars = new Bars(1);
    for (int row : new int[] {20, 90}) {
      bars.close[row] = 0.001;
      bars.low[row] = 0.001;
    }
    bars.adjusted = bars.close;

    assertSaid(onlyWarning(bars.text()), bars.days[20] + "; 0.001 on " + bars.days[90]);
  }

  @Test
  void peaksOfAllSizesAreHowASeriesIs() {
    Random random = new Random(8);
    StringBuilder text = new StringBuilder("date,load\n");
    for (int row = 0; row < 2000; row++) {
      // A tail as heavy as that of hourly prices of electricity.
      double peak = Math.pow(random.nextDouble(), -0.5);
      text.append(LocalDate.of(2015, 1, 1).plusDays(row)).append(',').append(peak).append('\n');
    }

    assertEquals(List.of(), warnings(text.toString()));
  }

  @Test
  void closesOutsideLowToHighAreReported() {
    Bars bars = new Bars(1);
    bars.high[10] = bars.close[10] - 1;
    bars.low[20] = bars.close[20] + 1;

    assertSaid(onlyWarning(bars.text()), "in 2 of 120 rows", "outside low to high", bars.days[10]);
  }

  @Test
  void closesAreComparedWithHighAndLowWhereAdjustedPricesAreForecast() {
    Bars bars = new Bars(1);
    bars.high[10] = bars.close[10] - 1;

    List<String> warnings =
        read(bars.text(), CsvSchema.found().withTargets("Adj Close")).warnings();

    assertSaid(warnings.get(0), "in 1 of 120 rows");
  }

  @Test
  void opensThatRepeatThePreviousCloseAreReportedWithShareAndDates() {
    Bars bars = new Bars(1);
    for (int row = 1; row <= 42; row++) {
      bars.open[row] = bars.close[row - 1];
    }

    assertSaid(
        onlyWarning(bars.text()),
        "the open repeats the close of the row before in 35.3 % of the rows (42)",
        "between " + bars.days[1] + " and " + bars.days[42]);
  }

  @Test
  void opensThatRepeatThePreviousCloseNowAndThenAreHowASeriesIs() {
    Bars bars = new Bars(1);
    for (int row = 5; row < ROWS; row += 5) {
      bars.open[row] = bars.close[row - 1];
    }

    assertEquals(List.of(), warnings(bars.text()));
  }

  @Test
  void rowsThatRepeatEachOtherAreReported() {
    Bars bars = new Bars(1);
    for (double[] column : List.of(bars.open, bars.high, bars.low, bars.close)) {
      Arrays.fill(column, 50, 62, column[50]);
    }
    bars.adjusted = bars.close;

    assertSaid(
        onlyWarning(bars.text()),
        "rows repeat each other",
        "12 rows from " + bars.days[50] + " to " + bars.days[61]);
  }

  @Test
  void aRateThatStandsStillByNatureRaisesNoSuspicion() {
    StringBuilder text = new StringBuilder("date,rate\n");
    for (int row = 0; row < 400; row++) {
      text.append(LocalDate.of(2019, 1, 1).plusDays(row)).append(',');
      text.append(row / 50 % 3).append('\n');
    }

    assertEquals(List.of(), warnings(text.toString()));
  }

  @Test
  void whatCannotBeReadInAColumnThatIsOnlyExaminedIsNoProblem() {
    String text = new Bars(7).text().replaceFirst("\\n([^,]*),[^,]*,[^,]*", "\n$1,x,");

    assertSaid(onlyWarning(text), "as by a split");
  }

  @Test
  void aReaderThatDoesNotExamineReadsTheTargetAlone() {
    Bars bars = new Bars(1);
    bars.high[10] = bars.close[10] - 1;

    LoadedSeries loaded = ReadFiles.read(files.file("x.csv", bars.text()));

    assertEquals(List.of(), loaded.report().series().get(0).warnings());
    assertEquals(Set.of("close"), loaded.series().get("x").columnNames());
  }

  @Test
  void seriesOfDifferentStepsAreReported() {
    StringBuilder text = new StringBuilder("symbol,date,close\n");
    for (int row = 0; row < 20; row++) {
      LocalDate day = LocalDate.of(2020, 1, 6).plusDays(row);
      text.append("A,%s,%s%nC,%s,%s%n".formatted(day, row, day, row));
      text.append("B,%s,%s%n".formatted(LocalDate.of(2020, 1, 6).plusWeeks(row), row));
    }

    DataReport report = ReadFiles.read(files.file("x.csv", text.toString())).report();

    for (List<String> said : List.of(report.lines(), report.changes())) {
      assertSaid(
          String.join("\n", said), "series have different steps: one day (A, C); one week (B)");
    }
  }

  /** Weekdays of prices that move by about 1 % a day and are divided once, but not if adjusted. */
  private static final class Bars {
    final String[] days = new String[ROWS];
    final double[] open = new double[ROWS];
    final double[] high = new double[ROWS];
    final double[] low = new double[ROWS];
    final double[] close = new double[ROWS];
    double[] adjusted = new double[ROWS];

    Bars(double divisor) {
      Random random = new Random(3);
      LocalDate day = LocalDate.of(2021, 1, 4);
      double price = 700;
      for (int row = 0; row < ROWS; row++) {
        price *= Math.exp(0.01 * random.nextGaussian());
        days[row] = day.toString();
        adjusted[row] = price / divisor;
        close[row] = price / (row < SPLIT ? 1 : divisor);
        open[row] = close[row] * Math.exp(0.003 * random.nextGaussian());
        high[row] = 1.005 * Math.max(open[row], close[row]);
        low[row] = 0.995 * Math.min(open[row], close[row]);
        do {
          day = day.plusDays(1);
        } while (!TradingCalendar.NYSE.isOpen(day));
      }
    }

    String number(double value) {
      return String.format(Locale.ROOT, "%.4f", value).replaceFirst("\\.?0+$", "");
    }

    String text() {
      StringBuilder text = new StringBuilder("date,open,high,low,close,Adj Close\n");
      for (int row = 0; row < ROWS; row++) {
        text.append(days[row]);
        for (double[] column : List.of(open, high, low, close, adjusted)) {
          text.append(String.format(Locale.ROOT, ",%.4f", column[row]));
        }
        text.append('\n');
      }
      return text.toString();
    }
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

    assertEquals("none", loaded.report().series().get(0).calendar());
    String warning = loaded.report().series().get(0).warnings().get(0);
    assertTrue(warning.contains("not nyse") && warning.contains("2023-12-25"), warning);
  }

  private List<String> warnings(String text) {
    return read(text, CsvSchema.found()).warnings();
  }

  private SeriesReport read(String text, CsvSchema schema) {
    return new SeriesReader(schema, GapPolicy.REFUSE, List.of(), TargetRule.ANY_SIGN)
        .examining()
        .read(files.file("x.csv", text))
        .report()
        .series()
        .get(0);
  }

  private String onlyWarning(String text) {
    List<String> warnings = warnings(text);
    assertEquals(1, warnings.size(), warnings.toString());
    return warnings.get(0);
  }

  private static void assertSaid(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), part + "\n" + text);
    }
  }
}
