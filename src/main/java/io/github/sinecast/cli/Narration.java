package io.github.sinecast.cli;

import java.io.PrintWriter;
import java.io.Writer;
import picocli.CommandLine.Model.CommandSpec;

/** What a command says beside its result: nothing if it was asked to be quiet. */
final class Narration {
  private static final PrintWriter NOWHERE = new PrintWriter(Writer.nullWriter());

  private Narration() {}

  /** Whether the command was asked to be quiet. */
  static boolean isQuiet(CommandSpec command) {
    return command.root().userObject() instanceof Main main && main.isQuiet();
  }

  /** Where the course of the work is told. */
  static PrintWriter of(CommandSpec command) {
    return isQuiet(command) ? NOWHERE : command.commandLine().getOut();
  }

  /** Where remarks are printed that are no errors. */
  static PrintWriter remarks(CommandSpec command) {
    return isQuiet(command) ? NOWHERE : command.commandLine().getErr();
  }
}
