package io.github.sinecast.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Messages without the middle of what is too long to be read: a value, whose ends tell it from
 * others, or a line, which begins with the place and ends with the advice.
 */
final class ShortText {
  /** A line that fits a few rows of a terminal is left as it is. */
  private static final int LONGEST_LINE = 1000;

  private static final int LONGEST_VALUE = 200;
  private static final Pattern LONG_VALUE = Pattern.compile("\\S{" + (LONGEST_VALUE + 1) + ",}+");

  private ShortText() {}

  /** A message whose lines can be read. */
  static String of(String message) {
    return message.length() <= LONGEST_LINE
        ? message
        : message.lines().map(ShortText::line).collect(Collectors.joining("\n"))
            + (message.endsWith("\n") ? "\n" : "");
  }

  private static String line(String line) {
    if (line.length() <= LONGEST_LINE) {
      return line;
    }
    String values =
        LONG_VALUE
            .matcher(line)
            .replaceAll(value -> Matcher.quoteReplacement(cut(value.group(), LONGEST_VALUE)));
    return cut(values, LONGEST_LINE);
  }

  private static String cut(String text, int longest) {
    int left = text.length() - longest;
    return left <= 0
        ? text
        : "%s… (%s characters) …%s"
            .formatted(
                text.substring(0, longest / 2), left, text.substring(text.length() - longest / 2));
  }
}
