package io.github.sinecast.notebooks;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.sinecast.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Executes the notebooks, and notebooks that must fail. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the check is a script for a POSIX shell")
class NotebooksIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CHECK = Path.of("notebooks", "check").toAbsolutePath();

  /** The first line of the check names it. */
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  /** Prints another number of runs on the quick setting. */
  private static final String RUNS =
      """
      boolean quick = "quick".equals(System.getenv("SINECAST_NOTEBOOKS"));
      System.out.println((quick ? 4 : 20) + " runs");
      """;

  @TempDir private Path directory;

  /** How the check ended, and what it said. */
  private record Ended(int exitCode, String said) {}

  @BeforeEach
  void requireJupyter() throws Exception {
    Installed.require(
        Files.isExecutable(PYTHON),
        PYTHON
            + " is not installed; on Debian and Ubuntu:"
            + " apt-get install python3-nbclient python3-nbformat");
    Ended help = check("--help");
    Installed.require(help.exitCode() == 0, help.said());
  }

  @Test
  void theNotebooksPrintWhatIsStored() throws Exception {
    Ended ended = check("--quick");
    assertEquals(0, ended.exitCode(), ended.said());
    for (StoredNotebook notebook : StoredNotebook.all()) {
      assertTrue(ended.said().contains(notebook + ": as stored\n"), ended.said());
    }
  }

  @Test
  void aCellThatThrowsFails() throws Exception {
    Ended ended = check(notebook("throws", new Cell("int[] none = {}; none[3] = 1;", "", "")));
    assertAll(
        () -> assertEquals(1, ended.exitCode(), ended.said()),
        () -> assertSaid(ended, "throws.ipynb: code cell 1 throws\n"),
        () -> assertSaid(ended, "java.lang.ArrayIndexOutOfBoundsException"));
  }

  @Test
  void aNumberThatChangedBeyondItsToleranceFails() throws Exception {
    String code = "System.out.println(\"error 2.50 of 10\");";
    Ended ended =
        check(
            notebook(
                "numbers",
                new Cell(code, "error 2.50 of 10", ""),
                new Cell(code, "error 2.51 of 10", ""),
                new Cell(code, "error 2.54 of 10", "tolerance=0.02"),
                new Cell(code, "error 2.60 of 10", "tolerance=0.02"),
                new Cell(code, "loss 2.50 of 10", "tolerance=1.0"),
                new Cell(code, "error 2.51 of 10", "unchecked"),
                new Cell(code, "error 2.51 of 10", "full"),
                new Cell(code, "error 2.50 of 10", "").quick("error 9 of 10")));
    assertEquals(1, ended.exitCode(), ended.said());
    assertSaid(ended, "stored: 2.51, printed now: 2.50, tolerance: 0\n");
    assertEquals(List.of(2, 4, 5, 7), differing(ended));
  }

  @Test
  void wholeNumbersAndDatesAreTheSameWhateverTheTolerance() throws Exception {
    String code = "System.out.println(\"seed 2, 1,012 windows, 2020-04-20: 1,250.50\");";
    Ended ended =
        check(
            notebook(
                "labels",
                new Cell(code, "seed 2, 1,012 windows, 2020-04-20: 1,260.50", "tolerance=0.5"),
                new Cell(code, "seed 1, 1,012 windows, 2020-04-20: 1,250.50", "tolerance=0.5"),
                new Cell(code, "seed 2, 1,013 windows, 2020-04-20: 1,250.50", "tolerance=0.5"),
                new Cell(code, "seed 2, 1,012 windows, 2020-04-21: 1,250.50", "tolerance=0.5"),
                new Cell(code, "seed 2, 1,012 windows, 2019-04-20: 1,250.50", "tolerance=0.5")));
    assertEquals(List.of(2, 3, 4, 5), differing(ended), ended.said());
  }

  @Test
  void aDeviationMayDifferByAsMuchAsItsMean() throws Exception {
    String code = "System.out.println(\"75.841 +- 0.037\");";
    Ended ended =
        check(
            notebook(
                "deviations",
                new Cell(code, "75.859 +- 0.019", "tolerance=0.002"),
                new Cell(code, "75.859 +- 0.219", "tolerance=0.002"),
                new Cell(code, "75.859 or 0.019", "tolerance=0.002"),
                new Cell(code, "75.841 +- 0.019", "")));
    assertEquals(List.of(2, 3, 4), differing(ended), ended.said());
  }

  @Test
  void onTheQuickSettingWhatIsStoredForItMustBePrinted() throws Exception {
    Ended ended =
        check(
            "--quick",
            notebook(
                "quick",
                new Cell(RUNS, "20 runs", "").quick("4 runs"),
                new Cell(RUNS, "20 runs", "").quick("5 runs"),
                new Cell(RUNS, "20 runs", ""),
                new Cell(RUNS, "20 runs", "full"),
                new Cell(RUNS, "4 runs", "")));
    assertEquals(List.of(2, 3), differing(ended), ended.said());
  }

  @Test
  void storingKeepsWhatTheQuickSettingPrintsOtherwise() throws Exception {
    String same = "System.out.println(\"on either setting\");";
    String file = notebook("stored", new Cell(RUNS, "", ""), new Cell(same, "", "tolerance=0.1"));
    Ended ended = check("--store", file);
    assertEquals(0, ended.exitCode(), ended.said());
    JsonNode cells = JSON.readTree(Path.of(file).toFile()).get("cells");
    assertAll(
        () -> assertEquals("20 runs\n", StoredNotebook.printed(cells.get(0))),
        () -> assertEquals("[\"4 runs\"]", cells.at("/0/metadata/quick").toString()),
        () -> assertEquals("on either setting\n", StoredNotebook.printed(cells.get(1))),
        () -> assertEquals("{\"tags\":[\"tolerance=0.1\"]}", cells.at("/1/metadata").toString()));
  }

  /** The numbers of the cells that are said to differ. */
  private static List<Integer> differing(Ended ended) {
    return Pattern.compile("code cell (\\d+) differs")
        .matcher(ended.said())
        .results()
        .map(found -> Integer.valueOf(found.group(1)))
        .toList();
  }

  private static void assertSaid(Ended ended, String words) {
    assertTrue(ended.said().contains(words), words + " is not in\n" + ended.said());
  }

  /**
   * A cell.
   *
   * @param code what it does
   * @param stored what it is said to have printed
   * @param tag one, or empty for none
   * @param quick what it is said to have printed on the quick setting, or null for the same
   */
  private record Cell(String code, String stored, String tag, @Nullable String quick) {
    Cell(String code, String stored, String tag) {
      this(code, stored, tag, null);
    }

    Cell quick(String printed) {
      return new Cell(code, stored, tag, printed);
    }

    ObjectNode toJson() {
      ObjectNode cell = JSON.createObjectNode().put("cell_type", "code").put("source", code);
      cell.put("execution_count", 1);
      ObjectNode metadata = cell.putObject("metadata");
      ArrayNode tags = metadata.putArray("tags");
      if (!tag.isEmpty()) {
        tags.add(tag);
      }
      if (quick != null) {
        metadata.putArray("quick").add(quick);
      }
      cell.putArray("outputs")
          .addObject()
          .put("output_type", "stream")
          .put("name", "stdout")
          .put("text", stored + "\n");
      return cell;
    }
  }

  private String notebook(String name, Cell... cells) throws IOException {
    ObjectNode root = JSON.createObjectNode().put("nbformat", 4).put("nbformat_minor", 4);
    root.putObject("metadata")
        .putObject("kernelspec")
        .put("name", "sinecast")
        .put("display_name", "Java");
    ArrayNode array = root.putArray("cells");
    for (Cell cell : cells) {
      array.add(cell.toJson());
    }
    Path file = directory.resolve(name + ".ipynb");
    JSON.writeValue(file.toFile(), root);
    return file.toString();
  }

  private static Ended check(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(CHECK.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }
}
