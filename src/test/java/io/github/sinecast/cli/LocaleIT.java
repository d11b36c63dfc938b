package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.cli.Sinecast.Ended;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program writes does not depend on the language of the machine. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script for a POSIX shell")
class LocaleIT {
  private static final String ENGLISH = "-Duser.language=en -Duser.country=US";

  /** What tells of time in an answer of training and in a manifest. */
  private static final Pattern TIMES =
      Pattern.compile(
          " +[0-9,]+ windows/s +[0-9.]+ s|((?:started|[sS]econds)\\\\?\" : )\\\\?\"?[^,}\\\\\n]*");

  @TempDir private static Path folder;

  private static Map<String, String> english = Map.of();

  @BeforeAll
  static void runInEnglish() throws Exception {
    english = everything(folder.resolve("english"), ENGLISH);
    assertTrue(english.keySet().contains("runs/small-1/data.txt"), english.keySet()::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Duser.language=ar -Duser.country=EG",
        "-Duser.language=fa -Duser.country=IR",
        "-Duser.language=tr -Duser.country=TR",
        "-Duser.language=th -Duser.country=TH -Duser.variant=TH"
      })
  void everyByteIsThatOfEnglish(String locale) throws Exception {
    Map<String, String> written =
        everything(folder.resolve(locale.replaceAll("[^a-z]", "")), locale);

    assertEquals(english.keySet(), written.keySet());
    english.forEach((name, text) -> assertEquals(text, written.get(name), name));
  }

  @Test
  void pathsBeyondAsciiWorkInTheLocaleOfC() throws Exception {
    Path home = Files.createDirectories(folder.resolve("Größe 株価"));
    Sinecast.config(home);
    Sinecast.prices(home.resolve("ציר.csv"), 22, 1);
    Map<String, String> environment = Map.of("LC_ALL", "C", "LANG", "C");

    Sinecast.in(home, environment, "train", "small.yaml").with(0);
    Ended ended = Sinecast.in(home, environment, "forecast", "runs/small-1", "ציר.csv").with(0);

    assertTrue(ended.output().startsWith("Close of ציר, last known"), ended.output());
  }

  /** All that commands print and leave in a folder, by name, without what tells of time. */
  private static Map<String, String> everything(Path home, String locale) throws Exception {
    Files.createDirectories(home);
    Sinecast.config(home);
    Sinecast.prices(home.resolve("new.csv"), 22, 1);
    Path bad = Sinecast.prices(home.resolve("bad.csv"), 1200, 1);
    Files.writeString(bad, Files.readString(bad).replaceFirst("\n2022.*", "\n2022-01-03,INVALID"));
    Map<String, String> written = new TreeMap<>();
    List<String> commands =
        List.of(
            "train small.yaml --set model.head=quantile",
            "check new.csv",
            "check bad.csv",
            "check small.yaml",
            "forecast runs/small-1 new.csv",
            "forecast runs/small-1 new.csv --format csv",
            "forecast runs/small-1 new.csv --format json --paths 2",
            "evaluate runs/small-1 new.csv",
            "report runs/small-1 --out page.html",
            "encodings",
            "baselines",
            "train small.yaml --set training.epochs=1234567890123",
            "train --help");
    for (String command : commands) {
      Ended ended = Sinecast.in(home, Sinecast.withJvmOptions(locale), command.split(" "));
      written.put(command, ended.exitCode() + "\n" + ended.output() + ended.errors());
    }
    Path runs = home.resolve("runs");
    List<String> seconds =
        Files.readAllLines(runs.resolve("small-1/epochs.csv")).stream()
            .skip(1)
            .map(epoch -> epoch.substring(epoch.lastIndexOf(',')))
            .toList();
    try (Stream<Path> files = Files.walk(runs)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (String ofEpoch : seconds) {
          text = text.replace(ofEpoch, "");
        }
        written.put(home.relativize(file).toString(), text);
      }
    }
    written.replaceAll((name, text) -> TIMES.matcher(text).replaceAll("$1"));
    return written;
  }
}
