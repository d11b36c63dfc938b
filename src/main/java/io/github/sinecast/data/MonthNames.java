package io.github.sinecast.data;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The names of months, in full, shortened, or their first three letters: in English, or else in
 * another language of {@link #LANGUAGES}. Names that mean two months are none.
 */
final class MonthNames {
  /** Languages whose short names of months are not those of other months in English. */
  static final List<String> LANGUAGES =
      List.of(
          "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "sv", "da", "nb", "cs", "tr", "ro", "hu");

  private static final int SHORT = 3;

  private static final Map<String, Integer> ENGLISH = names(List.of("en"));

  private MonthNames() {}

  /** Loaded late: most files need English alone, and names of other languages take time to load. */
  private static final class Others {
    static final Map<String, Integer> NAMES = names(LANGUAGES);
  }

  /** The number of a month, or 0. */
  static int month(String name) {
    if (name.length() < SHORT) {
      return 0;
    }
    String normal = UsualNames.normal(name);
    Integer english = ENGLISH.get(normal);
    return english != null ? english : Others.NAMES.getOrDefault(normal, 0);
  }

  private static Map<String, Integer> names(List<String> languages) {
    Map<String, Integer> names = new HashMap<>();
    Set<String> doubtful = new HashSet<>();
    for (String language : languages) {
      Locale locale = Locale.forLanguageTag(language);
      for (Month month : Month.values()) {
        for (TextStyle style : TextStyle.values()) {
          String name = UsualNames.normal(month.getDisplayName(style, locale));
          if (name.length() >= SHORT) {
            for (String one : List.of(name, name.substring(0, SHORT))) {
              Integer other = names.put(one, month.getValue());
              if (other != null && other != month.getValue()) {
                doubtful.add(one);
              }
            }
          }
        }
      }
    }
    names.keySet().removeAll(doubtful);
    names.put("sept", Month.SEPTEMBER.getValue());
    return Map.copyOf(names);
  }
}
