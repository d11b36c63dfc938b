package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.data.SeriesReport.RowOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesReaderTest {
  private final ReadFiles files;

  SeriesReaderTest(@TempDir Path folder) {
    files = new ReadFiles(folder);
  }

  @Test
  void aSingleSeriesIsCalledLikeItsFileAndKeepsTheNameOfItsTarget() {
    String text = "Date,Open,Close\n2020-01-02,1,2.5\n2020-01-03,2,3.25\n";

    TimeSeries series = files.one("gold.csv", text);

    assertEquals("gold", series.id());
    assertEquals("Close", series.target());
    assertEquals(Set.of("Close"), series.columnNames());
    assertArrayEquals(new double[] {2.5, 3.25}, series.targetValues());
    assertEquals("2020-01-03", series.time().label(1));
    assertEquals(
        "gold", ReadFiles.read(files.compressed("gold.csv.gz", text)).series().list().get(0).id());
  }

  @Test
  void roleColumnsAreFoundInAnyCaseAndRenamedWhileOthersKeepTheirName() {
    Path path =
        files.file(
            "x.csv",
            """
            DATE,OPEN,HIGH,Low,Close,Vol.,Mood
            2020-01-02,1,4,0.5,2,100,7
            2020-01-03,2,5,1.5,3,200,8
            """);

    LoadedSeries loaded =
        ReadFiles.read(
            path, CsvSchema.found(), GapPolicy.REFUSE, "open", "high", "low", "volume", "mood");

    TimeSeries series = loaded.series().get("x");
    assertEquals(Set.of("Close", "open", "high", "low", "volume", "mood"), series.columnNames());
    assertArrayEquals(new double[] {100, 200}, series.values("volume"));
    assertArrayEquals(new double[] {0.5, 1.5}, series.values("low"));
    assertEquals("Vol.", loaded.report().otherColumns().get("volume"));
  }

  @Test
  void closeIsTakenBeforeAdjustedCloseUnlessTheSchemaSaysOtherwise() {
    String text = "Date,Adj Close,Close\n2020-01-02,1,10\n2020-01-03,2,20\n";

    assertEquals("Close", files.one("x.csv", text).target());
    assertArrayEquals(
        new double[] {1, 2},
        ReadFiles.read(
                files.file("x.csv", text),
                CsvSchema.found().withTargets("Adj Close"),
                GapPolicy.REFUSE)
            .series()
            .get("x")
            .targetValues());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Close", "close", "Close/Last", "Adj Close", "adjclose", "Price", "y", "VALUE"})
  void targetsAreFoundByTheirUsualNames(String name) {
    TimeSeries series =
        files.one("x.csv", "ds," + name + ",other\n2020-01-02,1,9\n2020-01-03,2,8\n");

    assertEquals(name, series.target());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Date", "date", "DATE", "timestamp", "ds", "Datetime", "<DATE>"})
  void datesAreFoundByTheirUsualNames(String name) {
    Path path = files.file("x.csv", "close," + name + "\n1,2020-01-02\n2,2020-01-03\n");

    assertEquals(name, ReadFiles.read(path).report().dateColumn());
  }

  @Test
  void datesAreFoundByTheirLooksWhereTheColumnHasNoName() {
    Path path = files.file("x.csv", ",a,b\n2020-01-02,1,5\n2020-01-03,2,6\n");

    LoadedSeries loaded = ReadFiles.read(path);

    assertEquals("column-1", loaded.report().dateColumn());
    assertEquals(Layout.WIDE, loaded.report().layout());
    assertEquals(List.of("a", "b"), loaded.report().targetColumns());
  }

  @Test
  void aLongTableIsTakenApartByItsIdsEvenWhereTheyAlternate() {
    Path path =
        files.file(
            "x.csv",
            """
            date,symbol,price
            2020-01-02,NA,1
            2020-01-02,null,10
            2020-01-03,NA,2
            2020-01-03,null,20
            """);

    LoadedSeries loaded = ReadFiles.read(path);

    assertEquals(Layout.LONG, loaded.report().layout());
    assertArrayEquals(new double[] {1, 2}, loaded.series().get("NA").targetValues());
    assertArrayEquals(new double[] {10, 20}, loaded.series().get("null").targetValues());
  }

  @Test
  void aRunningNumberCalledIdIsNoIdOfSeries() {
    Path path = files.file("x.csv", "id,date,close\n1,2020-01-02,5\n2,2020-01-03,6\n");

    assertEquals(Layout.SINGLE, ReadFiles.read(path).report().layout());
  }

  @Test
  void aWideTableGivesASeriesForEachColumn() {
    Path path = files.file("x.csv", "date,DAX,SMI,note\n2020-01-02,1,10,a\n2020-01-03,2,20,b\n");

    LoadedSeries loaded = ReadFiles.read(path);

    assertEquals(
        List.of("DAX", "SMI"), loaded.series().list().stream().map(TimeSeries::id).toList());
    assertEquals("SMI", loaded.series().get("SMI").target());
    assertArrayEquals(new double[] {10, 20}, loaded.series().get("SMI").targetValues());
    assertEquals(List.of("note"), loaded.report().unusedColumns());
  }

  @Test
  void plainNumbersWithoutHeaderAndDatesAreAWideTableOverRows() {
    LoadedSeries loaded = ReadFiles.read(files.compressed("x.txt.gz", "1.5,2\n3.5,4\n5.5,-6e1\n"));

    assertFalse(loaded.report().header());
    assertNull(loaded.report().dateColumn());
    assertFalse(loaded.series().get("column-1").time().isDated());
    assertArrayEquals(new double[] {2, 4, -60}, loaded.series().get("column-2").targetValues());
  }

  @Test
  void oneColumnOfNumbersIsASingleSeries() {
    TimeSeries series = files.one("x.txt", "1\n2\n4\n");

    assertEquals("x", series.id());
    assertArrayEquals(new double[] {1, 2, 4}, series.targetValues());
  }

  @Test
  void datesAreFoundWithoutHeaderToo() {
    TimeSeries series = files.one("x.csv", "20200102,1\n20200103,2\n");

    assertEquals("2020-01-03", series.time().label(1));
    assertEquals("column-2", series.target());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"','|COMMA", "';'|SEMICOLON", "'\t'|TAB", "' '|SPACES", "'   '|SPACES"})
  void separatorsAreFound(String between, Separator expected) {
    String text = "Date,Close\n2020-01-02,1.5\n2020-01-03,2.5\n".replace(",", between);

    LoadedSeries loaded = ReadFiles.read(files.file("x.tsv", text));

    assertEquals(expected, loaded.report().separator());
    assertArrayEquals(new double[] {1.5, 2.5}, loaded.series().get("x").targetValues());
  }

  @Test
  void numbersAlignedBySpacesAreRead() {
    LoadedSeries loaded = ReadFiles.read(files.file("x.txt", "   1.5    2\n  10.25  30 \n"));

    assertArrayEquals(new double[] {2, 30}, loaded.series().get("column-2").targetValues());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2018-02-20|2018-02-21",
        "2018-02-20 00:00:00|2018-02-21 00:00:00",
        "2018-02-20T00:00:00Z|2018-02-21T00:00:00Z",
        "2018-02-20 00:00:00-05:00|2018-02-21 00:00:00-05:00",
        "2018/02/20|2018/02/21",
        "2018/2/20|2018/2/21",
        "2018.02.20|2018.02.21",
        "20-02-2018|21-02-2018",
        "20/02/2018|21/02/2018",
        "02/20/2018|02/21/2018",
        "2/20/2018|2/21/2018",
        "20.02.2018|21.02.2018",
        "'Feb 20, 2018'|'Feb 21, 2018'",
        "Feb 20 2018|Feb 21 2018",
        "February 20 2018|February 21 2018",
        "20-Feb-2018|21-Feb-2018",
        "20180220|20180221",
        "1519084800|1519171200",
        "1519084800000|1519171200000",
      })
  void datesAreReadInEachUsualFormat(String first, String second) {
    TimeSeries series = files.one("x.csv", "date;close\n" + first + ";1\n" + second + ";2\n");

    assertEquals(LocalDateTime.of(2018, 2, 20, 0, 0), series.time().at(0));
    assertEquals(LocalDateTime.of(2018, 2, 21, 0, 0), series.time().at(1));
  }

  @Test
  void quotedDatesWithACommaAreReadInACommaTable() {
    TimeSeries series =
        files.one(
            "x.csv", "\"Date\",\"Price\"\n\"Feb 20, 2018\",\"1,234.5\"\n\"Feb 21, 2018\",\"2\"\n");

    assertEquals("2018-02-20", series.time().label(0));
    assertArrayEquals(new double[] {1234.5, 2}, series.targetValues());
  }

  @Test
  void oneDayBeyondTheTwelfthSettlesTheOrderOfDayAndMonthHoweverLateItComes() {
    StringBuilder text = new StringBuilder("date,close\n");
    IntStream.rangeClosed(1, 400)
        .forEach(
            i ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%02d/%02d/%d,%d\n",
                        i % 12 + 1,
                        i / 12 % 12 + 1,
                        2000 + i / 144,
                        i)));
    text.append("05/31/2019,9\n");

    TimeSeries series = files.one("x.csv", text.toString());

    assertEquals("2019-05-31", series.time().label(400));
  }

  @Test
  void aConfiguredDateFormatSettlesWhatIsAmbiguous() {
    Path path = files.file("x.csv", "date,close\n01/02/2020,1\n01/03/2020,2\n");

    assertEquals(
        "2020-02-01",
        ReadFiles.read(path, dates("dd/MM/yyyy"), GapPolicy.REFUSE)
            .series()
            .get("x")
            .time()
            .label(0));
    assertEquals(
        "2020-01-02",
        ReadFiles.read(path, dates("MM/dd/yyyy"), GapPolicy.REFUSE)
            .series()
            .get("x")
            .time()
            .label(0));
    Path odd = files.file("y.csv", "date,close\n02 Jan 20 16.30,1\n03 Jan 20 16.30,2\n");
    assertEquals(
        "2020-01-03T16:30",
        ReadFiles.read(odd, dates("dd MMM yy HH.mm"), GapPolicy.REFUSE)
            .series()
            .get("y")
            .time()
            .label(1));
  }

  @Test
  void markCarriageReturnsQuotesAndBlankLinesDoNotMatter() {
    TimeSeries series =
        files.one(
            "x.csv",
            "\uFEFF\"Date\",\"Close\"\r\n\r\n\"2020-01-02\", \"1,234.50\" \r\n2020-01-03 ,2\r\n\r\n");

    assertArrayEquals(new double[] {1234.5, 2}, series.targetValues());
    assertEquals("2020-01-02", series.time().label(0));
  }

  @Test
  void linesThatStartWithAHashAreRowsLikeOthers() {
    LoadedSeries loaded =
        ReadFiles.read(
            files.file("x.csv", "symbol,date,close\n#A,2020-01-02,1\n#A,2020-01-03,2\n"));

    assertEquals(2, loaded.series().get("#A").length());
  }

  @Test
  void decimalCommasAreReadWhereTheSchemaSaysSo() {
    Path path = files.file("x.csv", "Datum;Kurs\n02.01.2020;1.234,5\n03.01.2020;2,25\n");
    CsvSchema schema = schema(null, null, null, DecimalMark.COMMA, List.of());

    assertArrayEquals(
        new double[] {1234.5, 2.25},
        ReadFiles.read(path, schema, GapPolicy.REFUSE).series().get("x").targetValues());
  }

  @Test
  void newestFirstIsReversedAndReported() {
    LoadedSeries loaded =
        ReadFiles.read(
            files.file("x.csv", "date,close\n2020-01-06,3\n2020-01-03,2\n2020-01-02,1\n"));

    assertArrayEquals(new double[] {1, 2, 3}, loaded.series().get("x").targetValues());
    assertEquals(RowOrder.NEWEST_FIRST, loaded.report().series().get(0).order());
    assertTrue(String.join("\n", loaded.report().lines()).contains("newest first"));
  }

  @Test
  void rowsOutOfOrderAreSortedAndReported() {
    LoadedSeries loaded =
        ReadFiles.read(
            files.file("x.csv", "date,close\n2020-01-03,2\n2020-01-02,1\n2020-01-06,3\n"));

    assertArrayEquals(new double[] {1, 2, 3}, loaded.series().get("x").targetValues());
    assertEquals(RowOrder.UNORDERED, loaded.report().series().get(0).order());
  }

  @Test
  void columnsThatAreNotNeededMayHoldAnything() {
    TimeSeries series =
        files.one("x.csv", "date,close,remark\n2020-01-02,1,\"a, b\"\n2020-01-03,2,\n");

    assertArrayEquals(new double[] {1, 2}, series.targetValues());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "NA", "n/a", "nan", "NaN", "null", "NULL"})
  void missingMarkersAreHolesThatTheGapPolicyHandles(String marker) {
    Path path =
        files.file("x.csv", "date,close\n2020-01-02,1\n2020-01-03," + marker + "\n2020-01-06,3\n");

    LoadedSeries filled = ReadFiles.read(path, CsvSchema.found(), GapPolicy.FORWARD_FILL);
    assertArrayEquals(new double[] {1, 1, 3}, filled.series().get("x").targetValues());
    assertEquals(1, filled.report().series().get(0).filledCells());
    LoadedSeries interpolated = ReadFiles.read(path, CsvSchema.found(), GapPolicy.INTERPOLATE);
    assertArrayEquals(new double[] {1, 2, 3}, interpolated.series().get("x").targetValues());
    LoadedSeries dropped = ReadFiles.read(path, CsvSchema.found(), GapPolicy.DROP);
    assertArrayEquals(new double[] {1, 3}, dropped.series().get("x").targetValues());
    assertEquals("2020-01-06", dropped.series().get("x").time().label(1));
    assertEquals(1, dropped.report().series().get(0).droppedRows());
  }

  @Test
  void holesAreFilledAlongTimeNotAlongTheFile() {
    Path path = files.file("x.csv", "date,close\n2020-01-06,3\n2020-01-03,\n2020-01-02,1\n");

    assertArrayEquals(
        new double[] {1, 1, 3},
        ReadFiles.read(path, CsvSchema.found(), GapPolicy.FORWARD_FILL)
            .series()
            .get("x")
            .targetValues());
  }

  @Test
  void seriesOfAWideTableMayBeginAtDifferentDates() {
    Path path = files.file("x.csv", "date,a,b\n2020-01-02,1,\n2020-01-03,2,5\n2020-01-06,3,6\n");

    LoadedSeries loaded = ReadFiles.read(path, CsvSchema.found(), GapPolicy.DROP);

    assertEquals(3, loaded.series().get("a").length());
    assertEquals("2020-01-03", loaded.series().get("b").time().label(0));
  }

  @Test
  void bytesDecideNotTheEnding() {
    TimeSeries series = files.one("x.dat", "date\tclose\n2020-01-02\t1\n2020-01-03\t2\n");
    assertEquals(2, series.length());
    byte[] umlaut = "date,Größe\n2020-01-02,1\n2020-01-03,2\n".getBytes(StandardCharsets.UTF_8);
    assertEquals("Größe", ReadFiles.read(files.file("y.csv", umlaut)).series().get("y").target());
  }

  @Test
  void textInUtf16IsRead() {
    String text = "date,Größe\n2020-01-02,1\n2020-01-03,2\n";
    for (Charset utf16 :
        List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      TimeSeries series =
          ReadFiles.read(files.file("x.csv", text.getBytes(utf16))).series().get("x");

      assertEquals("Größe", series.target());
      assertEquals(2, series.length());
    }
  }

  static CsvSchema dates(String format) {
    return schema(null, null, format, null, List.of());
  }

  static CsvSchema schema(
      @Nullable Boolean header,
      @Nullable String idColumn,
      @Nullable String dateFormat,
      @Nullable DecimalMark mark,
      List<String> targets) {
    return new CsvSchema(
        Layout.AUTO,
        null,
        header,
        mark,
        null,
        dateFormat,
        idColumn,
        targets,
        null,
        null,
        null,
        null,
        TradingCalendar.AUTO,
        null);
  }

  @Test
  void aSeriesKnowsTheHolidaysOfTheCalendarItWasReadWith() {
    Path path =
        files.file(
            "x.csv",
            """
            Date,Close
            2022-06-29,1
            2022-06-30,2
            2022-07-01,3
            2022-07-05,4
            2022-07-07,5
            2022-07-08,6
            """);

    for (TradingCalendar calendar : TradingCalendar.values()) {
      TimeLine time =
          ReadFiles.read(path, knowing(calendar), GapPolicy.REFUSE).series().get("x").time();
      boolean knowsTheHoliday =
          Set.of(TradingCalendar.AUTO, TradingCalendar.NYSE, TradingCalendar.NASDAQ)
              .contains(calendar);
      assertEquals(
          calendar == TradingCalendar.EVERY_DAY ? 6 : knowsTheHoliday ? 3 : 4,
          time.tradingDay(3),
          calendar.toString());
      // Wednesday is a trading day in every calendar, with or without a row.
      assertEquals(2, time.tradingDay(4) - time.tradingDay(3), calendar.toString());
    }
  }

  private static CsvSchema knowing(TradingCalendar calendar) {
    return new CsvSchema(
        Layout.AUTO,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        calendar,
        null);
  }
}
