package io.github.sinecast.baseline;

import io.github.sinecast.Change;
import io.github.sinecast.Forecast;
import io.github.sinecast.Require;
import io.github.sinecast.Sample;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;

/**
 * The naive walk whose log returns are normal, without a mean, with the variance of RiskMetrics: an
 * exponentially weighted moving average, {@code s(t+1) = decay s(t) + (1 - decay) r(t)^2}; over h
 * steps the variance is {@code h s(T+1)}. Where a value is not above 0, a walk of differences.
 *
 * <p>The first variance is the mean square of the returns learned from. Points are the last known
 * value, which is the median.
 *
 * <p>Source: J. P. Morgan and Reuters, RiskMetrics technical document, 4th edition (1996), section
 * 5.2, with its decay of 0.94 for daily returns.
 *
 * @param decay the weight of the past, λ
 */
@TypeName(
    value = "ewma-walk",
    help = "The last value, with a normal spread that follows recent squared returns.")
public record EwmaWalk(
    @Setting(
            help = "Weight of the past in the average; 0.94 is RiskMetrics' for daily rows.",
            initial = "0.94",
            min = 0,
            max = 1)
        double decay)
    implements LearnedBaseline {
  private static final double USUAL_DECAY = 0.94;

  public EwmaWalk {
    Require.fraction(decay, "decay");
  }

  @Override
  public String name() {
    return decay == USUAL_DECAY ? "ewma-walk" : "ewma-walk-" + decay;
  }

  @Override
  public int minimumHistory() {
    return 2;
  }

  @Override
  public Rule learn(double[] values) {
    return new ChangeRule(
        values,
        changes -> {
          double first = Sample.meanSquare(changes, 0);
          return () -> new Filter(decay, first);
        });
  }

  private static final class Filter implements ChangeModel.Filter {
    private final double decay;
    private double variance;

    Filter(double decay, double variance) {
      this.decay = decay;
      this.variance = variance;
    }

    @Override
    public void add(double change) {
      variance = decay * variance + (1 - decay) * change * change;
    }

    @Override
    public Forecast forecast(Change measure, double last, int horizon) {
      return Walk.forecast(measure, last, horizon, steps -> Walk.normal(steps * variance));
    }
  }
}
