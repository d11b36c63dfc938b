package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.TimeSeries;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as exporters write them: with lines above, below and between that are no rows. */
class TableFormsTest {
  private static final String ROWS = "2020-01-02,1,5\n2020-01-03,2,6\n2020-01-06,4,7\n";

  private final ReadFiles files;

  TableFormsTest(@TempDir Path folder) {
    files = new ReadFiles(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# one comment\n# and, another\n\n",
        "Prices of ACME\n",
        "https://example.org/prices?id=7\n",
        "Prices of ACME\nDownloaded on 2020-01-07\n\n",
        "sep=,\n",
        "\"sep=,\"\n",
      })
  void whatStandsAboveTheHeaderIsLeftOutAndReported(String above) {
    Path path = files.file("x.csv", above + "date,close,volume\n" + ROWS);

    LoadedSeries loaded = ReadFiles.read(path);

    assertArrayEquals(new double[] {1, 2, 4}, loaded.series().get("x").targetValues());
    assertFalse(loaded.report().remarks().isEmpty() && !above.contains("sep="));
  }

  @Test
  void problemsBelowATitleHaveTheirTrueLine() {
    String message = files.refusal("# a\n\n# b\ndate,close,volume\n" + ROWS + "2020-01-07,x,7\n");

    assertTrue(message.contains("prices.csv:8:close"), message);
  }

  @Test
  void aHintForSpreadsheetsNamesTheSeparator() {
    TimeSeries series = files.one("x.csv", "sep=;\ndate;close\n2020-01-02;1\n2020-01-03;2\n");

    assertArrayEquals(new double[] {1, 2}, series.targetValues());
  }

  @Test
  void aHeaderThatBeginsWithAHashIsAHeader() {
    assertEquals("close", files.one("x.csv", "#date,close,volume\n" + ROWS).target());
  }

  @Test
  void furtherHeadersAreNoRows() {
    String text = "Price,Close,Volume\nTicker,ACME,ACME\nDate,,\n" + ROWS;

    LoadedSeries loaded = ReadFiles.read(files.file("x.csv", text));

    assertEquals("Date", loaded.report().dateColumn());
    assertEquals("Close", loaded.series().get("x").target());
    assertTrue(loaded.report().remarks().toString().contains("lines 2 to 3 are headers, too"));
  }

  @Test
  void furtherHeadersTellColumnsOfOneNameApart() {
    String text = "Price,Close,Close\nTicker,ACME,WILE\nDate,,\n" + ROWS;

    assertEquals(
        List.of("Close ACME", "Close WILE"),
        ReadFiles.read(files.file("x.csv", text)).report().targetColumns());
  }

  @Test
  void unitsBelowTheHeaderAreNoRow() {
    String text = "date,close,volume\n,USD,shares\n" + ROWS;

    assertEquals(3, files.one("x.csv", text).length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2020-01-04,0.24 Dividend|dividends",
        "2020-01-04,Dividend 0.24,|dividends",
        "2020-01-04,4:1 Stock Split,|splits",
        ",,|empty",
        "Average,2.3,6|summaries",
        "Total,2.3,6|summaries",
      })
  void rowsThatAreNoneAreLeftOutAndReported(String line, String said) {
    Path path =
        files.file(
            "x.csv",
            "date,close,volume\n2020-01-01,3,3\n%s\n%s2020-01-07,8,9\n".formatted(line, ROWS));

    LoadedSeries loaded = ReadFiles.read(path);

    assertArrayEquals(new double[] {3, 1, 2, 4, 8}, loaded.series().get("x").targetValues());
    assertTrue(String.join("\n", loaded.report().changes()).contains(said));
    assertTrue(String.join("\n", loaded.report().lines()).contains("line 3"));
  }

  @Test
  void textBelowTheTableIsLeftOut() {
    String footer = "\n*Close price adjusted for splits\nSource: Exchange, all rights reserved\n";

    LoadedSeries loaded =
        ReadFiles.read(files.file("x.csv", "date,close,volume\n" + ROWS + footer));

    assertEquals(3, loaded.series().get("x").length());
    assertTrue(loaded.report().changes().toString().contains("2 lines that are text below"));
  }

  @Test
  void textBetweenRowsIsNoFooter() {
    String message = files.refusal("date,close,volume\n" + ROWS + "a remark\n2020-01-07,1,2\n");

    assertTrue(message.contains("prices.csv:5: must have 3 cells"), message);
  }

  @Test
  void aLastRowCutShortBehindWhatIsReadIsReadAndReported() {
    LoadedSeries loaded =
        ReadFiles.read(files.file("x.csv", "date,close,volume\n" + ROWS + "2020-01-07,9\n"));

    assertEquals(9, loaded.series().get("x").target(3));
    assertTrue(loaded.report().changes().toString().contains("line 5, the last, is cut short"));
  }

  @Test
  void aShortRowFurtherUpIsRefused() {
    assertTrue(
        files
            .refusal("date,close,volume\n2020-01-01,9\n" + ROWS)
            .contains("prices.csv:2: must have 3 cells"));
  }

  @Test
  void theLastDayTwiceIsTakenFromTheLaterLineAndReported() {
    LoadedSeries loaded =
        ReadFiles.read(files.file("x.csv", "date,close,volume\n" + ROWS + "2020-01-06,4.5,8\n"));

    assertArrayEquals(new double[] {1, 2, 4.5}, loaded.series().get("x").targetValues());
    String said = loaded.report().changes().toString();
    assertTrue(said.contains("2020-01-06 is in lines 4 and 5 (close 4.0 and 4.5)"), said);
  }

  @Test
  void fewRepeatedDatesDoNotOfferAnIdColumn() {
    String message =
        files.refusal(
            "date,close,volume\n"
                + ROWS
                + ROWS.substring(0, 15)
                + "2020-01-07,1,1\n2020-01-08,1,1\n");

    assertTrue(message.contains("2020-01-02 is in line 2 too; remove one"), message);
    assertFalse(message.contains("id-column"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$1.50|$1,234.50|1234.5",
        "€1.50|€1 234.50|1234.5",
        "1.50 €|1’234.50 €|1234.5",
        "R$1.50|R$2.50|2.5",
        "USD 1.50|USD 2.50|2.5",
        "1.50%|2.50%|2.5",
        "-1.50 %|-2.50 %|-2.5",
        "1.5K|2.25M|2250000",
        "1.1B|1.1T|1100000000000",
        "1'000|1'234.5|1234.5",
        "1\u2009000|1\u2009234.5|1234.5",
      })
  void numbersAreReadInTheDressOfTheirColumn(String first, String second, double expected) {
    TimeSeries series =
        files.one("x.csv", "date;value\n2020-01-02;%s\n2020-01-03;%s\n".formatted(first, second));

    assertEquals(expected, series.target(1));
  }

  @Test
  void oneDressedNumberAmongOthersIsAMistake() {
    String message = files.refusal("date,close\n2020-01-02,1\n2020-01-03,2\n2020-01-06,5%\n");

    assertTrue(message.contains("prices.csv:4:close: must be a number, found '5%'"), message);
  }

  /** Hours of a zone over a change of its clock, as java.time gives them. */
  @ParameterizedTest
  @CsvSource({"2021-11-06T20:00,America/New_York", "2021-03-27T20:00,Europe/Paris"})
  void hoursRunOnWhileTheClockChanges(String start, String zone) {
    ZonedDateTime first = LocalDateTime.parse(start).atZone(ZoneId.of(zone));
    StringBuilder text = new StringBuilder("time,close\n");
    IntStream.range(0, 24)
        .mapToObj(first::plusHours)
        .map(ZonedDateTime::toOffsetDateTime)
        .forEach(
            time -> text.append(written(time)).append(',').append(time.getHour()).append('\n'));

    SeriesReport report =
        ReadFiles.read(files.file("x.csv", text.toString())).report().series().get(0);

    assertEquals(24, report.rows());
    assertEquals(List.of(), report.gaps());
    assertEquals(first.plusHours(23).toLocalDateTime().toString(), report.last());
  }

  @Test
  void daysKeepTheirMidnightWhileTheClockChanges() {
    StringBuilder text = new StringBuilder("time,close\n");
    ZonedDateTime first =
        LocalDateTime.parse("2021-11-01T00:00").atZone(ZoneId.of("America/New_York"));
    IntStream.range(0, 14)
        .mapToObj(first::plusDays)
        .forEach(
            time ->
                text.append(written(time.toOffsetDateTime()))
                    .append(',')
                    .append(time.getDayOfMonth())
                    .append('\n'));

    SeriesReport report =
        ReadFiles.read(files.file("x.csv", text.toString())).report().series().get(0);

    assertEquals("2021-11-01", report.first());
    assertEquals("2021-11-14", report.last());
  }

  private static String written(OffsetDateTime time) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx", Locale.ROOT).format(time);
  }

  @Test
  void hundredsOfLinesOfOneCauseAreOneProblem() {
    StringBuilder text = new StringBuilder("date,close\n2020-01-01,1\n2020-01-02,2\n");
    IntStream.range(0, 300).forEach(day -> text.append("2020-01-03,x").append(day).append('\n'));

    String message = files.refusal(text.toString().replace("2020-01-03", "2020-01-03"));

    assertTrue(message.lines().count() < 20, message);
    assertTrue(message.contains("300 lines"), message);
  }
}
