package io.github.sinecast.baseline;

import io.github.sinecast.Change;
import io.github.sinecast.Distribution;
import io.github.sinecast.Forecast;
import io.github.sinecast.distribution.LearnedDistribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** A naive walk: every step is the last known value, with a distribution around it. */
final class Walk {
  private Walk() {}

  /**
   * @param changes the distribution of the change over so many steps
   */
  static Forecast forecast(
      Change measure, double last, int horizon, IntFunction<LearnedDistribution> changes) {
    double[] points = new double[horizon];
    Arrays.fill(points, last);
    List<Distribution> distributions = new ArrayList<>(horizon);
    for (int step = 1; step <= horizon; step++) {
      distributions.add(changes.apply(step).applied(last, measure));
    }
    return new Forecast(points, distributions);
  }
}
