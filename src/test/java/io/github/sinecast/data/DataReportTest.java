package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.data.SeriesReport.Gap;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataReportTest {
  private final ReadFiles files;

  DataReportTest(@TempDir Path folder) {
    files = new ReadFiles(folder);
  }

  @Test
  void weekendsAndExchangeHolidaysAreNoGapsButMissingDaysAre() {
    // Good Friday 2017-04-14 and the weekend around it are missing, and so is Wednesday the 19th.
    SeriesReport report =
        report(
            """
            date,close
            2017-04-11,1
            2017-04-12,2
            2017-04-13,3
            2017-04-17,4
            2017-04-18,5
            2017-04-20,6
            """);

    assertEquals("nyse", report.calendar());
    assertEquals(List.of(new Gap("2017-04-18", "2017-04-20", 1)), report.gaps());
    assertEquals("one day, Monday to Friday", report.step());
  }

  @Test
  void missingMonthsAreGapsAndMonthsOfDifferentLengthAreNot() {
    SeriesReport report =
        report(
            """
            date,close
            2019-11-30,1
            2019-12-31,2
            2020-01-31,3
            2020-02-29,4
            2020-06-30,5
            """);

    assertEquals("one month", report.step());
    assertEquals(List.of(new Gap("2020-02-29", "2020-06-30", 3)), report.gaps());
  }

  @Test
  void theLongestGapComesFirst() {
    SeriesReport report =
        report(
            """
            date,value
            2020-01-01 00:00,1
            2020-01-01 01:00,2
            2020-01-01 03:00,3
            2020-01-01 04:00,4
            2020-01-01 09:00,5
            2020-01-01 10:00,6
            2020-01-01 11:00,7
            """);

    assertEquals("one hour", report.step());
    assertEquals(
        List.of(
            new Gap("2020-01-01T04:00", "2020-01-01T09:00", 4),
            new Gap("2020-01-01T01:00", "2020-01-01T03:00", 1)),
        report.gaps());
  }

  @Test
  void itsLinesTellWhatWasFound() {
    Path path =
        files.file(
            "x.csv",
            "Date;Close;High;Note\n2020-01-03;2;3;a\n2020-01-02;-;2;b\n2020-01-01;1;1;c\n");

    List<String> lines =
        ReadFiles.read(path, CsvSchema.found(), GapPolicy.FORWARD_FILL, "high").report().lines();

    String text = String.join("\n", lines);
    assertTrue(
        lines.get(0).endsWith("x.csv: single table, semicolon between cells, with a header"));
    for (String told :
        List.of(
            "dates     Date (yyyy-MM-dd)",
            "target    Close",
            "inputs    high (High)",
            "not read  Note",
            "missing   forward-fill",
            "rows      3, 2020-01-01 to 2020-01-03",
            "newest first in the file, reversed",
            "1 cells filled, 0 rows dropped")) {
      assertTrue(text.contains(told), told + "\n" + text);
    }
  }

  @Test
  void seriesOfWhichTheSameIsToBeSaidShareTheirLines() {
    Path path = files.file("x.csv", "a,b,c\n1,4,7\n2,5,8\n3,6,9\n");

    List<String> lines = ReadFiles.read(path).report().lines();

    assertEquals(1, lines.stream().filter(line -> line.equals("a, b, c")).count());
    assertEquals(1, lines.stream().filter(line -> line.equals("  rows      3, no dates")).count());
  }

  private SeriesReport report(String text) {
    return ReadFiles.read(files.file("x.csv", text)).report().series().get(0);
  }
}
