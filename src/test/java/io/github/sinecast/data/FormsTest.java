package io.github.sinecast.data;

import static java.util.Locale.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Setting;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.config.ConfigFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The forms of tables in the folder {@code forms}: what is read, or what a refusal says and whether
 * its advice works.
 *
 * <p>A form begins with {@code ===} and its name. Lines with a question mark say what is expected:
 *
 * <ul>
 *   <li>{@code rows 12 11}: the number of rows of each series
 *   <li>{@code first 2024-01-02 1.5}, {@code last …}: date and value of the first series
 *   <li>{@code target a, b}: the columns that are forecast
 *   <li>{@code says a; b}, {@code never a}: words of the report or of the refusal
 *   <li>{@code refused a; b}: the file is refused with these words
 *   <li>{@code with data.csv.x=y}: a setting with which the file is read or refused
 *   <li>{@code then data.csv.x=y}: a setting that the refusal names, with which it is read
 *   <li>{@code encoding x}: the character set of the file
 * </ul>
 *
 * The text of the file follows {@code ---}, with escapes as in Java.
 */
class FormsTest {
  private static final Path FORMS = Path.of("src/test/resources/forms");
  private static final int MOST_LINES = 21;

  @TempDir private Path folder;

  /** How a table is read, as in a config. */
  record TableConfig(@Setting(help = "The table.", initial = "{}") Table data) {}

  /** The settings of a table. */
  record Table(
      @Setting(help = "What the table looks like.", initial = "{}") CsvSchema csv,
      @Setting(help = "What is done about missing values.", initial = "refuse") GapPolicy gaps) {}

  /** A form and what is expected of it. */
  private record Form(String name, List<String> expected, String text) {
    List<String> all(String key) {
      return expected.stream()
          .filter(line -> line.startsWith(key + " "))
          .flatMap(line -> Arrays.stream(line.substring(key.length() + 1).split("; ")))
          .toList();
    }

    byte[] bytes() {
      String encoding = all("encoding").isEmpty() ? "UTF-8" : all("encoding").get(0);
      boolean mark = encoding.endsWith("-BOM");
      Charset charset = Charset.forName(encoding.replace("-BOM", ""));
      return ((mark ? "\uFEFF" : "") + text).getBytes(charset);
    }
  }

  @TestFactory
  Stream<DynamicTest> formsAreReadOrRefusedWithAdviceThatWorks() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(FORMS)) {
      for (Path file : files.sorted().toList()) {
        String kind = String.valueOf(file.getFileName()).replace(".txt", "");
        for (Form form : forms(Files.readString(file))) {
          tests.add(DynamicTest.dynamicTest(kind + ": " + form.name, () -> check(form)));
        }
      }
    }
    assertTrue(tests.size() > 60);
    return tests.stream();
  }

  @Test
  void eachSettingOfTablesHasAFormThatContradictsIt() throws IOException {
    List<String> contradicted =
        forms(Files.readString(FORMS.resolve("S.txt"))).stream()
            .filter(form -> !form.all("refused").isEmpty())
            .flatMap(form -> form.all("with").stream())
            .map(setting -> setting.replaceFirst("data\\.csv\\.(.*?)=.*", "$1"))
            .toList();
    List<String> keys =
        Arrays.stream(CsvSchema.class.getRecordComponents())
            .map(component -> component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(ROOT))
            .toList();
    assertEquals(
        List.of("calendar", "calendar-file", "holidays"),
        keys.stream().filter(key -> !contradicted.contains(key)).toList(),
        "rows contradict calendars without a refusal: the report tells, see SuspicionTest");
  }

  private static List<Form> forms(String file) {
    return Arrays.stream(file.split("(?m)^=== "))
        .skip(1)
        .map(
            block -> {
              int text = block.indexOf("\n---\n");
              List<String> head = block.substring(0, text).lines().toList();
              return new Form(
                  head.get(0),
                  head.stream().skip(1).map(line -> line.replaceFirst("^\\? ", "")).toList(),
                  unescaped(block.substring(text + 5)));
            })
        .toList();
  }

  private static String unescaped(String text) {
    return text.replace("\\c\n", "").translateEscapes();
  }

  private void check(Form form) throws IOException {
    Path path = Files.write(folder.resolve("form.csv"), form.bytes());
    List<String> settings = form.all("then");
    if (form.all("refused").isEmpty()) {
      checkRead(form, read(path, form.all("with")));
      return;
    }
    String message = ReadFiles.refusal(() -> read(path, form.all("with")));
    Stream.of("refused", "says")
        .flatMap(key -> form.all(key).stream())
        .forEach(said -> assertSaid(message, said));
    form.all("never").forEach(said -> assertFalse(message.contains(said), message));
    assertTrue(message.lines().count() <= MOST_LINES, message);
    for (String setting : settings) {
      assertSaid(message, setting.replaceFirst("=.*", ""));
    }
    if (!settings.isEmpty()) {
      checkRead(form, read(path, settings));
    }
  }

  private static LoadedSeries read(Path path, List<String> settings) {
    Table table = ConfigFile.parse("forms", "{}").with(settings).bind(TableConfig.class).data();
    return new SeriesReader(table.csv(), table.gaps(), Set.of(), TargetRule.ANY_SIGN)
        .examining()
        .read(path);
  }

  private static void checkRead(Form form, LoadedSeries loaded) {
    List<TimeSeries> series = loaded.series().list();
    String said = String.join("\n", loaded.report().lines());
    for (String rows : form.all("rows")) {
      List<Integer> expected = Arrays.stream(rows.split(" ")).map(Integer::valueOf).toList();
      assertEquals(expected, series.stream().map(TimeSeries::length).toList(), said);
    }
    TimeSeries first = series.get(0);
    form.all("first").forEach(row -> assertEquals(row, row(first, 0), said));
    form.all("last").forEach(row -> assertEquals(row, row(first, first.length() - 1), said));
    form.all("target")
        .forEach(
            names -> assertEquals(names, String.join(", ", loaded.report().targetColumns()), said));
    if (form.all("refused").isEmpty()) {
      form.all("says").forEach(words -> assertSaid(said, words));
      form.all("never").forEach(words -> assertFalse(said.contains(words), said));
    }
  }

  private static String row(TimeSeries series, int row) {
    return series.time().label(row)
        + " "
        + BigDecimal.valueOf(series.target(row)).stripTrailingZeros().toPlainString();
  }

  private static void assertSaid(String text, String words) {
    assertTrue(Arrays.stream(words.split("\\|")).anyMatch(text::contains), words + " in:\n" + text);
  }
}
