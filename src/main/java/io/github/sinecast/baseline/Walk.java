package io.github.sinecast.baseline;

import io.github.sinecast.Change;
import io.github.sinecast.Distribution;
import io.github.sinecast.Forecast;
import io.github.sinecast.distribution.CurveLevels;
import io.github.sinecast.distribution.LearnedDistribution;
import io.github.sinecast.distribution.QuantileCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A naive walk: every step is the last known value, with a distribution around it. */
final class Walk {
  private static final double[] LEVELS =
      DoubleStream.concat(
              DoubleStream.of(0.001, 0.0025, 0.9975, 0.999),
              IntStream.rangeClosed(1, 199).mapToDouble(level -> level / 200.0))
          .sorted()
          .toArray();

  private static final CurveLevels CURVE_LEVELS = new CurveLevels(LEVELS);

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

  /** A curve through quantiles at levels close enough for any that may be asked for. */
  static QuantileCurve curve(DoubleUnaryOperator quantile) {
    return new QuantileCurve(CURVE_LEVELS, Arrays.stream(LEVELS).map(quantile).toArray());
  }
}
