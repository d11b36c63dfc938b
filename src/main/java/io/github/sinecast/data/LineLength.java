package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Locale;

/** Text whose lines are not so long that reading one would take all memory. */
final class LineLength extends FilterReader {
  /** Enough for 10,000 cells of 100 characters. */
  static final int LONGEST = 1_000_000;

  private final Path path;
  private long line = 1;
  private int length;
  private boolean afterReturn;

  LineLength(Path path, Reader in) {
    super(in);
    this.path = path;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] characters, int from, int most) throws IOException {
    int read = in.read(characters, from, most);
    for (int at = from; at < from + read; at++) {
      char character = characters[at];
      if (character == '\n' || character == '\r') {
        line += character == '\n' && afterReturn ? 0 : 1;
        length = 0;
      } else if (++length > LONGEST) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "%s:%d: must have at most %,d characters, found a longer line; check that this is a table, and that its lines are ended",
                path,
                line,
                LONGEST));
      }
      afterReturn = character == '\r';
    }
    return read;
  }
}
