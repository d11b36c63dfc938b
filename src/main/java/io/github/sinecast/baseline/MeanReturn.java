package io.github.sinecast.baseline;

import io.github.sinecast.Change;
import io.github.sinecast.Forecast;
import io.github.sinecast.Sample;
import io.github.sinecast.TypeName;

/**
 * The mean of returns: {@code f(T + h) = y(T) exp(h m)} with {@code m} the mean log return of the
 * rows learned from; where a value is not above 0, {@code y(T) + h m} with the mean difference.
 *
 * <p>A random walk with a drift that is learned once, unlike that of the {@linkplain
 * DriftForecaster drift} forecast.
 */
@TypeName(
    value = "mean-return",
    help = "The mean log return of the rows before the test goes on.",
    source =
        "R. J. Hyndman, G. Athanasopoulos, Forecasting: principles and practice, "
            + "3rd edition (2021), https://otexts.com/fpp3/, section 5.2, for the "
            + "logarithm of the series")
public record MeanReturn() implements LearnedBaseline {
  @Override
  public String name() {
    return "mean-return";
  }

  @Override
  public int minimumHistory() {
    return 2;
  }

  @Override
  public Rule learn(double[] values) {
    return new ChangeRule(values, changes -> new Model(Sample.mean(changes)));
  }

  private record Model(double mean) implements ChangeModel, ChangeModel.Filter {
    @Override
    public ChangeModel.Filter start() {
      return this;
    }

    @Override
    public void add(double change) {
      // Only the last value counts, which the rule knows.
    }

    @Override
    public Forecast forecast(Change measure, double last, int horizon) {
      double[] points = new double[horizon];
      for (int step = 1; step <= horizon; step++) {
        points[step - 1] = measure.applied(last, step * mean);
      }
      return new Forecast(points);
    }
  }
}
