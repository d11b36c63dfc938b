package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.TimeSeries;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** One series that cannot be used need not take all others with it. */
class BadSeriesTest {
  private final ReadFiles files;

  BadSeriesTest(@TempDir Path folder) {
    files = new ReadFiles(folder);
  }

  private LoadedSeries oldAndNew() {
    StringBuilder text = new StringBuilder("symbol,date,close\n");
    for (int day = 0; day < 100; day++) {
      text.append("OLD,%s,%s\n".formatted(LocalDate.of(2020, 1, 1).plusDays(day), day % 7));
    }
    for (int day = 90; day < 100; day++) {
      text.append("NEW,%s,%s\n".formatted(LocalDate.of(2020, 1, 1).plusDays(day), day % 7));
    }
    return ReadFiles.read(files.file("x.csv", text.toString()));
  }

  @Test
  void whereOthersAreSoundTheRefusalNamesTheSettingThatHelps() {
    LoadedSeries loaded = oldAndNew();
    Split split = Split.of(new SplitRule.Fractions(0.7, 0.2), loaded.series());

    String message =
        String.valueOf(
            assertThrows(
                    InvalidInputException.class, () -> split.requireWindows(loaded.series(), 5, 1))
                .getMessage());

    assertTrue(message.contains("series NEW: the train split has 0"), message);
    assertTrue(message.contains("set data.bad-series to skip"), message);
  }

  @Test
  void whatIsLeftOutIsReportedWithItsReason() {
    LoadedSeries loaded = oldAndNew();
    Split split = Split.of(new SplitRule.Fractions(0.7, 0.2), loaded.series());

    LoadedSeries usable = loaded.without(split.faults(loaded.series(), 5, 1));

    assertEquals(List.of("OLD"), usable.series().list().stream().map(one -> one.id()).toList());
    String said = String.join("\n", usable.report().changes());
    assertTrue(said.contains("left out series NEW: the train split has 0"), said);
  }

  @Test
  void ifNoneIsLeftTheReasonsAreGiven() {
    LoadedSeries loaded = oldAndNew();

    assertTrue(
        ReadFiles.refusal(
                () -> loaded.without(Map.of("OLD", List.of("too old"), "NEW", List.of("too new"))))
            .contains("left out too old"));
  }

  /** A long table of two series, each of which has a row for each day, in turns. */
  private static List<String> twoBelowEachOther() {
    List<String> lines = new ArrayList<>(List.of("symbol,date,close"));
    for (int day = 0; day < 30; day++) {
      lines.add("GOOD,%s,%s".formatted(LocalDate.of(2020, 1, 1).plusDays(day), 5 + day % 7));
      lines.add("BAD,%s,%s".formatted(LocalDate.of(2020, 1, 1).plusDays(day), 3 + day % 5));
    }
    return lines;
  }

  private static List<String> twoBesideEachOther() {
    List<String> lines = new ArrayList<>(List.of("date,GOOD,BAD"));
    for (int day = 0; day < 30; day++) {
      lines.add(
          "%s,%s,%s".formatted(LocalDate.of(2020, 1, 1).plusDays(day), 5 + day % 7, 3 + day % 5));
    }
    return lines;
  }

  private static String with(List<String> lines, int line, String replacement) {
    List<String> changed = new ArrayList<>(lines);
    changed.set(line - 1, replacement);
    return String.join("\n", changed) + "\n";
  }

  private static SeriesReader skipping() {
    return new SeriesReader(CsvSchema.found(), GapPolicy.REFUSE, List.of(), TargetRule.POSITIVE)
        .treating(BadSeries.SKIP);
  }

  private void assertSkipped(String text, String reason) {
    LoadedSeries loaded = skipping().read(files.file("x.csv", text));

    assertEquals(List.of("GOOD"), loaded.series().list().stream().map(TimeSeries::id).toList());
    assertEquals(List.of("GOOD"), loaded.report().series().stream().map(SeriesReport::id).toList());
    double[] expected = IntStream.range(0, 30).mapToDouble(day -> 5 + day % 7).toArray();
    assertArrayEquals(expected, loaded.series().get("GOOD").targetValues());
    assertEquals(List.of("left out series BAD: " + reason), loaded.report().remarks());
    assertTrue(
        ReadFiles.refusal(
                () -> skipping().treating(BadSeries.REFUSE).read(files.file("y.csv", text)))
            .contains("y.csv:"));
  }

  @Test
  void anUnreadableNumberTakesOutTheSeriesOfItsRow() {
    assertSkipped(
        with(twoBelowEachOther(), 41, "BAD,2020-01-20,x"),
        "line 41, column close: must be a number, found 'x'; correct it");
  }

  @Test
  void anUnreadableNumberTakesOutTheSeriesOfItsColumn() {
    assertSkipped(
        with(twoBesideEachOther(), 21, "2020-01-20,10,x"),
        "line 21, column BAD: must be a number, found 'x'; correct it");
  }

  @Test
  void aMissingValueTakesOutItsSeries() {
    assertSkipped(
        with(twoBelowEachOther(), 41, "BAD,2020-01-20,"),
        "line 41, column close: must have a value, found ''; complete it or set data.gaps");
    assertSkipped(
        with(twoBesideEachOther(), 21, "2020-01-20,10,"),
        "line 21, column BAD: must have a value, found ''; complete it or set data.gaps");
  }

  @Test
  void aDateThatCannotBeReadOrRepeatsTakesOutTheSeriesOfItsRow() {
    assertSkipped(
        with(twoBelowEachOther(), 41, "BAD,2020-02-31,4"),
        "line 41, column date: must be a date like the others (yyyy-MM-dd), found '2020-02-31';"
            + " correct it or set data.csv.date-format");
    assertSkipped(
        with(twoBelowEachOther(), 41, "BAD,,4"),
        "line 41, column date: must have a date, found none; complete it");
    assertSkipped(
        with(twoBelowEachOther(), 41, "BAD,2020-01-19,4"),
        "line 41, column date: a series has one row for each date, but 2020-01-19 is in line 39"
            + " too; remove one");
  }

  @Test
  void aPriceThatHasNoLogarithmTakesOutItsSeries() {
    assertSkipped(
        with(twoBesideEachOther(), 21, "2020-01-20,10,-1"),
        "line 21, column BAD: must be greater than 0 for a log return, found -1.0 on 2020-01-20;"
            + " correct it or set window.target.type to difference");
  }

  @Test
  void ofManyProblemsTheFirstAreTheReason() {
    List<String> lines = twoBesideEachOther();
    for (int line = 5; line <= 9; line++) {
      lines.set(line - 1, "2020-01-0%s,%s,x%s".formatted(line - 1, 5 + (line - 2) % 7, line));
    }
    String cell = "line %1$s, column BAD: must be a number, found 'x%1$s'; correct it; ";
    assertSkipped(
        String.join("\n", lines),
        cell.formatted(5) + cell.formatted(6) + cell.formatted(7) + "5 problems in all");
  }

  @Test
  void aRefusalSaysThatBadSeriesMayBeSkippedIfOthersAreGood() {
    String remedy = "set data.bad-series to skip";

    String one = files.refusal(with(twoBesideEachOther(), 9, "2020-01-08,5,x"));
    String both = files.refusal(with(twoBesideEachOther(), 9, "2020-01-08,x,y"));
    String table = files.refusal(with(twoBesideEachOther(), 9, ",5,x"));

    assertTrue(one.endsWith("; or " + remedy + ", which leaves such series out"), one);
    assertFalse(both.contains(remedy), both);
    assertFalse(table.contains(remedy), table);
  }

  @Test
  void whatIsWrongWithTheWholeTableStillRefusesIt() {
    String wideDate =
        ReadFiles.refusal(
            () -> skipping().read(files.file("x.csv", with(twoBesideEachOther(), 21, ",9,4"))));
    String noId =
        ReadFiles.refusal(
            () ->
                skipping()
                    .read(files.file("x.csv", with(twoBelowEachOther(), 41, ",2020-01-20,x"))));

    assertTrue(wideDate.contains("x.csv:21:date: must have a date"), wideDate);
    assertTrue(noId.contains("x.csv:41:symbol: must name a series"), noId);
  }

  @Test
  void ifEachSeriesIsBadAllProblemsAreTold() {
    String told =
        ReadFiles.refusal(
            () ->
                skipping()
                    .read(files.file("x.csv", with(twoBesideEachOther(), 21, "2020-01-20,y,x"))));

    assertTrue(told.contains("x.csv:21:GOOD: must be a number, found 'y'"), told);
    assertTrue(told.contains("x.csv:21:BAD: must be a number, found 'x'"), told);
  }

  @Test
  void aSeriesOfATableOfAProgramIsLeftOutToo() {
    Table table = Table.create("prices");
    table.addColumns(
        StringColumn.create("symbol", "GOOD", "GOOD", "GOOD", "BAD", "BAD", "BAD"),
        StringColumn.create(
            "date",
            "2020-01-01",
            "2020-01-02",
            "2020-01-03",
            "2020-01-01",
            "2020-01-02",
            "2020-01-03"),
        DoubleColumn.create("close", 5, 6, 7, 5, Double.POSITIVE_INFINITY, 7));

    LoadedSeries loaded = skipping().read(table);

    assertEquals(List.of("GOOD"), loaded.series().list().stream().map(TimeSeries::id).toList());
    assertEquals(
        List.of(
            "left out series BAD: row 4, column close: must be a finite number, found Infinity;"
                + " correct it"),
        loaded.report().remarks());
  }

  @Test
  void inAPanelOfFilesTheOtherSeriesOfTheFileAreUsed() {
    Path bad = files.file("bad.csv", with(twoBelowEachOther(), 41, "BAD,2020-01-20,x"));
    Path other =
        files.file(
            "other.csv", String.join("\n", twoBelowEachOther()).replaceAll("BAD|GOOD", "$0-2"));

    LoadedPanel panel =
        new PanelReader(skipping(), BadSeries.SKIP, 2)
            .read(InputPaths.of(List.of(bad, other), null));

    assertEquals(
        List.of("BAD-2", "GOOD", "GOOD-2"),
        panel.loaded().series().list().stream().map(TimeSeries::id).toList());
    String said = String.join("\n", panel.loaded().report().changes());
    assertTrue(
        said.contains("bad.csv: left out series BAD: line 41, column close: must be a number"),
        said);
  }
}
