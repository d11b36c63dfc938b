package io.github.sinecast.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
  private enum Kind {
    PLAIN,
    NOT_PLAIN
  }

  private record Line(
      String name, int rowNumber, double value, float weight, boolean leak, Kind kind) {
    private static final CsvFile<Line> FILE = new CsvFile<>("lines.csv", Line.class);
  }

  /** {@link Line} after somebody added a column. */
  private record LongerLine(
      String name,
      int rowNumber,
      double value,
      float weight,
      boolean leak,
      Kind kind,
      String remark) {
    private static final CsvFile<LongerLine> FILE = new CsvFile<>("lines.csv", LongerLine.class);
  }

  private static final List<Line> LINES =
      List.of(
          new Line("Smith, \"J\"\nSons", 1, 0.1, 0.1f, true, Kind.NOT_PLAIN),
          new Line("", -2, Double.NaN, 1e-7f, false, Kind.PLAIN),
          new Line("#3 ü", 3, Double.MIN_VALUE, 0, false, Kind.PLAIN));

  @TempDir private Path folder;

  @Test
  void theRecordNamesTheColumns() {
    assertEquals(
        List.of("name", "row_number", "value", "weight", "leak", "kind"), Line.FILE.columns());
  }

  @Test
  void linesOfJsonHaveTheColumnsAsKeysAndNullForWhatIsNoNumber() {
    assertEquals(
        """
        {"name":"Smith, \\"J\\"\\nSons","row_number":1,"value":0.1,"weight":0.1,"leak":true,"kind":"not-plain"}
        {"name":"","row_number":-2,"value":null,"weight":1.0E-7,"leak":false,"kind":"plain"}
        {"name":"#3 ü","row_number":3,"value":4.9E-324,"weight":0.0,"leak":false,"kind":"plain"}
        """,
        Line.FILE.jsonLines(List.of(), LINES.stream()));
  }

  @Test
  void textIsQuotedAsRfc4180Says() {
    assertEquals(
        """
        name,row_number,value,weight,leak,kind
        "Smith, ""J""\nSons",1,0.1,0.1,true,not-plain
        ,-2,,1.0E-7,false,plain
        """,
        Line.FILE.text(LINES.stream().limit(2)));
  }

  @Test
  void whatIsWrittenIsReadWithTheSameBits() throws IOException {
    Line.FILE.write(folder, LINES.stream());
    assertEquals(LINES, Line.FILE.read(folder));
  }

  @Test
  void columnsOfLaterVersionsArePassedOver() throws IOException {
    LongerLine longer = new LongerLine("a", 1, 2, 3, true, Kind.PLAIN, "a word");
    LongerLine.FILE.write(folder, Stream.of(longer));
    assertEquals(List.of(new Line("a", 1, 2, 3, true, Kind.PLAIN)), Line.FILE.read(folder));
  }

  @Test
  void aColumnThatIsMissingIsNamed() throws IOException {
    Line.FILE.write(folder, LINES.stream());
    String message =
        assertThrows(IOException.class, () -> LongerLine.FILE.read(folder)).getMessage();
    assertTrue(message.startsWith("lines.csv: a column remark is missing among [name"), message);
  }

  @Test
  void aFieldThatCannotBeReadIsNamedWithItsLine() throws IOException {
    Files.writeString(
        folder.resolve("lines.csv"), Line.FILE.text(LINES.stream()).replace("-2", "two"));
    String message = assertThrows(IOException.class, () -> Line.FILE.read(folder)).getMessage();
    // A line feed in a name makes its line two.
    assertEquals(
        "lines.csv, line 4: row_number cannot be read: For input string: \"two\"", message);
  }

  @Test
  void aLineThatLacksFieldsIsRefused() throws IOException {
    Files.writeString(folder.resolve("lines.csv"), Line.FILE.text(LINES.stream()) + "a,1\n");
    assertThrows(IOException.class, () -> Line.FILE.read(folder));
  }

  @Test
  void aLineBecomesARecordOnlyWhenAskedFor() throws IOException {
    Files.writeString(
        folder.resolve("lines.csv"), Line.FILE.text(LINES.stream()).replace("-2", "two"));
    try (CsvRows<Line> lines = Line.FILE.open(folder)) {
      for (String name : LINES.stream().map(Line::name).toList()) {
        assertTrue(lines.next());
        assertEquals(name, lines.first());
      }
      assertFalse(lines.next());
    }
  }

  @Test
  void textsThatSpreadsheetsTakeForFormulasAreReadAgainAsTheyWere() throws IOException {
    for (String name :
        List.of(
            "=1+1",
            "+SUM(A1)",
            "-x",
            "@a",
            "\ta",
            "'=a",
            "''-b",
            "'",
            "'a",
            "=",
            "-5",
            "'-5",
            "-Infinity",
            "'-Infinity",
            "\uFF1Dx",
            "a=b")) {
      Line line = new Line(name, -1, -2.5, -1e-7f, false, Kind.PLAIN);
      Line.FILE.write(folder, Stream.of(line));
      assertEquals(List.of(line), Line.FILE.read(folder), name);
    }
  }

  @Test
  void noCellButANumberBeginsLikeAFormula() {
    String head = "name\n";
    assertEquals(head + "'=1+1\n", Csv.text(List.of("name"), Stream.of(List.of("=1+1"))));
    assertEquals(head + "'-x\n", Csv.text(List.of("name"), Stream.of(List.of("-x"))));
    assertEquals(head + "-1e-7\n", Csv.text(List.of("name"), Stream.of(List.of("-1e-7"))));
    assertEquals(head + "-Infinity\n", Csv.text(List.of("name"), Stream.of(List.of("-Infinity"))));
  }

  @Test
  void aLineOfOtherLengthThanTheHeaderIsRefused() throws IOException {
    Files.writeString(folder.resolve("lines.csv"), Line.FILE.text(Stream.of()) + "\n");
    assertTrue(
        assertThrows(IOException.class, () -> Line.FILE.read(folder))
            .getMessage()
            .contains("line 2: must have 6 fields as the header has, found 1"));
  }
}
