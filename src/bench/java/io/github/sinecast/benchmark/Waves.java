package io.github.sinecast.benchmark;

import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Series that have something to learn in them: two waves and a little noise. */
final class Waves {
  private static final double NOISE = 0.1;

  private Waves() {}

  /** A target {@code y} and four more columns, {@code a} to {@code d}, each of its own phase. */
  static TimeSeries series(String id, int rows) {
    Random random = new Random(id.hashCode());
    Map<String, double[]> columns = new LinkedHashMap<>();
    int phase = 0;
    for (String name : new String[] {"y", "a", "b", "c", "d"}) {
      columns.put(name, column(rows, phase, random));
      phase++;
    }
    return new TimeSeries(id, TimeLine.ofRows(rows), "y", columns);
  }

  /** One value of the target, without its noise. */
  static double value(int row, int phase) {
    return Math.sin(2 * Math.PI * row / 24 + phase) + 0.5 * Math.sin(2 * Math.PI * row / 7 - phase);
  }

  private static double[] column(int rows, int phase, Random random) {
    double[] values = new double[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = value(row, phase) + NOISE * random.nextGaussian();
    }
    return values;
  }
}
