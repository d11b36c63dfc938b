package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.SeriesSet;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSchemaTest {
  private final ReadFiles files;

  CsvSchemaTest(@TempDir Path folder) {
    files = new ReadFiles(folder);
  }

  @Test
  void namedColumnsWinOverUsualNames() {
    CsvSchema schema =
        new CsvSchema(
            Layout.LONG,
            Separator.SEMICOLON,
            true,
            DecimalMark.COMMA,
            "Tag",
            "dd.MM.yyyy",
            "Papier",
            List.of("Kurs"),
            "Erster",
            null,
            null,
            "Umsatz",
            TradingCalendar.NONE,
            null);
    Path path =
        files.file(
            "x.csv",
            """
            date;Tag;Papier;symbol;Kurs;Close;Erster;Umsatz
            9;02.01.2020;A;x;1,5;7;1,25;1.000
            9;03.01.2020;A;y;2,5;7;1,75;2.000
            9;02.01.2020;B;x;3,5;7;3,25;3.000
            9;03.01.2020;B;y;4,5;7;3,75;4.000
            """);

    SeriesSet series = ReadFiles.read(path, schema, GapPolicy.REFUSE, "open", "volume").series();

    assertArrayEquals(new double[] {3.5, 4.5}, series.get("B").values("Kurs"));
    assertArrayEquals(new double[] {3.25, 3.75}, series.get("B").values("open"));
    assertArrayEquals(new double[] {1000, 2000}, series.get("A").values("volume"));
    assertEquals("2020-01-03", series.get("A").time().label(1));
  }

  @Test
  void severalTargetsMakeATableWide() {
    Path path = files.file("x.csv", "Date,Open,Close\n2020-01-02,1,2\n2020-01-03,3,4\n");

    SeriesSet series =
        ReadFiles.read(path, CsvSchema.found().withTargets("Open", "Close"), GapPolicy.REFUSE)
            .series();

    assertEquals(2, series.size());
    assertArrayEquals(new double[] {1, 3}, series.get("Open").targetValues());
  }

  @Test
  void aNumberAsColumnNameIsReadAsHeaderWhereTheSchemaSaysSo() {
    Path path = files.file("x.csv", "1,2\n3,4\n5,6\n");

    assertEquals(2, read(path, true).get("1").length());
    assertEquals(3, read(path, false).get("column-1").length());
    assertFalse(ReadFiles.read(path).report().header());
  }

  @Test
  void settingsThatContradictEachOtherAreRefused() {
    refused("targetColumns", Layout.SINGLE, null, List.of("a", "b"));
    refused("targetColumns", Layout.AUTO, null, List.of("a", "a"));
    refused("idColumn", Layout.WIDE, "symbol", List.of());
  }

  private static SeriesSet read(Path path, boolean header) {
    return ReadFiles.read(
            path, SeriesReaderTest.schema(header, null, null, null, List.of()), GapPolicy.REFUSE)
        .series();
  }

  private static void refused(
      String setting, Layout layout, @Nullable String idColumn, List<String> targets) {
    assertEquals(
        setting,
        assertThrows(
                InvalidSettingException.class,
                () ->
                    new CsvSchema(
                        layout,
                        null,
                        null,
                        null,
                        null,
                        null,
                        idColumn,
                        targets,
                        null,
                        null,
                        null,
                        null,
                        TradingCalendar.AUTO,
                        null))
            .setting());
  }
}
