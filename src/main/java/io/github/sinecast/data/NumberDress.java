package io.github.sinecast.data;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of a column wear: a sign of currency, a sign of percent, a letter for thousands
 * (K), millions (M), billions (B) or trillions (T).
 *
 * <p>Most cells of a column must wear something of a kind; a single one that does is a mistake. A
 * percentage stays what it says: 1.5 % is read as 1.5.
 */
enum NumberDress {
  NONE(""),
  CURRENCY(
      "([+-]?)(?:[A-Z]{0,3}\\p{Sc}|(?:EUR|USD|GBP|CHF|JPY|zł|kr|Rs\\.?|R\\$)(?=[ \\d]))[ \\u00A0\\u202F]*(.+)()"
          + "|([+-]?)(.+?)[ \\u00A0\\u202F]*(?:\\p{Sc}|EUR|USD|GBP|CHF|JPY|zł|kr)()"),
  PERCENT("([+-]?)(.+?)[ \\u00A0\\u202F]*%()"),
  MAGNITUDE("([+-]?)(.+?) ?([KMBTkmbt])");

  private final Pattern pattern;

  NumberDress(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  /** What most of these cells wear. */
  static NumberDress of(List<String> cells) {
    for (NumberDress dress : values()) {
      long wearing = cells.stream().filter(dress::isWornBy).count();
      if (dress != NONE && 2 * wearing > cells.size()) {
        return dress;
      }
    }
    return NONE;
  }

  /** Whether a text is a number, in whatever dress. */
  static boolean isNumber(String text) {
    if (NumberText.isNumber(text)) {
      return true;
    }
    for (NumberDress dress : values()) {
      if (dress.isWornBy(text)) {
        return true;
      }
    }
    return false;
  }

  /** A number without whatever it wears; other texts as they are. */
  static String plain(String text) {
    for (NumberDress dress : values()) {
      if (dress.isWornBy(text)) {
        return dress.undressed(text);
      }
    }
    return text;
  }

  private boolean isWornBy(String text) {
    return matcher(text) != null && NumberText.isNumber(undressed(text));
  }

  /** A number without its dress; other texts as they are. */
  String undressed(String text) {
    if (text.startsWith("(") && text.endsWith(")")) {
      return "(" + undressed(text.substring(1, text.length() - 1)) + ")";
    }
    Matcher matcher = matcher(text);
    if (matcher == null) {
      return text;
    }
    int group = matcher.group(2) == null ? 4 : 1;
    return matcher.group(group) + matcher.group(group + 1);
  }

  /** As {@link NumberText#parse}. */
  double parse(String text, DecimalMark mark) {
    if (this == NONE) {
      return NumberText.parse(text, mark);
    }
    double number = NumberText.parse(undressed(text), mark);
    Matcher matcher = matcher(text);
    int zeros =
        this == MAGNITUDE && matcher != null
            ? 3 + 3 * "KMBT".indexOf(matcher.group(3).toUpperCase(Locale.ROOT))
            : 0;
    return zeros == 0 || !Double.isFinite(number)
        ? number
        : BigDecimal.valueOf(number).movePointRight(zeros).doubleValue();
  }

  private @Nullable Matcher matcher(String dressed) {
    boolean negative = dressed.startsWith("(") && dressed.endsWith(")");
    String text = negative ? dressed.substring(1, dressed.length() - 1) : dressed;
    // The patterns try each split of a text, which takes for ever on a long one.
    if (text.length() > NumberText.LONGEST) {
      return null;
    }
    Matcher matcher = pattern.matcher(text);
    return this != NONE && matcher.matches() ? matcher : null;
  }
}
