package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.cli.Sinecast.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Asks for help, checks and baselines as a user does. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script for a POSIX shell")
class CommandsIT {
  private static final List<String> COMMANDS =
      List.of(
          "train",
          "compare",
          "tune",
          "transfer",
          "forecast",
          "evaluate",
          "baselines",
          "check",
          "encodings",
          "schema",
          "version",
          "generate-completion");

  @TempDir private Path folder;

  @Test
  void everyCommandTellsItsUseAndItsVersion() throws Exception {
    String version = Sinecast.in(folder, "--version").with(0).output();
    String help = Sinecast.in(folder, "--help").with(0).output();
    for (String command : COMMANDS) {
      assertTrue(help.contains("  " + command + " "), help);
      Ended use = Sinecast.in(folder, command, "--help").with(0);
      assertTrue(use.output().startsWith("Usage: sinecast " + command + " "), use.output());
      assertEquals("", use.errors());
      assertEquals(version, Sinecast.in(folder, command, "--version").with(0).output());
    }
    for (String code : List.of("0", "1", "2", "3", "4", "5", "130")) {
      assertTrue(help.matches("(?s).*\\R +" + code + " +\\S.*"), help);
    }
  }

  @Test
  void theCompletionScriptIsOneThatBashUnderstands() throws Exception {
    String script = Sinecast.in(folder, "generate-completion").with(0).output();
    assertTrue(script.contains("baselines"), script);
    Path file = Files.writeString(folder.resolve("completion"), script);
    assertEquals(0, new ProcessBuilder("bash", "-n", file.toString()).start().waitFor());
  }

  @Test
  void aCommandLineThatCannotBeUnderstoodEndsWithCodeTwo() throws Exception {
    for (List<String> wrong :
        List.of(
            List.<String>of(),
            List.of("trian", "small.yaml"),
            List.of("train"),
            List.of("train", "small.yaml", "--threads", "-1"),
            List.of("forecast", "run"),
            List.of("forecast", "run", "a.csv", "--format", "xml"),
            List.of("check", "a.csv", "--set", "seed=3"))) {
      Ended ended = Sinecast.in(folder, wrong.toArray(String[]::new)).with(2);
      assertEquals("", ended.output());
    }
  }

  @Test
  void aTableIsDescribedAndWhatIsNoTableIsRefused() throws Exception {
    Sinecast.prices(folder.resolve("prices.csv"), 150, 0);
    String report = Sinecast.in(folder, "check", "prices.csv").with(0).output();
    assertTrue(report.contains("150, 2019-01-02 to 2019-07-30"), report);

    Files.writeString(folder.resolve("bad.csv"), "date,close\n2020-01-02,1\n2020-01-03,x1\n");
    Sinecast.in(folder, "check", "bad.csv").with(3).saying("bad.csv:3:close", "x1");
    assertEquals(
        List.of(
            "1 of 2 files cannot be used:",
            "./bad.csv:3:close: must be a number, found 'x1'; correct it",
            "Correct the files, or set data.bad-series to skip to read the others"),
        Sinecast.in(folder, "check", ".").with(3).errors().lines().toList());
    assertTrue(
        Sinecast.in(folder, "check", "absent.csv", "--verbose").errors().contains("\tat "),
        "a stack trace is shown to those who ask for it");
  }

  @Test
  void aConfigIsCheckedWithItsDataFromAnyFolder() throws Exception {
    Path inside = Files.createDirectories(folder.resolve("in side"));
    Sinecast.config(inside);
    Sinecast.in(folder, "check", "in side/small.yaml").with(0);
    Ended two =
        Sinecast.in(
                folder,
                "check",
                "in side/small.yaml",
                "--set",
                "training.epochs=x",
                "--set",
                "model.wdth=2")
            .with(3);
    assertEquals(2, two.errors().lines().count(), two.errors());
    assertTrue(two.errors().contains("training.epochs must be a whole number"), two.errors());
    assertTrue(two.errors().contains("did you mean model.width?"), two.errors());
    Sinecast.in(folder, "check", "in side/small.yaml", "--set", "epochs")
        .with(3)
        .saying("key=value", "epochs");
    Sinecast.in(folder, "check", "in side/small.yaml", "--set", "seed=1", "--set", "seed=2")
        .with(3)
        .saying("seed is given twice");

    Files.writeString(inside.resolve("wrong.yaml"), "name: wrong\ndata: {fiel: prices.csv}\n");
    Ended wrong = Sinecast.in(folder, "check", "in side/wrong.yaml").with(3);
    assertTrue(wrong.errors().contains("in side/wrong.yaml:2"), wrong.errors());
    assertTrue(wrong.errors().contains("file"), wrong.errors());
  }

  @Test
  void theBaselinesAreJudgedWithoutANetwork() throws Exception {
    Sinecast.config(folder);
    List<String> before = Sinecast.names(folder);
    String table = Sinecast.in(folder, "baselines", "small.yaml").with(0).output();
    int naive = table.indexOf("last-value ");
    assertTrue(naive > 0 && naive < table.indexOf("drift ") && !table.contains("encoder"), table);
    assertEquals(before, Sinecast.names(folder));
  }

  @Test
  void encodingsAreListedAndShown() throws Exception {
    String list = Sinecast.in(folder, "encodings").with(0).output();
    assertTrue(list.contains("\nsinusoidal "), list);
    Ended show =
        Sinecast.in(
                folder,
                "encodings",
                "show",
                "rope",
                "--width",
                "4",
                "--heads",
                "1",
                "--tokens",
                "2",
                "--format",
                "csv")
            .with(0);
    assertEquals(
        "position,pair,angle,scale\n0,0,0.0,1.0\n0,1,0.0,1.0\n1,0,1.0,1.0\n1,1,0.01,1.0\n",
        show.output());
    Sinecast.in(folder, "encodings", "show", "alibi", "--format", "png", "--out", "a b.png")
        .with(0);
    assertTrue(Files.size(folder.resolve("a b.png")) > 0);
    Sinecast.in(folder, "encodings", "show", "alibi", "--out", "a b.png")
        .with(3)
        .saying("a b.png", "exists already");
    Sinecast.in(folder, "encodings", "show", "sinusodal")
        .with(3)
        .saying("did you mean sinusoidal?");
    assertEquals(List.of("a b.png"), Sinecast.names(folder));
  }
}
