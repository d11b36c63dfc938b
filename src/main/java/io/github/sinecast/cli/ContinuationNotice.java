package io.github.sinecast.cli;

import io.github.sinecast.run.CheckpointFolder;
import java.io.PrintWriter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** Tells a person whose training is stopped by Ctrl-C how it is continued. */
final class ContinuationNotice implements AutoCloseable {
  /** What a shell reads as it stands. */
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private final CheckpointFolder checkpoints;
  private final PrintWriter errors;
  private final String command;
  private final Thread atExit = new Thread(this::print, "sinecast-continuation");

  private ContinuationNotice(CheckpointFolder checkpoints, PrintWriter errors, String command) {
    this.checkpoints = checkpoints;
    this.errors = errors;
    this.command = command;
  }

  /** Speaks when the program is stopped before this is closed. */
  static ContinuationNotice of(CommandSpec command, CheckpointFolder checkpoints) {
    List<String> words = command.root().commandLine().getParseResult().originalArgs();
    ContinuationNotice notice =
        new ContinuationNotice(checkpoints, command.commandLine().getErr(), line(words));
    Runtime.getRuntime().addShutdownHook(notice.atExit);
    return notice;
  }

  /** The command that continues what these words began. */
  static String line(List<String> words) {
    return words.stream()
        .filter(word -> !word.equals("--fresh"))
        .map(word -> PLAIN.matcher(word).matches() ? word : quoted(word))
        .collect(Collectors.joining(" ", "sinecast ", ""));
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** What is kept, and how it is continued. */
  String advice() {
    return checkpoints.isResumable()
        ? "What was trained is kept; to continue: " + command
        : "Stopped before an epoch ended; nothing is kept";
  }

  private void print() {
    errors.println(advice());
    errors.flush();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException stopping) {
      // It speaks already.
    }
  }
}
