package io.github.sinecast.data;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of a table; a line break in a quoted cell does not end its line. */
final class Lines implements Closeable {
  /** A quote that is not closed within so many lines is a mistake. */
  private static final int LONGEST = 30;

  private static final int LOOK_AHEAD = 1 << 16;

  private final BufferedReader text;
  private long first;
  private long last;

  Lines(BufferedReader text) {
    this.text = text;
  }

  /** The next line, or null at the end. */
  @Nullable String next() throws IOException {
    String line = text.readLine();
    first = last + 1;
    last = first;
    if (line == null || line.indexOf('"') < 0 || !Quotes.of(line).equals(Quotes.OPEN)) {
      return line;
    }
    text.mark(LOOK_AHEAD);
    StringBuilder whole = new StringBuilder(line);
    for (int more = 1; more <= LONGEST && whole.length() < LOOK_AHEAD / 2; more++) {
      String next = text.readLine();
      Quotes quotes = next == null ? Quotes.WRONG : Quotes.of(whole.append('\n').append(next));
      if (quotes == Quotes.CLOSED) {
        last = first + more;
        return whole.toString();
      }
      if (quotes == Quotes.WRONG) {
        break;
      }
    }
    text.reset();
    return line;
  }

  /** The number, from 1, of the line on which the last one that was read begins. */
  long first() {
    return first;
  }

  /** The number of the line on which it ends. */
  long last() {
    return last;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  /** How the quoted cells of a text end. */
  private enum Quotes {
    CLOSED,
    OPEN,
    /** Text follows a closing quote. */
    WRONG;

    /** A cell is quoted if its first character is a quote, whatever stands between cells. */
    static Quotes of(CharSequence text) {
      boolean atStart = true;
      for (int i = 0; i < text.length(); i++) {
        char character = text.charAt(i);
        if (character == '"' && atStart) {
          int end = end(text, i + 1);
          if (end == text.length()) {
            return OPEN;
          }
          i = end;
          while (i + 1 < text.length() && text.charAt(i + 1) == ' ') {
            i++;
          }
          if (i + 1 < text.length() && ",;\t|".indexOf(text.charAt(i + 1)) < 0) {
            return WRONG;
          }
          atStart = false;
        } else if (character != ' ') {
          atStart = ",;\t|".indexOf(character) >= 0;
        }
      }
      return CLOSED;
    }

    /** Where a quoted cell ends; a doubled quote is one in it. */
    private static int end(CharSequence text, int start) {
      int i = start;
      while (i < text.length()) {
        if (text.charAt(i) == '"') {
          if (i + 1 >= text.length() || text.charAt(i + 1) != '"') {
            return i;
          }
          i++;
        }
        i++;
      }
      return i;
    }
  }
}
