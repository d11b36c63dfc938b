package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {
  private final StringWriter written = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      ints = {0, 7, 8, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0x61C, 0x200B, 0x200F, 0x202E, 0x2028})
  void charactersThatSteerATerminalArePrintedAsEscapes(int point) {
    Screen screen = Screen.ofOutput(new PrintWriter(written));
    screen.print("a" + Character.toString(point) + "b");
    screen.flush();
    assertEquals(
        "a\\u%s%sb".formatted(point < 0x1000 ? "0" : "", hexadecimal(point)), written.toString());
  }

  private static String hexadecimal(int point) {
    String digits = Integer.toHexString(point);
    return "0".repeat(Math.max(0, (point < 0x1000 ? 3 : 4) - digits.length())) + digits;
  }

  @Test
  void wordsOfAnyLanguageArePrintedAsTheyAre() {
    String words = "Größe\t日本語 עברית می‌خواهم 👩‍👩‍👧\n";
    Screen screen = Screen.ofOutput(new PrintWriter(written));
    screen.print(words);
    screen.flush();
    assertEquals(words, written.toString());
  }

  @Test
  void aLongValueOfAMessageLosesItsMiddle() {
    Screen screen = Screen.ofMessages(new PrintWriter(written));
    screen.println("x.csv:7:close: found " + "1".repeat(100_000) + "; correct it");
    screen.flush();
    assertTrue(written.toString().startsWith("x.csv:7:close: found 111"), written.toString());
    assertTrue(written.toString().stripTrailing().endsWith("111; correct it"), written.toString());
    assertTrue(written.toString().length() < 1000, written.toString());
  }
}
