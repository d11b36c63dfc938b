package io.github.sinecast.evaluation;

import java.util.function.ToDoubleFunction;

/** What holds for all metrics, so that each is only its formula. */
final class Definition {
  private Definition() {}

  /**
   * The value of a metric whose formula may assume outcomes that know what it needs.
   *
   * @throws UndefinedMetricException if there are no outcomes, if they do not know enough, or if
   *     the value is not finite
   */
  static double value(Metric metric, Outcomes outcomes, ToDoubleFunction<Outcomes> formula) {
    String label = metric.label();
    if (outcomes.size() == 0) {
      throw new UndefinedMetricException(label + " needs at least one forecast, found none");
    }
    if (!outcomes.has(metric.need())) {
      throw new UndefinedMetricException(
          switch (metric.need()) {
            case NOTHING -> throw new IllegalStateException("nothing is always known");
            case LAST_KNOWN -> label + " needs the last known value of each forecast";
            case SEASONAL_SCALE ->
                label + " needs the seasonal naive error of the rows before the evaluated ones";
            case DISTRIBUTION -> label + " needs forecasts of distributions, found points";
          });
    }
    double value = formula.applyAsDouble(outcomes);
    if (!Double.isFinite(value)) {
      throw new UndefinedMetricException(
          label
              + " has no finite value here: a forecast or its error is too large or not a number");
    }
    return value;
  }
}
