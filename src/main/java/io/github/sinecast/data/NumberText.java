package io.github.sinecast.data;

import java.util.regex.Pattern;

/**
 * Reads numbers: digits with a decimal mark and an exponent, or with thousands grouped by the other
 * mark, an apostrophe or a space, the thin ones among them, or as in India; a number in parentheses
 * is negative.
 *
 * <p>What {@link Double#parseDouble} accepts beyond that (hexadecimal, a trailing d) is refused.
 */
final class NumberText {
  private static final char MINUS = '\u2212';
  private static final int MOST_DIGITS = 18;
  private static final long EXACT = 1L << 53;

  /** Powers of ten that a double holds exactly; a quotient of two exact doubles is rounded once. */
  private static final double[] POWERS = new double[23];

  private static final Pattern PLAIN =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern GROUPED =
      Pattern.compile(
          "[+-]?\\d{1,3}([,' \\u00A0\\u2009\\u202F\\u2019])\\d{3}(\\1\\d{3})*(\\.\\d*)?");

  /** Thousands, and above them groups of two digits: lakhs and crores. */
  private static final Pattern INDIAN = Pattern.compile("[+-]?\\d{1,2}(,\\d{2})+,\\d{3}(\\.\\d*)?");

  private static final Pattern EITHER = Pattern.compile("[+-]?[1-9]\\d{0,2}[,.]\\d{3}");
  private static final Pattern INFINITE = Pattern.compile("(?i)[+-]?inf(inity)?");

  static {
    double power = 1;
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = power;
      power *= 10;
    }
  }

  /** Longer than any number that a double holds, written out without an exponent. */
  static final int LONGEST = 1200;

  private NumberText() {}

  /** Whether a text is a number with either decimal mark. */
  static boolean isNumber(String text) {
    return !Double.isNaN(parse(text, DecimalMark.POINT))
        || !Double.isNaN(parse(text, DecimalMark.COMMA));
  }

  /** Whether one mark divides a text so that it may be thousands or decimals. */
  static boolean mayBeEither(String text) {
    return EITHER.matcher(text).matches();
  }

  /** The number that a text means; infinite if it says so or is too great; NaN if it is none. */
  static double parse(String text, DecimalMark mark) {
    char decimal = mark == DecimalMark.POINT ? '.' : ',';
    int position = text.startsWith("-") ? 1 : 0;
    boolean negative = position == 1;
    long digits = 0;
    int count = 0;
    int decimals = -1;
    for (; position < text.length(); position++) {
      char character = text.charAt(position);
      if (character >= '0' && character <= '9' && count < MOST_DIGITS) {
        digits = 10 * digits + (character - '0');
        count++;
        decimals += decimals >= 0 ? 1 : 0;
      } else if (character == decimal && decimals < 0) {
        decimals = 0;
      } else {
        return unusual(text, mark);
      }
    }
    if (count == 0 || digits > EXACT) {
      return unusual(text, mark);
    }
    double number = digits / POWERS[Math.max(decimals, 0)];
    return negative ? -number : number;
  }

  private static double unusual(String original, DecimalMark mark) {
    int last = original.length() - 1;
    if (last >= LONGEST) {
      return Double.NaN;
    }
    if (last > 1 && original.charAt(0) == '(' && original.charAt(last) == ')') {
      // So accountants write what is below 0.
      String inner = original.substring(1, last);
      return Character.isDigit(inner.charAt(0)) ? -parse(inner, mark) : Double.NaN;
    }
    if (last > 0 && original.charAt(0) == MINUS) {
      return Character.isDigit(original.charAt(1))
          ? -parse(original.substring(1), mark)
          : Double.NaN;
    }
    String text = mark == DecimalMark.POINT ? original : marksSwapped(original);
    if (PLAIN.matcher(text).matches()) {
      return Double.parseDouble(text);
    }
    if (GROUPED.matcher(text).matches() || INDIAN.matcher(text).matches()) {
      return Double.parseDouble(text.replaceAll("[,' \\u00A0\\u2009\\u202F\\u2019]", ""));
    }
    return INFINITE.matcher(text).matches() ? Double.POSITIVE_INFINITY : Double.NaN;
  }

  private static String marksSwapped(String text) {
    StringBuilder swapped = new StringBuilder(text);
    for (int i = 0; i < swapped.length(); i++) {
      char character = swapped.charAt(i);
      swapped.setCharAt(i, character == ',' ? '.' : character == '.' ? ',' : character);
    }
    return swapped.toString();
  }
}
