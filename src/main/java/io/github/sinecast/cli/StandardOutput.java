package io.github.sinecast.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The standard output, which keeps the first failure that {@link PrintStream} would swallow: what
 * was never written is no success. Work goes on all the same, for a run directory does not need
 * what is printed.
 */
final class StandardOutput extends FilterOutputStream {
  /** The property by which JDK 17 and 18 tell the character set; later ones have the second. */
  private static final String CHARSET = "sun.stdout.encoding";

  private static final String LATER_CHARSET = "stdout.encoding";

  private @Nullable IOException failure;

  StandardOutput(OutputStream out) {
    super(out);
  }

  /** Puts itself in the place of {@link System#out}. */
  static StandardOutput watch() {
    StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    System.setOut(new PrintStream(new BufferedOutputStream(output), false, charset()));
    return output;
  }

  private static Charset charset() {
    String name = System.getProperty(CHARSET, System.getProperty(LATER_CHARSET));
    return name == null ? Charset.defaultCharset() : Charset.forName(name);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      if (failure == null) {
        failure = e;
      }
      throw e;
    }
  }

  /**
   * Writes what is left, and says so if anything was not written. Whoever closed a pipe knows.
   *
   * @param exitCode that of the command
   * @return the exit code of the program
   */
  int checked(int exitCode) {
    System.out.flush();
    if (failure == null) {
      return exitCode;
    }
    String why = String.valueOf(failure.getMessage());
    if (!why.toLowerCase(Locale.ROOT).contains("pipe")) {
      System.err.println(
          "the output could not be written completely (%s); make room, or write elsewhere"
              .formatted(why));
    }
    return exitCode == ExitCode.DONE ? ExitCode.UNWRITTEN : exitCode;
  }
}
