package io.github.sinecast.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Round numbers along an axis.
 *
 * @param low where the axis begins
 * @param high where it ends, above its beginning
 * @param step from one of the numbers to the next
 */
record Ticks(double low, double high, double step) {
  /** At most so many, at distances of 1, 2 or 5 times a power of ten. */
  static Ticks between(double low, double high, int most) {
    double power = Math.pow(10, Math.floor(Math.log10((high - low) / most)));
    for (int factor : new int[] {1, 2, 5}) {
      if ((high - low) / (power * factor) <= most) {
        return new Ticks(low, high, power * factor);
      }
    }
    return new Ticks(low, high, power * 10);
  }

  /** The numbers, the least first. */
  List<Double> values() {
    List<Double> values = new ArrayList<>();
    for (long tick = (long) Math.ceil(low / step); tick * step <= high; tick++) {
      values.add(tick * step);
    }
    return values;
  }

  /** A number as it is written at the axis. */
  String label(double value) {
    int decimals = Math.max(0, -(int) Math.floor(Math.log10(step) + 1e-9));
    return decimals > 8 || Math.abs(value) >= 1e9
        ? String.format(Locale.ROOT, "%.2e", value)
        : String.format(Locale.ROOT, "%." + decimals + "f", value == 0 ? 0.0 : value);
  }
}
