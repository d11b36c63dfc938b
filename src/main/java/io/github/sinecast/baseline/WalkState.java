package io.github.sinecast.baseline;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a volatility walk has learned, as a model file holds it. Immutable.
 *
 * @param series what it has learned of each series, by their ids
 * @param shared what it has learned of all of them together, for others; null where it is not
 *     pooled
 */
public record WalkState(Map<String, WalkParameters> series, @Nullable WalkParameters shared) {
  public WalkState {
    series = Collections.unmodifiableMap(new TreeMap<>(series));
  }
}
