package io.github.sinecast.baseline;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;

/**
 * Simple exponential smoothing, {@code l(t) = l(t-1) + alpha (y(t) - l(t-1))}, with a drift: {@code
 * f(T + h) = l(T) + drift (h - 1 + (1 - (1 - alpha)^T) / alpha)}.
 *
 * @param alpha how much of each error moves the level
 * @param level the level before the first row, {@code l(0)}
 * @param drift how far the forecast moves a row; 0 for the same value at every step
 */
record Smoothing(double alpha, double level, double drift) implements Rule {
  /** The bounds of R's {@code ets}. */
  private static final double LEAST = 1e-4;

  private static final double MOST = 0.9999;

  /** The squares may have several valleys; the deepest of so many places is gone down. */
  private static final int PLACES = 200;

  private static final int MOST_TRIALS = 1000;

  /**
   * The parameters of the least squares of one-step errors. The errors are linear in the first
   * level, so that the best one is known for each alpha.
   */
  static Smoothing fit(double[] values, double drift) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int place = 0; place <= PLACES; place++) {
      double squares = new Errors(values, alpha(place)).squares();
      if (squares < least) {
        least = squares;
        best = place;
      }
    }
    double alpha =
        new BrentOptimizer(1e-10, 1e-12)
            .optimize(
                GoalType.MINIMIZE,
                new MaxEval(MOST_TRIALS),
                new SearchInterval(
                    alpha(Math.max(best - 1, 0)), alpha(Math.min(best + 1, PLACES)), alpha(best)),
                new UnivariateObjectiveFunction(at -> new Errors(values, at).squares()))
            .getPoint();
    return new Smoothing(alpha, new Errors(values, alpha).level(), drift);
  }

  @Override
  public Rule.Filter start() {
    return new Smoothed();
  }

  private final class Smoothed implements Rule.Filter {
    private double smoothed = level;

    /** {@code (1 - alpha)^T}: what is left of the first level. */
    private double left = 1;

    @Override
    public void add(History history, int row) {
      smoothed += alpha * (history.target(row) - smoothed);
      left *= 1 - alpha;
    }

    @Override
    public Forecast forecast(int horizon) {
      double[] points = new double[horizon];
      for (int step = 1; step <= horizon; step++) {
        points[step - 1] = smoothed + drift * (step - 1 + (1 - left) / alpha);
      }
      return new Forecast(points);
    }
  }

  private static double alpha(int place) {
    return LEAST + (MOST - LEAST) * place / PLACES;
  }

  /** One-step errors {@code d - g l(0)}, seen from the first value. */
  private static final class Errors {
    private final double first;
    private double squaresOfD;
    private double products;
    private double squaresOfG;

    Errors(double[] values, double alpha) {
      first = values[0];
      double smoothed = 0;
      double g = 1;
      for (double value : values) {
        double d = value - first - smoothed;
        squaresOfD += d * d;
        products += d * g;
        squaresOfG += g * g;
        smoothed += alpha * d;
        g *= 1 - alpha;
      }
    }

    double squares() {
      return squaresOfD - products * products / squaresOfG;
    }

    double level() {
      return first + products / squaresOfG;
    }
  }
}
