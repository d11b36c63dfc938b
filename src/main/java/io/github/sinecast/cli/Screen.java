package io.github.sinecast.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.UnaryOperator;

/**
 * Where text leaves the program for a person. Whatever is printed is made {@linkplain VisibleText
 * visible}, because names, cells and settings are written by others; what the program itself marks
 * up, and data for another program, go past that.
 */
final class Screen extends PrintWriter {
  /**
   * The system property by which the launcher says where standard output goes. Without it a person
   * is assumed to watch.
   */
  private static final String OUTPUT = "sinecast.output";

  private final PrintWriter bare;

  private Screen(PrintWriter bare, UnaryOperator<String> form) {
    super(new Formed(bare, form), true);
    this.bare = bare;
  }

  /** For what a command says. */
  static Screen ofOutput(PrintWriter bare) {
    return new Screen(bare, VisibleText::of);
  }

  /** For errors and remarks, in which long values are shortened, too. */
  static Screen ofMessages(PrintWriter bare) {
    return new Screen(bare, text -> VisibleText.of(ShortText.of(text)));
  }

  /** Prints a page of text with its emphasis, where a person wants it. */
  static void printPage(PrintWriter print, String page) {
    if (print instanceof Screen screen) {
      screen.bare.print(Emphasis.of(VisibleText.of(page)));
      screen.bare.flush();
    } else {
      print.print(page);
    }
  }

  /** Prints lines of data as they are, unless a person watches. */
  static void printData(PrintWriter print, String data) {
    if (print instanceof Screen screen && "file".equals(System.getProperty(OUTPUT))) {
      screen.bare.print(data);
      screen.bare.flush();
    } else {
      print.print(data);
    }
  }

  /** Where help goes, which holds no text of others. */
  PrintWriter bare() {
    return bare;
  }

  /** Gives each text that is written another form. */
  private static final class Formed extends FilterWriter {
    private final UnaryOperator<String> form;

    Formed(Writer out, UnaryOperator<String> form) {
      super(out);
      this.form = form;
    }

    @Override
    public void write(int character) throws IOException {
      write(Character.toString(character), 0, 1);
    }

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
      write(new String(characters, from, length), 0, length);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
      String part = text.substring(from, from + length);
      // The line separator of Windows is the program's own.
      out.write(part.equals(System.lineSeparator()) ? part : form.apply(part));
    }
  }
}
