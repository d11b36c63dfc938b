package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesReaderRefusalTest {
  private final Path folder;
  private final ReadFiles files;

  SeriesReaderRefusalTest(@TempDir Path folder) {
    this.folder = folder;
    files = new ReadFiles(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "1.2.3", "0x10", "5d", "--1", "1e", "$5", "１２"})
  void whatIsNoNumberIsRefusedWithItsPlace(String cell) {
    String message = files.refusal("date;close\n2020-01-02;1\n2020-01-03;" + cell + "\n");

    assertTrue(message.contains("prices.csv:3:close: must be a number, found '" + cell), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inf", "-Infinity", "1e999"})
  void whatIsNotFiniteIsRefused(String cell) {
    String message = files.refusal("date,close\n2020-01-02,1\n2020-01-03," + cell + "\n");

    assertTrue(message.contains("prices.csv:3:close: must be a finite number"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020-02-30", "2020-13-01", "20-01-03", "2020-01-03 25:00", "soon"})
  void whatIsNoDateIsRefusedWithItsPlace(String cell) {
    String message = files.refusal("date,close\n2020-01-02,1\n2020-01-06,3\n" + cell + ",2\n");

    assertTrue(message.contains("prices.csv:4:date: must be a date"), message);
    assertTrue(message.contains("found '" + cell + "'"), message);
  }

  @Test
  void aMissingValueIsRefusedUnlessAPolicySaysOtherwise() {
    String message = files.refusal("date,close\n2020-01-02,1\n2020-01-03,NA\n");

    assertTrue(message.contains("prices.csv:3:close: must have a value, found 'NA'"), message);
    assertTrue(message.contains("set data.gaps"), message);
  }

  @Test
  void aMissingDateIsRefusedUnderAnyPolicy() {
    Path path = files.file("prices.csv", "date,close\n2020-01-02,1\n,2\n2020-01-06,4\n");

    for (GapPolicy policy : GapPolicy.values()) {
      String message = ReadFiles.refusal(() -> ReadFiles.read(path, CsvSchema.found(), policy));
      assertTrue(message.contains("prices.csv:3:date: must have a date"), message);
    }
  }

  @Test
  void datesThatMayBeDayOrMonthFirstAskForTheFormat() {
    String message = files.refusal("date,close\n01/02/2020,1\n01/03/2020,2\n");

    assertTrue(message.contains("dd/MM/yyyy or MM/dd/yyyy"), message);
    assertTrue(message.contains("set data.csv.date-format"), message);
  }

  @Test
  void datesThatFitNoSingleFormatAreRefused() {
    String message = files.refusal("date,close\n13/02/2020,1\n02/14/2020,2\n15/02/2020,3\n");

    assertTrue(
        message.contains("prices.csv:3:date: must be a date like the others (dd/MM/yyyy)"),
        message);
  }

  @Test
  void aDateThatRepeatsIsRefusedWithBothLines() {
    String message = files.refusal("date,close\n2020-01-02,1\n\n2020-01-03,2\n2020-01-02,3\n");

    assertTrue(message.contains("prices.csv:5:date"), message);
    assertTrue(message.contains("2020-01-02 is in line 2 too"), message);
  }

  @Test
  void theSameDateInTwoSeriesIsNoRepetition() {
    Path path =
        files.file(
            "x.csv",
            "symbol,date,close\nA,2020-01-02,1\nA,2020-01-03,2\nB,2020-01-02,1\nB,2020-01-02,2\n");

    String message = ReadFiles.refusal(path, CsvSchema.found());

    assertTrue(message.contains("x.csv:5:date"), message);
    assertFalse(message.contains("problems"), message);
  }

  @Test
  void pricesWithoutALogarithmAreRefusedWithRowAndDate() {
    Path path =
        files.file("wti.csv", "Date,Price\n2020-04-17,18.31\n2020-04-20,-36.98\n2020-04-21,8.91\n");
    SeriesReader reader =
        new SeriesReader(CsvSchema.found(), GapPolicy.REFUSE, List.of(), TargetRule.POSITIVE);

    String message = ReadFiles.refusal(() -> reader.read(path));

    assertTrue(message.contains("wti.csv:3:Price"), message);
    assertTrue(message.contains("-36.98 on 2020-04-20"), message);
    assertEquals(-36.98, ReadFiles.read(path).series().get("wti").target(1));
  }

  @Test
  void rowsOfAnotherWidthAreRefusedWithBothWidths() {
    String message =
        files.refusal(
            "date,open,close\n2020-01-02,1,2\n2020-01-03,1\n2020-01-06,1,2,3\n2020-01-07,1,9\n");

    assertTrue(message.contains("2 problems"), message);
    assertTrue(
        message.contains("prices.csv:3: must have 3 cells as the header has, found 2"), message);
    assertTrue(
        message.contains("prices.csv:4: must have 3 cells as the header has, found 4"), message);
  }

  @Test
  void aQuoteThatIsNotClosedIsRefused() {
    String message = files.refusal("date,close\n2020-01-02,1\n\"2020-01-03,2\n2020-01-06,3\n");

    assertTrue(message.contains("prices.csv:3: must close each quote"), message);
  }

  @Test
  void allProblemsAreCountedAndTheFirstTwentyTold() {
    StringBuilder text = new StringBuilder("date,open,close\n");
    for (int day = 1; day <= 28; day++) {
      text.append(String.format(Locale.ROOT, "2020-01-%1$02d,x%1$s,y%1$s\n", day));
    }
    Path path = files.file("prices.csv", text.toString());

    String message = ReadFiles.refusal(path, CsvSchema.found().withTargets("close"), "open");

    assertTrue(message.contains("56 problems, the first 20"), message);
    assertEquals(21, message.lines().count());
    assertTrue(message.contains("prices.csv:2:close") && message.contains("prices.csv:2:open"));
    assertTrue(message.contains("prices.csv:11:open") && !message.contains("prices.csv:12"));
  }

  @Test
  void whatIsFoundInSeveralLinesIsToldOnceWithTheFirstOfThem() {
    StringBuilder text = new StringBuilder("date,close\n");
    for (int day = 1; day <= 28; day++) {
      text.append(
          String.format(Locale.ROOT, "2020-01-%02d,%s\n", day, day % 5 == 2 ? "." : "1." + day));
    }

    String message = files.refusal(text.toString());

    assertEquals(1, message.lines().count(), message);
    assertTrue(message.contains("prices.csv:3:close: must have a value, found '.'"), message);
    assertTrue(message.endsWith("(the first of 6 lines like it; then 8, 13, 18, …)"), message);
  }

  @Test
  void problemsOfAllKindsAreToldTogetherInTheOrderOfTheFile() {
    String message =
        files.refusal(
            "date,close\n2020-01-02,1\n2020-01-03\nnever,2\n2020-01-07,x\n2020-01-02,4\n");

    List<String> lines = message.lines().toList();
    assertEquals(5, lines.size(), message);
    for (int i = 1; i <= 4; i++) {
      assertTrue(lines.get(i).contains("prices.csv:" + (i + 2)), message);
    }
  }

  @Test
  void aTargetThatNeverChangesIsRefused() {
    String message = files.refusal("date,close\n2020-01-02,5\n2020-01-03,5\n2020-01-06,5\n");

    assertTrue(message.contains("close = 5.0 in all of its 3 rows"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "date,close\n"})
  void aFileWithoutRowsIsRefused(String text) {
    String message = files.refusal(text);

    assertTrue(message.contains("prices.csv") && message.contains("a table needs rows"), message);
  }

  @Test
  void aFileThatDoesNotExistIsRefused() {
    assertTrue(
        ReadFiles.refusal(folder.resolve("nowhere.csv"), CsvSchema.found())
            .contains("no such file"));
    assertTrue(ReadFiles.refusal(folder, CsvSchema.found()).contains("is a directory"));
  }

  @Test
  void binaryFilesAreRefused() {
    byte[] bytes = new byte[300];
    Arrays.setAll(new Byte[300], i -> bytes[i] = (byte) (i * 7));
    assertTrue(ReadFiles.refusal(files.file("x.csv", bytes), CsvSchema.found()).contains("binary"));
    byte[] zip = {'P', 'K', 3, 4, 20, 0, 6, 0, 8, 0};
    assertTrue(
        ReadFiles.refusal(files.file("x.xlsx", zip), CsvSchema.found()).contains("spreadsheet"));
  }

  @Test
  void aControlCharacterFurtherDownIsRefusedWithItsLine() {
    StringBuilder text = new StringBuilder("date,close\n");
    for (int row = 0; row < 1000; row++) {
      text.append(LocalDate.of(2000, 1, 1).plusDays(row)).append(",1.5\n");
    }
    text.append("2020-01-01,\u00007\n");

    assertTrue(files.refusal(text.toString()).contains("prices.csv:1002: must be text"));
  }

  @Test
  void anotherEncodingInANeededNameIsRefused() {
    String text = "date,Größe\n2020-01-02,1\n2020-01-03,2\n";
    assertTrue(
        ReadFiles.refusal(
                files.file("x.csv", text.getBytes(StandardCharsets.ISO_8859_1)), CsvSchema.found())
            .contains("UTF-8"));
  }

  @Test
  void anotherEncodingMattersOnlyInCellsThatAreRead() {
    byte[] bytes =
        "date,close,note\n2020-01-02,1,\n2020-01-03,2,caf\u00e9\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    Path path = files.file("x.csv", bytes);

    assertEquals(2, ReadFiles.read(path).series().get("x").target(1));
    assertTrue(
        ReadFiles.refusal(path, CsvSchema.found(), "note")
            .contains("x.csv:3: must be text in UTF-8"));
  }

  @Test
  void damagedCompressionIsRefused() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(whole)) {
      Random random = new Random(1);
      gzip.write("date,close\n".getBytes(StandardCharsets.UTF_8));
      for (int row = 0; row < 20_000; row++) {
        gzip.write(
            (LocalDate.of(1950, 1, 1).plusDays(row) + "," + random.nextDouble() + "\n")
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] half = Arrays.copyOf(whole.toByteArray(), whole.size() / 2);

    assertTrue(
        ReadFiles.refusal(files.file("x.csv.gz", half), CsvSchema.found())
            .contains("cannot be read to its end"));
    assertTrue(
        ReadFiles.refusal(files.file("y.csv.gz", "date,close\n2020-01-02,1\n"), CsvSchema.found())
            .contains("must be compressed"));
  }

  @Test
  void columnsThatDoNotExistAreRefusedWithThoseThatDo() {
    Path path = files.file("x.csv", "date,close\n2020-01-02,1\n2020-01-03,2\n");

    assertTrue(
        ReadFiles.refusal(path, CsvSchema.found().withTargets("Kurs"))
            .contains(
                "must have the column 'Kurs' (data.csv.target-columns); it has [date, close]"));
    assertTrue(
        ReadFiles.refusal(path, CsvSchema.found(), "volume").contains("the column 'volume'"));
  }

  @Test
  void columnNamesThatRepeatAreRefused() {
    assertTrue(
        files.refusal("date,close,close\n2020-01-02,1,2\n").contains("column names must differ"));
  }

  @Test
  void aFirstRowThatMayBeAHeaderOrNotAsksForTheSetting() {
    assertTrue(
        files.refusal("abc,1.5\n1,2.5\n2,3.5\n").contains("set data.csv.header to true or false"));
  }

  @Test
  void aNumberWhoseMarkMayBeThousandsOrDecimalsAsksForTheSetting() {
    String message = files.refusal("date;close\n2020-01-02;1,234\n2020-01-03;1,235\n");

    assertTrue(
        message.contains("prices.csv:2:close") && message.contains("set data.csv.decimal-mark"),
        message);
    assertEquals(
        1234, files.one("x.csv", "date;close\n2020-01-02;1,234\n2020-01-03;1,235.5\n").target(0));
  }

  @Test
  void severalColumnsInALongTableAskWhichToForecast() {
    Path path = files.file("x.csv", "symbol,date,a,b\nA,2020-01-02,1,2\nA,2020-01-03,2,3\n");

    assertTrue(ReadFiles.refusal(path, CsvSchema.found()).contains("among [a, b]"));
  }

  @Test
  void aRefusedFileIsNotHeldOpen() throws IOException {
    Path path = files.file("x.csv", "date,close\n2020-01-02,x\n");
    ReadFiles.refusal(path, CsvSchema.found());

    Files.delete(path);
    assertFalse(Files.exists(path));
  }

  @Test
  void allSeriesThatAreTooShortAreToldAtOnce() {
    String message =
        files.refusal(
            """
            symbol,date,close
            A,2020-01-02,1
            B,2020-01-02,1
            B,2020-01-03,2
            C,2020-01-02,1
            D,2020-01-02,5
            D,2020-01-03,5
            """);

    assertEquals(
        List.of("A", "C", "D"),
        message
            .lines()
            .skip(1)
            .map(line -> line.replaceFirst(".*: series (\\w+) .*", "$1"))
            .toList(),
        message);
    assertTrue(message.contains("3 problems"), message);
  }

  @Test
  void ofManySeriesThatAreTooShortTheFirstTwentyAreToldAndAllCounted() {
    StringBuilder text = new StringBuilder("symbol,date,close\n");
    for (int series = 10; series < 60; series++) {
      text.append("S%s,2020-01-02,1\n".formatted(series));
    }
    text.append("long,2020-01-02,1\nlong,2020-01-03,2\n");

    String message = files.refusal(text.toString());

    assertTrue(message.contains("50 problems, the first 20"), message);
    List<String> told = message.lines().skip(1).toList();
    for (int i = 0; i < 20; i++) {
      assertTrue(told.get(i).contains("series S" + (10 + i) + " needs"), message);
    }
    assertEquals(20, told.size());
  }

  @Test
  void aSeriesIsNotCalledShortForCellsThatCouldNotBeRead() {
    String message =
        files.refusal(
            "symbol,date,close\nA,2020-01-02,1\nA,2020-01-03,x\nB,2020-01-02,1\nB,2020-01-03,2\n");

    assertTrue(message.contains("must be a number"), message);
    assertFalse(message.contains("two rows"), message);
  }
}
