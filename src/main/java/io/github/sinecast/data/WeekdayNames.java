package io.github.sinecast.data;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of weekdays, in full or shortened, in English or a language of {@link
 * MonthNames#LANGUAGES}. They say nothing that a date does not, and are read over.
 */
final class WeekdayNames {
  private static final Set<String> ENGLISH = names(Stream.of("en"));

  private WeekdayNames() {}

  /** Loaded late, as the names of months are. */
  private static final class Others {
    static final Set<String> NAMES = names(MonthNames.LANGUAGES.stream());
  }

  /**
   * Where a text goes on behind the name of a weekday and a space, a comma or a dash; 0 if it does
   * not begin with one, or has no digit behind it.
   */
  static int end(String text) {
    int letters = 0;
    while (letters < text.length() && Character.isLetter(text.charAt(letters))) {
      letters++;
    }
    int end = letters;
    while (end < text.length() && " .,-/".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    boolean digits = text.chars().skip(end).anyMatch(c -> c >= '0' && c <= '9');
    if (letters < 2 || end == letters || !digits) {
      return 0;
    }
    String word = UsualNames.normal(text.substring(0, letters));
    return ENGLISH.contains(word) || Others.NAMES.contains(word) ? end : 0;
  }

  private static Set<String> names(Stream<String> languages) {
    return languages
        .map(Locale::forLanguageTag)
        .flatMap(
            locale ->
                Arrays.stream(DayOfWeek.values())
                    .flatMap(
                        day ->
                            Arrays.stream(TextStyle.values())
                                .map(style -> day.getDisplayName(style, locale))))
        .map(UsualNames::normal)
        .filter(name -> name.length() > 1)
        .collect(Collectors.toUnmodifiableSet());
  }
}
