package io.github.sinecast.config;

import java.math.BigDecimal;

/** The least and the greatest value that a number may take; infinite where there is none. */
record Limits(double min, double max) {
  boolean hasMin() {
    return min != Double.NEGATIVE_INFINITY;
  }

  boolean hasMax() {
    return max != Double.POSITIVE_INFINITY;
  }

  /** False for NaN. */
  boolean allow(double value) {
    return value >= min && value <= max;
  }

  /** The limits in words, such as {@code at least 1}; empty when there are none. */
  String words() {
    if (hasMin() && hasMax()) {
      return "from " + number(min) + " to " + number(max);
    }
    if (hasMin()) {
      return "at least " + number(min);
    }
    return hasMax() ? "at most " + number(max) : "";
  }

  private static String number(double limit) {
    return limit == Math.rint(limit) && Math.abs(limit) < 1e15
        ? new BigDecimal(limit).toPlainString()
        : YamlText.number(limit);
  }
}
