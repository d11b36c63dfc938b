package io.github.sinecast.evaluation.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** The split backtest of the drift forecast, window by window, as its definition reads. */
public final class NaiveLoopBacktest {
  private final List<Double> drift = new ArrayList<>();
  private final List<Double> actual = new ArrayList<>();
  private final List<Double> lastKnown = new ArrayList<>();

  /**
   * @param from the first judged row
   * @param to the row after the last judged one
   * @param onlyStep the step to look at, or 0 for all
   * @param location what is taken from every value
   * @param spread what every value is then divided by
   */
  public NaiveLoopBacktest(
      double[] values,
      int from,
      int to,
      int horizon,
      int onlyStep,
      double location,
      double spread) {
    for (int origin = from; origin <= to - horizon; origin++) {
      for (int row = origin; row <= origin + horizon - 1; row++) {
        int step = row - origin + 1;
        if (onlyStep == 0 || onlyStep == step) {
          double last = values[origin - 1];
          double slope = (last - values[0]) / (origin - 1);
          drift.add((last + step * slope - location) / spread);
          actual.add((values[row] - location) / spread);
          lastKnown.add((last - location) / spread);
        }
      }
    }
  }

  public double[] drift() {
    return array(drift);
  }

  public double[] actual() {
    return array(actual);
  }

  public double[] lastKnown() {
    return array(lastKnown);
  }

  public static double[] joined(double[] first, double[] second) {
    return DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second)).toArray();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
