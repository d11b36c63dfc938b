package io.github.sinecast.window;

import java.util.Map;

/** Looks up what must be there for a series. */
final class Known {
  private Known() {}

  static <T> T in(Map<String, T> byId, String id) {
    T found = byId.get(id);
    if (found == null) {
      throw new IllegalArgumentException("nothing is known of series " + id);
    }
    return found;
  }
}
