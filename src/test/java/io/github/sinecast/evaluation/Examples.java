package io.github.sinecast.evaluation;

import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import java.time.LocalDate;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/** Series for tests. */
public final class Examples {
  private Examples() {}

  /** A series whose rows are the days from 2020-01-01 on. */
  public static TimeSeries daily(String id, double... values) {
    TimeLine days =
        TimeLine.ofDates(
            IntStream.range(0, values.length)
                .mapToObj(LocalDate.of(2020, 1, 1)::plusDays)
                .toList());
    return new TimeSeries(id, days, "Close", Map.of("Close", values));
  }

  /** A random walk that stays above zero. */
  static double[] walk(long seed, int rows) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[] values = new double[rows];
    double value = 100;
    for (int row = 0; row < rows; row++) {
      values[row] = value;
      value *= Math.exp(0.02 * random.nextGaussian());
    }
    return values;
  }
}
