package io.github.sinecast.evaluation;

import java.util.Set;

/**
 * Mean pinball loss of the quantile at one level l: {@code mean max(l (a - q), (l - 1) (a - q))}
 * with q the quantile and a the actual value, in the unit of the values. 0 is perfect; at 0.5 it is
 * half the absolute error of the median.
 *
 * <p>Undefined where the level is not judged.
 *
 * <p>Source: R. Koenker and G. Bassett, Regression quantiles, Econometrica 46 (1978), <a
 * href="https://doi.org/10.2307/1913643">doi:10.2307/1913643</a>.
 *
 * @param level the level, above 0 and below 1
 */
public record PinballLoss(double level) implements Metric {
  @Override
  public Presentation presentation() {
    return new Presentation("pinball-" + level, Notation.FIGURE, "", Set.of());
  }

  @Override
  public Need need() {
    return Need.DISTRIBUTION;
  }

  @Override
  public double of(Outcomes outcomes) {
    return Definition.value(this, outcomes, this::mean);
  }

  private double mean(Outcomes outcomes) {
    int index = outcomes.levels().indexOf(level);
    if (index < 0) {
      throw new UndefinedMetricException(
          label() + " needs a level that is not among evaluation.quantiles");
    }
    return outcomes.mean(outcome -> of(level, outcome.actual() - outcome.quantile(index)));
  }

  /** The loss of one quantile. */
  static double of(double level, double actualAboveQuantile) {
    return Math.max(level * actualAboveQuantile, (level - 1) * actualAboveQuantile);
  }
}
