package io.github.sinecast.config;

import java.util.List;
import java.util.function.Predicate;

/**
 * One plain config of a grid.
 *
 * @param choices what was chosen at each axis, in the order of writing
 * @param file the config
 */
public record GridPoint(List<GridChoice> choices, ConfigFile file) {
  public GridPoint {
    choices = List.copyOf(choices);
  }

  /** What varies, such as {@code encoding=rope, seed=2}; empty for a config without axes. */
  public String label() {
    return String.join(", ", settings(choice -> true));
  }

  /** What varies, but for one key: a setting each, such as {@code encoding=rope}. */
  public List<String> settingsWithout(String key) {
    return settings(choice -> !choice.key().equals(key));
  }

  private List<String> settings(Predicate<GridChoice> told) {
    List<GridChoice> those = choices.stream().filter(told).toList();
    return those.stream().map(choice -> key(choice, those) + "=" + choice.value()).toList();
  }

  /** The last part of a key where it tells the key apart. */
  private static String key(GridChoice choice, List<GridChoice> among) {
    boolean alone =
        among.stream()
            .noneMatch(
                other ->
                    !other.key().equals(choice.key())
                        && other.shortKey().equals(choice.shortKey()));
    return alone ? choice.shortKey() : choice.key();
  }
}
