package io.github.sinecast.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds closing prices whose names have a ticker, a currency or another word before or behind the
 * usual one, such as {@code AAPL.Close} or {@code Close AAPL}.
 */
final class PriceNames {
  private PriceNames() {}

  /**
   * The columns of closing prices among those of bars; none if a column is something else.
   *
   * @param numbers columns of numbers
   */
  static List<Integer> closes(List<Integer> numbers, List<String> names) {
    List<String> words = new ArrayList<>();
    for (int column : numbers) {
      String word = usualWord(names.get(column));
      if (word.isEmpty()) {
        return List.of();
      }
      words.add(word);
    }
    for (String usual : UsualNames.TARGET) {
      List<Integer> closes = new ArrayList<>();
      for (int at = 0; at < words.size(); at++) {
        if (words.get(at).equals(usual)) {
          closes.add(numbers.get(at));
        }
      }
      if (!closes.isEmpty() && closes.size() < numbers.size()) {
        return closes;
      }
    }
    return List.of();
  }

  /** The usual name of a price or of volume at the beginning or end of a name, or nothing. */
  private static String usualWord(String name) {
    List<String> words = Arrays.asList(name.split("[ ._()\\[\\]-]+"));
    for (int length = Math.min(2, words.size() - 1); length > 0; length--) {
      String first = String.join(" ", words.subList(0, length));
      String last = String.join(" ", words.subList(words.size() - length, words.size()));
      for (String part : List.of(first, last)) {
        String normal = UsualNames.normal(part);
        boolean role =
            UsualNames.ROLES.stream().anyMatch(one -> UsualNames.ofRole(one).contains(normal));
        if (role || UsualNames.isPrice(part) || UsualNames.isAdjusted(part)) {
          return normal;
        }
      }
    }
    return "";
  }
}
