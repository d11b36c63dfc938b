package io.github.sinecast;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What never changes in a series, such as its sector or its lot size.
 *
 * @param numbers by column name
 * @param texts categories by column name
 */
public record Statics(Map<String, Double> numbers, Map<String, String> texts) {
  /** Nothing. */
  public static final Statics NONE = new Statics(Map.of(), Map.of());

  public Statics {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }
}
