package io.github.sinecast.cli;

import java.util.Locale;

/**
 * Text in which every character can be seen: characters that steer a terminal, or that reorder or
 * hide what stands beside them, are written as an escape such as {@code \u001b}.
 *
 * <p>These are the control characters C0 and C1 except tab and line feed, the format characters
 * (among them those of <a href="https://www.unicode.org/reports/tr9/">bidirectional text</a>, see
 * <a href="https://doi.org/10.48550/arXiv.2111.00169">Trojan Source</a>) except the two joiners,
 * which words of some languages need, line and paragraph separators, and halves of surrogate pairs.
 *
 * <p>JSON has the same escapes, so JSON that was made visible holds the same data.
 */
final class VisibleText {
  private VisibleText() {}

  /** A text with all its characters visible. */
  static String of(String text) {
    int[] hidden = text.codePoints().filter(VisibleText::isHidden).limit(1).toArray();
    if (hidden.length == 0) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(visible, point));
    return visible.toString();
  }

  private static void append(StringBuilder visible, int point) {
    if (!isHidden(point)) {
      visible.appendCodePoint(point);
      return;
    }
    for (char half : Character.toChars(point)) {
      visible.append(String.format(Locale.ROOT, "\\u%04x", (int) half));
    }
  }

  private static boolean isHidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point != '\n' && point != '\t';
      case Character.FORMAT -> point != '\u200C' && point != '\u200D';
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
      default -> false;
    };
  }
}
