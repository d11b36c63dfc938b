package io.github.sinecast.baseline;

import io.github.sinecast.Sample;
import java.util.Arrays;

/**
 * A scale that spikes hardly move: {@code asinh((x - median) / spread)}, where the spread is 1.4826
 * times the median absolute deviation.
 */
record StableScale(double median, double spread) {
  /** Makes the median absolute deviation of a normal distribution its standard deviation. */
  private static final double OF_NORMAL = 1.4826;

  static StableScale of(double[] values) {
    double median = median(values);
    double[] distances = Arrays.stream(values).map(value -> Math.abs(value - median)).toArray();
    double spread = OF_NORMAL * median(distances);
    // Most values may be alike.
    double mean = Arrays.stream(distances).average().orElse(0);
    return new StableScale(median, spread > 0 ? spread : mean > 0 ? mean : 1);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return Sample.quantile(sorted, 0.5);
  }

  double scaled(double value) {
    double distance = (value - median) / spread;
    double size = Math.abs(distance);
    return Math.copySign(Math.log(size + Math.hypot(size, 1)), distance);
  }

  double value(double scaled) {
    return median + spread * Math.sinh(scaled);
  }
}
