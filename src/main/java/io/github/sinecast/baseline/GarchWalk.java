package io.github.sinecast.baseline;

import io.github.sinecast.Change;
import io.github.sinecast.Forecast;
import io.github.sinecast.TypeName;

/**
 * The naive walk whose log returns are normal, without a mean, with the variance of GARCH(1,1),
 * {@code s(t+1) = omega + alpha r(t)^2 + beta s(t)}; over h steps the variance is the sum of those
 * forecast for each. Where a value is not above 0, a walk of differences.
 *
 * <p>Parameters have the maximum likelihood for the rows learned from, with {@code alpha + beta <
 * 1}; as {@code garchFit(cond.dist = "norm", include.mean = FALSE)} of R's package fGarch, whose
 * first variance this takes too. A walk has no mean, so that none is fitted. Points are the last
 * known value, which is the median; that the sum of such returns is not quite normal is neglected.
 *
 * <p>Source: T. Bollerslev, Generalized autoregressive conditional heteroskedasticity, Journal of
 * Econometrics 31 (1986), <a
 * href="https://doi.org/10.1016/0304-4076(86)90063-1">doi:10.1016/0304-4076(86)90063-1</a>.
 */
@TypeName(
    value = "garch-walk",
    help = "The last value, with a normal spread whose variance follows GARCH(1,1).")
public record GarchWalk() implements LearnedBaseline {
  @Override
  public String name() {
    return "garch-walk";
  }

  @Override
  public int minimumHistory() {
    return 30;
  }

  @Override
  public Rule learn(double[] values) {
    return new ChangeRule(
        values,
        changes -> {
          Garch garch = GarchFit.of(changes);
          return () -> new Filter(garch);
        });
  }

  private static final class Filter implements ChangeModel.Filter {
    private final Garch garch;
    private double variance;

    Filter(Garch garch) {
      this.garch = garch;
      variance = garch.firstVariance();
    }

    @Override
    public void add(double change) {
      variance = garch.nextVariance(variance, change);
    }

    @Override
    public Forecast forecast(Change measure, double last, int horizon) {
      double[] sums = new double[horizon + 1];
      double ofStep = variance;
      for (int step = 1; step <= horizon; step++) {
        sums[step] = sums[step - 1] + ofStep;
        ofStep = garch.omega() + (garch.alpha() + garch.beta()) * ofStep;
      }
      return Walk.forecast(measure, last, horizon, steps -> Walk.normal(sums[steps]));
    }
  }
}
