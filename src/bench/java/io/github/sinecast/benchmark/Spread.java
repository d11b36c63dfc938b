package io.github.sinecast.benchmark;

import java.util.List;
import java.util.Locale;

/** Some numbers that should be one: their median, least and greatest. */
record Spread(double median, double least, double greatest) {
  static Spread of(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      return new Spread(Double.NaN, Double.NaN, Double.NaN);
    }
    double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /** The median, and in brackets the range. */
  String text(int decimals) {
    String number = "%." + decimals + "f";
    return Double.isNaN(median)
        ? "not measured"
        : String.format(
            Locale.ROOT, number + " (" + number + " to " + number + ")", median, least, greatest);
  }
}
