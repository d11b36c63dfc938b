package io.github.sinecast.data;

import java.util.List;
import java.util.Locale;

/**
 * The names by which columns are found.
 *
 * <p>Names are compared in any case, without what is neither letter nor digit and without leading
 * digits, so that {@code Adj Close}, {@code adj_close} and {@code 5. adjusted close} are found.
 */
final class UsualNames {
  static final String CLOSE = "close";

  static final List<String> DATE =
      List.of("date", "datetime", "timestamp", "ds", "time", "day", "month");
  static final List<String> ID =
      List.of("symbol", "ticker", "uniqueid", "seriesid", "itemid", "series", "id", "name");

  /** Close stands before adjusted close: it is the price that people saw on that day. */
  static final List<String> TARGET =
      List.of(
          CLOSE,
          "closelast",
          "last",
          "settle",
          "adjclose",
          "adjustedclose",
          "price",
          "y",
          "value",
          "target");

  static final List<String> ROLES = List.of("open", "high", "low", "volume");

  private static final String MADE_UP = "column-";

  private UsualNames() {}

  static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "").replaceAll("^\\d+", "");
  }

  /** The usual names of a role of {@link #ROLES}. */
  static List<String> ofRole(String role) {
    return role.equals("volume") ? List.of("volume", "vol") : List.of(role);
  }

  static boolean isKnown(String name) {
    String normal = normal(name);
    return DATE.contains(normal)
        || ID.contains(normal)
        || TARGET.contains(normal)
        || ROLES.stream().anyMatch(role -> ofRole(role).contains(normal));
  }

  /** The name of a column without one. */
  static String madeUp(int column) {
    return MADE_UP + (column + 1);
  }

  static boolean isMadeUp(String name, int column) {
    return name.equals(madeUp(column));
  }
}
