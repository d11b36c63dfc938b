package io.github.sinecast.config;

import io.github.sinecast.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with one config, so that it can be said at once. */
final class Problems {
  private static final int SHOWN = 20;

  private record Problem(Place place, String message) {}

  private final List<Problem> found = new ArrayList<>();

  /**
   * Adds a problem.
   *
   * @param key the dotted key that is spoken of
   * @param rule what must hold, what was found and what to do, as a sentence without the key
   */
  void add(Place place, String key, String rule) {
    found.add(new Problem(place, place.with(key) + " " + rule));
  }

  int count() {
    return found.size();
  }

  /** Throws all problems as one message, one a line, in the order of their places. */
  void throwIfAny() {
    if (found.isEmpty()) {
      return;
    }
    String message =
        found.stream()
            .sorted(Comparator.comparing(Problem::place))
            .limit(SHOWN)
            .map(Problem::message)
            .collect(Collectors.joining("\n"));
    int rest = found.size() - SHOWN;
    throw new InvalidInputException(rest > 0 ? message + "\nand " + rest + " more" : message);
  }
}
