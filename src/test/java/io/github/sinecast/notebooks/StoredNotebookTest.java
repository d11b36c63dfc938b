package io.github.sinecast.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored of the notebooks; that it is still true is tested by executing them. */
class StoredNotebookTest {
  /** Numbers of two digits and more; those of one digit are words as often as results. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.,])\\d(?:[\\d,]*\\d)?(?:\\.\\d+)?(?![\\w.]*\\d)");

  /**
   * What may hold numbers that are no results: links, formulas, code, and the name of the index.
   */
  private static final Pattern NO_RESULT =
      Pattern.compile(
          "\\[[^\\]]*\\]\\([^)]*\\)|\\$\\$.*?\\$\\$|\\$[^$]*\\$|`[^`]*`|S&P 500|^#+ .*?$",
          Pattern.DOTALL | Pattern.MULTILINE);

  private static final Pattern MACHINE =
      Pattern.compile("(?:^|[\\s\"'(=:])/(?:home|root|tmp|usr|var|opt|work|Users)/|[A-Z]:\\\\");

  static List<StoredNotebook> notebooks() throws IOException {
    return StoredNotebook.all();
  }

  @Test
  void thereAreFour() throws IOException {
    assertEquals(4, notebooks().size());
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void everyCellWasExecutedInItsPlaceAndNoneThrew(StoredNotebook notebook) {
    int place = 0;
    for (JsonNode cell : notebook.code()) {
      place++;
      assertEquals(place, cell.get("execution_count").asInt(), StoredNotebook.source(cell));
      for (JsonNode output : cell.get("outputs")) {
        String type = output.get("output_type").asText();
        assertFalse(type.equals("error"), StoredNotebook.source(cell));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void picturesAreStored(StoredNotebook notebook) {
    assertTrue(notebook.root().findValues("image/png").size() >= 2, "pictures");
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void everyNumberInTheTextStandsInTheCodeOrInWhatItPrinted(StoredNotebook notebook) {
    String source =
        notebook.code().stream()
            .map(cell -> StoredNotebook.source(cell) + "\n" + StoredNotebook.printed(cell))
            .collect(Collectors.joining("\n"));
    Set<String> known = numbers(source).collect(Collectors.toSet());
    for (String prose : notebook.prose()) {
      numbers(NO_RESULT.matcher(prose).replaceAll(" "))
          .filter(number -> number.length() > 1)
          .forEach(number -> assertTrue(known.contains(number), number + " in: " + prose));
    }
  }

  private static Stream<String> numbers(String text) {
    return NUMBER.matcher(text).results().map(MatchResult::group);
  }

  @Test
  void numbersAreFoundInProse() {
    assertEquals(
        List.of("28.342", "3,573", "9", "32"),
        numbers("an error of 28.342, 3,573 rows; 9 of 32 pairs.").toList());
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void noPathOfAMachineIsStored(StoredNotebook notebook) throws IOException {
    String text = notebook.root().toString().replaceAll("\"image/png\":\"[^\"]*\"", "");
    Matcher machine = MACHINE.matcher(text);
    assertFalse(machine.find(), () -> machine.group());
    Path project = Path.of("").toRealPath();
    assertFalse(text.contains(project.toString()), project::toString);
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void theFilesThatAreLinkedAreThere(StoredNotebook notebook) {
    for (String prose : notebook.prose()) {
      Matcher links = Pattern.compile("]\\(([^)#:]+)\\)").matcher(prose);
      while (links.find()) {
        assertTrue(Files.exists(StoredNotebook.FOLDER.resolve(links.group(1))), links.group(1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void aNotebookAsksForTheKernelThatIsInstalled(StoredNotebook notebook) {
    assertEquals("sinecast", notebook.root().at("/metadata/kernelspec/name").asText());
  }
}
