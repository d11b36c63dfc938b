package io.github.sinecast.cli;

/** What the program tells the shell. */
final class ExitCode {
  /** All went well. */
  static final int DONE = 0;

  /** A fault of the program. */
  static final int FAULT = 1;

  /** The command line cannot be understood. */
  static final int USAGE = 2;

  /** Data or config cannot be used, and nothing was written; or an audit found a leak. */
  static final int BAD_INPUT = 3;

  /** Training diverged. */
  static final int DIVERGED = 4;

  /** What was printed could not be written completely. */
  static final int UNWRITTEN = 5;

  // 130: stopped by Ctrl-C, which the JVM itself says by 128 and the number of the signal.

  private ExitCode() {}
}
