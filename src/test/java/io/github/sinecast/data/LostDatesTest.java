package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.TimeSeries;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Dates as services write them are dates, or the file is refused; rows are never numbered instead.
 */
class LostDatesTest {
  private final ReadFiles files;

  LostDatesTest(@TempDir Path folder) {
    files = new ReadFiles(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-03-25 00:00:00 UTC|2024-03-26 00:00:00 UTC|2024-03-26",
        "2024-03-25T16:30:00.123Z|2024-03-26T16:30:00.456Z|2024-03-26T16:30",
        "2024-03-25T16:30:00.123456+0000|2024-03-26T16:30:00.5+0000|2024-03-26T16:30",
        "2024-03-25T09:30:00-04:00[America/New_York]|2024-03-26T09:30:00-04:00[America/New_York]"
            + "|2024-03-26T09:30",
        "20240325 09:30:00 US/Eastern|20240326 09:30:00 US/Eastern|2024-03-26T09:30",
        "20240325 09:30:00 EST|20240326 09:30:00 EDT|2024-03-26T09:30",
        "20240325T|20240326T|2024-03-26",
        "20240325T093000|20240326T093000|2024-03-26T09:30",
        "20240325093000|20240326093000|2024-03-26T09:30",
        "Mon Mar 25 2024 00:00:00 GMT+0800|Tue Mar 26 2024 00:00:00 GMT+0800|2024-03-26",
        "Mon Mar 25 2024 00:00:00 GMT+0100 (CET)|Tue Mar 26 2024 00:00:00 GMT+0100 (CET)"
            + "|2024-03-26",
        "'Mon, 25 Mar 2024 00:00:00 GMT'|'Tue, 26 Mar 2024 00:00:00 GMT'|2024-03-26",
        "3/25/2024 4:00:00 PM|3/26/2024 4:00:00 PM|2024-03-26T16:00",
        "2024-03-25 12-AM|2024-03-26 11-AM|2024-03-26T11:00",
        "25-Mar-24|26-Mar-24|2024-03-26",
        "25.03.24|26.03.24|2024-03-26",
        "1711324800000000|1711411200000000|2024-03-26",
        "1711324800000000000|1711411200000000000|2024-03-26",
      })
  void datesOfServicesAreRead(String first, String second, String expected) {
    TimeSeries series = files.one("x.csv", "date;close\n" + first + ";1\n" + second + ";2\n");

    assertEquals(expected, series.time().label(1));
  }

  @ParameterizedTest
  @CsvSource({
    "2023,2024,2024-01-01,one year",
    "2024Q1,2024Q2,2024-04-01,one quarter",
    "2024-Q1,2024-Q2,2024-04-01,one quarter",
    "Q1 2024,Q2 2024,2024-04-01,one quarter",
    "2024-01,2024-02,2024-02-01,one month",
    "2024/01,2024/02,2024-02-01,one month",
    "202401,202402,2024-02-01,one month",
    "2024M01,2024M02,2024-02-01,one month",
    "Jan 2024,Feb 2024,2024-02-01,one month",
    "Jan-24,Feb-24,2024-02-01,one month",
    "01/2024,02/2024,2024-02-01,one month",
    "2024-W01,2024-W02,2024-01-08,one week",
    "2024W01,2024W02,2024-01-08,one week",
  })
  void partsOfYearsAreReadAsTheirFirstDay(
      String first, String second, String expected, String step) {
    LoadedSeries loaded =
        ReadFiles.read(files.file("x.csv", "date,close\n" + first + ",1\n" + second + ",2\n"));

    assertEquals(expected, loaded.series().get("x").time().label(1));
    assertEquals(step, loaded.report().series().get(0).step());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "snapped_at",
        "open_time",
        "Trade Date",
        "unixTime",
        "Datum",
        "Fecha",
        "Дата",
        "日期",
        "whatever"
      })
  void epochsAreDatesUnderAnyName(String name) {
    StringBuilder text = new StringBuilder(name + ",close,count\n");
    for (int day = 0; day < 5; day++) {
      text.append(1681430400000L + day * 86_400_000L).append(',').append(day + 1).append(",7\n");
    }

    LoadedSeries loaded = ReadFiles.read(files.file("x.csv", text.toString()));

    assertEquals(name, loaded.report().dateColumn());
    assertEquals("2023-04-18", loaded.report().series().get(0).last());
  }

  @Test
  void aVolumeOfTenDigitsIsNoTime() {
    LoadedSeries loaded =
        ReadFiles.read(
            files.file("x.csv", "close,volume\n1,1500000000\n2,1400000000\n3,1600000000\n"));

    assertEquals(null, loaded.report().dateColumn());
  }

  @ParameterizedTest
  @ValueSource(strings = {"date", "moment"})
  void aColumnThatLooksLikeDatesOfNoKnownFormIsRefusedOnce(String name) {
    String message =
        files.refusal(
            name + ",close\nday 3 of 2020/01,1\nday 4 of 2020/01,2\nday 5 of 2020/01,3\n");

    assertTrue(message.contains("'day 3 of 2020/01'"), message);
    assertTrue(message.contains("set data.csv.date-format"), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void aDateFormatThatNoColumnTakesIsRefused() {
    Path path = files.file("x.csv", "a,close\nx,1\ny,2\n");

    String message = ReadFiles.refusal(path, SeriesReaderTest.dates("dd/MM/yyyy"));

    assertTrue(message.contains("date-format") && message.contains("date-column"), message);
  }

  @Test
  void yearsOfTwoDigitsInAPatternAreOfTheLastCenturyFromSixtyNineOn() {
    Path path = files.file("x.csv", "date,close\n30|12|98,1\n31|12|98,2\n");

    LoadedSeries loaded =
        ReadFiles.read(path, SeriesReaderTest.dates("dd'|'MM'|'yy"), GapPolicy.REFUSE);

    assertEquals("1998-12-31", loaded.report().series().get(0).last());
  }

  @Test
  void dateAndTimeInTwoColumnsAreOneTime() {
    for (String time : List.of("09:00:00", "9:00", "090000", "90000", "0900", "9", "9:00 AM")) {
      String text = "<DATE>;<TIME>;<CLOSE>\n2020.12.22;%s;1\n2020.12.23;%s;2\n";

      LoadedSeries loaded = ReadFiles.read(files.file("x.csv", text.formatted(time, time)));

      assertEquals("2020-12-23T09:00", loaded.report().series().get(0).last(), time);
      assertEquals("<DATE> and <TIME>", loaded.report().dateColumn());
      assertFalse(loaded.report().unusedColumns().contains("<TIME>"));
    }
  }
}
