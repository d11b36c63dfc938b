package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.TimeSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelReaderTest {
  private static final String ROWS = "2024-01-02,1\n2024-01-03,2\n2024-01-04,4\n";
  private static final String TABLE = "Date,Close\n" + ROWS;

  @TempDir private Path folder;

  @Test
  void theSeriesOfAFolderHaveTheNamesOfTheirFilesInOrderOfTheirIds() throws IOException {
    write("b.csv", TABLE);
    write("C.csv", "Symbol,Date,Close\n" + ROWS.replaceAll("(?m)^", "aa,"));
    write("a.csv", TABLE);

    LoadedPanel panel = read(BadSeries.REFUSE, 2, folder);

    assertEquals(List.of("a", "aa", "b"), ids(panel));
    assertEquals(folder.resolve("C.csv"), panel.origins().get("aa"));
    assertEquals(List.of(3L, 3L, 3L), rows(panel));
  }

  @Test
  void eachFileKeepsItsOwnFormWhichIsReported() throws IOException {
    write("a.csv", TABLE);
    write("b.csv", TABLE);
    write("c.csv", "Datum;Close\n02.01.2024;1,5\n03.01.2024;2,5\n14.01.2024;3,5\n");

    LoadedPanel panel = read(BadSeries.REFUSE, 2, folder);

    assertArrayEquals(
        new double[] {1.5, 2.5, 3.5},
        IntStream.range(0, 3).mapToDouble(row -> value(panel, "c", row)).toArray());
    String said = String.join("\n", panel.loaded().report().lines());
    assertTrue(said.contains("(3 files): single table, comma between cells"), said);
    assertTrue(said.contains("c.csv differs: single table, semicolon between cells"), said);
  }

  @Test
  void filesOfAFolderThatAreNoTablesAreLeftOutAndNamed() throws IOException {
    write("a.csv", TABLE);
    write("README.txt", "prices of a");
    write("sheet.xlsx", "PK");
    write(".hidden.csv", "x");

    LoadedPanel panel = read(BadSeries.REFUSE, 1, folder);

    assertEquals(List.of("a"), ids(panel));
    String said = String.join("\n", panel.loaded().report().lines());
    assertTrue(said.contains("are no tables: README.txt, sheet.xlsx"), said);
  }

  @Test
  void aFolderWithoutTablesAndAGlobWithoutMatchesAreRefused() throws IOException {
    write("notes.md", "nothing");

    assertTrue(refusal(folder).contains("the folder has no table"));
    assertTrue(refusal(folder.resolve("*.csv")).contains("no file matches this glob"));
    assertTrue(refusal(folder.resolve("none.csv")).contains("no such file"));
  }

  @Test
  void aGlobAndAListNameEachFileOnce() throws IOException {
    write("a1.csv", TABLE);
    write("a2.csv", TABLE);
    write("b1.csv", TABLE);

    assertEquals(List.of("a1", "a2"), ids(read(BadSeries.REFUSE, 1, folder.resolve("a*.csv"))));
    assertEquals(
        List.of("a1", "a2", "b1"),
        ids(read(BadSeries.REFUSE, 1, folder.resolve("a1.csv"), folder)));
  }

  @Test
  void anIdInTwoFilesIsRefusedWithTheNamesOfBoth() throws IOException {
    Files.createDirectories(folder.resolve("x"));
    Files.createDirectories(folder.resolve("y"));
    write("x/a.csv", TABLE);
    write("y/a.csv", TABLE);

    String message = refusal(folder.resolve("x"), folder.resolve("y"));

    assertTrue(message.contains("series a is in " + folder.resolve("x/a.csv")), message);
    assertTrue(message.contains("and in " + folder.resolve("y/a.csv")), message);
  }

  @Test
  void targetsThatDifferBetweenFilesAreAskedFor() throws IOException {
    write("a.csv", TABLE);
    write("b.csv", "Date,Value\n" + ROWS);
    String nothingInCommon = refusal(folder);

    assertTrue(nothingInCommon.contains("close in " + folder.resolve("a.csv")), nothingInCommon);
    assertTrue(nothingInCommon.contains("give the columns one name"), nothingInCommon);
    write("a.csv", "Date,Value\n" + ROWS);
    write("b.csv", "Date,value,close\n2024-01-02,1,2\n2024-01-03,2,3\n");
    String message = refusal(folder);

    assertTrue(message.contains("close in " + folder.resolve("b.csv")), message);
    assertTrue(
        message.endsWith("set data.csv.target-columns to a column of all files: value"), message);
  }

  @Test
  void adjustedClosesBesideOthersAreNamed() throws IOException {
    write("a.csv", "Date,Close\n2024-01-02,1.5\n2024-01-03,2.5\n");
    write("b.csv", "Date,Adj Close\n2024-01-02,1.5\n2024-01-03,2.5\n");
    List<String> remarks =
        read(BadSeries.REFUSE, 2, folder).loaded().report().remarks().stream()
            .filter(remark -> remark.startsWith("some closes are adjusted"))
            .toList();
    assertEquals(1, remarks.size());
    assertTrue(
        remarks.get(0).contains("adj close in " + folder.resolve("b.csv")), remarks::toString);
  }

  @Test
  void closingPricesAreOneTargetInAnyLanguage() throws IOException {
    write("de.csv", "Datum;Schluss\n02.01.2024;1,5\n03.01.2024;2,5\n");
    write("en.csv", TABLE);
    write("pl.csv", "Data,Zamkniecie\n" + ROWS);

    LoadedPanel panel = read(BadSeries.REFUSE, 2, folder);

    assertEquals(List.of("de", "en", "pl"), ids(panel));
    assertEquals(2.5, value(panel, "de", 1));
  }

  @Test
  void aFileWithoutDatesIsNotSetBesideOneThatHasThem() throws IOException {
    write("a.csv", TABLE);
    write("b.csv", "close\n1\n2\n3\n");

    String message = refusal(folder);

    assertTrue(message.contains("must all have dates, or all have none"), message);
    assertTrue(message.contains("none in " + folder.resolve("b.csv")), message);
  }

  @Test
  void allFilesAreReadBeforeAnyIsRefusedAndASharedCauseIsToldOnce() throws IOException {
    for (int file = 100; file < 400; file++) {
      write("s" + file + ".csv", TABLE + "2024-01-05,x" + file + "\n");
    }
    write("a.csv", TABLE);
    write("t.csv", "");

    String message = refusal(folder);

    assertTrue(message.startsWith("301 of 302 files cannot be used:"), message);
    assertTrue(message.contains("s100.csv:5:Close"), message);
    assertTrue(message.contains("the same in 299 more files"), message);
    assertTrue(message.contains("t.csv: is empty"), message);
    assertTrue(message.length() < 2000, message);
  }

  @Test
  void aFileThatCannotBeReadIsSkippedWithItsReasonWhereThatIsWished() throws IOException {
    write("a.csv", TABLE);
    write("b.csv", TABLE + "2024-01-05,x\n");

    LoadedPanel panel = read(BadSeries.SKIP, 2, folder);

    assertEquals(List.of("a"), ids(panel));
    String changes = String.join("\n", panel.loaded().report().changes());
    assertTrue(changes.contains("left out " + folder.resolve("b.csv") + ":5:Close"), changes);
  }

  @Test
  void theNumberOfThreadsChangesNeitherSeriesNorMessages() throws IOException {
    for (int file = 0; file < 40; file++) {
      write("s" + file + ".csv", TABLE + "2024-01-05," + (file % 7 == 0 ? "x" : file + 1) + "\n");
    }

    LoadedPanel one = read(BadSeries.SKIP, 1, folder);
    LoadedPanel many = read(BadSeries.SKIP, 8, folder);

    assertEquals(one.loaded().report().lines(), many.loaded().report().lines());
    assertEquals(one.origins(), many.origins());
    assertEquals(ids(one), ids(many));
    for (String id : ids(one)) {
      for (int row = 0; row < 4; row++) {
        assertEquals(value(one, id, row), value(many, id, row));
      }
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static LoadedPanel read(BadSeries badSeries, int threads, Path... named) {
    SeriesReader reader =
        new SeriesReader(CsvSchema.found(), GapPolicy.REFUSE, List.of(), TargetRule.POSITIVE);
    return new PanelReader(reader, badSeries, threads).read(InputPaths.of(List.of(named), null));
  }

  private static String refusal(Path... named) {
    return String.valueOf(
        assertThrows(InvalidInputException.class, () -> read(BadSeries.REFUSE, 2, named))
            .getMessage());
  }

  private static List<String> ids(LoadedPanel panel) {
    return panel.loaded().series().list().stream().map(TimeSeries::id).toList();
  }

  private static List<Long> rows(LoadedPanel panel) {
    return panel.inputs(panel.loaded().series()).stream().map(InputFile::rows).toList();
  }

  private static double value(LoadedPanel panel, String id, int row) {
    TimeSeries series = panel.loaded().series().get(id);
    return series.target(row);
  }
}
