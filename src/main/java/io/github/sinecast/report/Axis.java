package io.github.sinecast.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One side of a panel of numbers.
 *
 * @param key what programs call it
 * @param title what people call it
 * @param keys by which programs tell its places apart
 * @param labels by which people do
 */
public record Axis(String key, String title, List<String> keys, List<String> labels) {
  public Axis {
    keys = List.copyOf(keys);
    labels = List.copyOf(labels);
    if (keys.size() != labels.size()) {
      throw new IllegalArgumentException(
          keys.size() + " places cannot have " + labels.size() + " labels");
    }
  }

  /** Places that are counted from 0. */
  static Axis counted(String key, String title, int count) {
    List<String> numbers = IntStream.range(0, count).mapToObj(Integer::toString).toList();
    return new Axis(key, title, numbers, numbers);
  }

  /** The number of places. */
  public int length() {
    return keys.size();
  }
}
