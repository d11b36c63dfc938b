package io.github.sinecast.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The metrics of forecasts that are distributions, known by their quantiles at the judged levels.
 *
 * <p>In the formulas q(l) is the quantile forecast at level l, a the actual value, {@code
 * pinball(l) = max(l (a - q(l)), (l - 1) (a - q(l)))}, and the mean goes over all outcomes. A
 * metric of no outcomes is undefined, and so are all of a model that forecasts points.
 */
@SuppressWarnings("ImmutableEnumChecker") // Its presentation is a record of immutable parts.
public enum DistributionMetric implements Metric {
  /**
   * Mean pinball loss: the mean over outcomes and judged levels, all weighing the same, in the unit
   * of the values.
   *
   * <p>Source: see {@link PinballLoss}.
   */
  PINBALL("pinball", Notation.FIGURE, "") {
    @Override
    double value(Outcomes outcomes) {
      QuantileLevels levels = outcomes.levels();
      double[] weights = new double[levels.size()];
      Arrays.fill(weights, 1.0 / levels.size());
      return weightedPinball(outcomes, weights);
    }
  },

  /**
   * Weighted quantile loss: {@code sum 2 pinball(l) / sum |a|}, both sums over outcomes, and the
   * mean over the judged levels; without unit. It is the mean of what DeepAR calls the risk at each
   * level.
   *
   * <p>Undefined where all actual values are 0.
   *
   * <p>Source: D. Salinas et al., DeepAR: probabilistic forecasting with autoregressive recurrent
   * networks, International Journal of Forecasting 36 (2020), <a
   * href="https://doi.org/10.1016/j.ijforecast.2019.07.001">
   * doi:10.1016/j.ijforecast.2019.07.001</a>.
   */
  WQL(
      "WQL",
      Notation.FIGURE,
      "quantile losses / mean size of the actual values",
      View.TABLE,
      View.COMPARISON) {
    @Override
    double value(Outcomes outcomes) {
      double size = outcomes.mean(outcome -> Math.abs(outcome.actual()));
      if (!(size > 0)) {
        throw new UndefinedMetricException(
            "WQL divides by the sum of the actual values, and all of them are 0");
      }
      return 2 * PINBALL.value(outcomes) / size;
    }
  },

  /**
   * Continuous ranked probability score from the judged quantiles: {@code mean sum w(l) 2
   * pinball(l)}, in the unit of the values.
   *
   * <p>The score is the integral of {@code 2 pinball(l)} over all levels from 0 to 1. The sum is
   * its trapezoid rule on the judged levels, between which nothing need be equally spaced, and on 0
   * and 1, where the loss is 0: {@linkplain QuantileLevels#weight w(l)} is half the distance
   * between the neighbours of l. So it is the same function for every model, whether or not its
   * exact score is finite; at the usual levels it is some 2 % below {@link #CRPS_EXACT} for a
   * normal distribution.
   *
   * <p>Source: T. Gneiting and R. Ranjan, Comparing density forecasts using threshold- and
   * quantile-weighted scoring rules, Journal of Business and Economic Statistics 29 (2011), <a
   * href="https://doi.org/10.1198/jbes.2010.08110">doi:10.1198/jbes.2010.08110</a>.
   */
  CRPS(
      "CRPS",
      Notation.FIGURE,
      "of the evaluated quantiles, in the unit of the values; 0 is perfect",
      View.TABLE,
      View.BRIEF,
      View.BY_STEP,
      View.COMPARISON,
      View.HEADLINE) {
    @Override
    double value(Outcomes outcomes) {
      return weightedPinball(outcomes, crpsWeights(outcomes.levels()));
    }
  },

  /**
   * Mean of the exact continuous ranked probability score of each distribution, in the unit of the
   * values; see {@link io.github.sinecast.Distribution#crps}.
   *
   * <p>Undefined where one of them is infinite, as for prices whose log return has a Student t
   * distribution.
   */
  CRPS_EXACT("CRPS-exact", Notation.FIGURE, "") {
    @Override
    double value(Outcomes outcomes) {
      return outcomes.mean(
          outcome -> {
            if (!Double.isFinite(outcome.crps())) {
              throw new UndefinedMetricException(
                  "CRPS-exact is infinite: the tails of a forecast are too heavy");
            }
            return outcome.crps();
          });
    }
  },

  /**
   * Coverage of the central 80 % interval: the share of actual values from q(0.1) to q(0.9), bounds
   * included, from 0 to 1.
   *
   * <p>Undefined where these levels are not judged, as the other metrics of intervals are.
   */
  COVERAGE_80(
      CentralInterval.EIGHTY.coverage(),
      Notation.SHARE,
      "share of actual values in the 80 % interval",
      View.TABLE,
      View.BRIEF,
      View.BY_STEP) {
    @Override
    double value(Outcomes outcomes) {
      return outcomes.mean(CentralInterval.EIGHTY.among(outcomes.levels())::covers);
    }
  },

  /** Mean width of the central 80 % interval: {@code mean (q(0.9) - q(0.1))}. */
  WIDTH_80(
      CentralInterval.EIGHTY.width(),
      Notation.FIGURE,
      "mean width of the 80 % interval",
      View.TABLE) {
    @Override
    double value(Outcomes outcomes) {
      return outcomes.mean(CentralInterval.EIGHTY.among(outcomes.levels())::width);
    }
  },

  /**
   * Winkler or interval score of the central 80 % interval: its width and, for an actual value
   * outside, 2 / 0.2 times the distance to the nearest bound; in the unit of the values.
   *
   * <p>Source: R. L. Winkler, A decision-theoretic approach to interval estimation, Journal of the
   * American Statistical Association 67 (1972), <a
   * href="https://doi.org/10.1080/01621459.1972.10481224">doi:10.1080/01621459.1972.10481224</a>.
   */
  WINKLER_80(
      "winkler-80",
      Notation.FIGURE,
      "interval width plus a penalty for values outside it; lower is better",
      View.TABLE,
      View.BRIEF) {
    @Override
    double value(Outcomes outcomes) {
      return outcomes.mean(CentralInterval.EIGHTY.among(outcomes.levels())::score);
    }
  },

  /** Coverage of the central 95 % interval, from q(0.025) to q(0.975); see {@link #COVERAGE_80}. */
  COVERAGE_95(
      CentralInterval.NINETY_FIVE.coverage(),
      Notation.SHARE,
      "",
      View.TABLE,
      View.BRIEF,
      View.BY_STEP) {
    @Override
    double value(Outcomes outcomes) {
      return outcomes.mean(CentralInterval.NINETY_FIVE.among(outcomes.levels())::covers);
    }
  },

  /**
   * QLIKE, the loss of a variance forecast: the mean of {@code x - ln x - 1}, where x is the
   * realised variance divided by the forecast one; 0 is perfect.
   *
   * <p>The realised variance of step h is the sum of the squared changes of the h rows after the
   * last known one, the forecast variance that of the distribution of step h, {@link
   * ForecastVariance}. Windows without any change have no logarithm and do not count.
   *
   * <p>Source: A. J. Patton, Volatility forecast comparison using imperfect volatility proxies,
   * Journal of Econometrics 160 (2011), <a
   * href="https://doi.org/10.1016/j.jeconom.2010.03.034">doi:10.1016/j.jeconom.2010.03.034</a>.
   */
  QLIKE(
      "QLIKE",
      Notation.COEFFICIENT,
      "loss of the variance that a distribution has; 0 is perfect",
      View.TABLE,
      View.BRIEF) {
    @Override
    double value(Outcomes outcomes) {
      double share = outcomes.mean(outcome -> outcome.varianceRatio() > 0 ? 1 : 0);
      double loss =
          outcomes.mean(
              outcome -> {
                double ratio = outcome.varianceRatio();
                return ratio > 0 ? ratio - Math.log(ratio) - 1 : ratio;
              });
      return loss / share;
    }
  },

  /** Mean width of the central 95 % interval. */
  WIDTH_95(CentralInterval.NINETY_FIVE.width(), Notation.FIGURE, "", View.TABLE) {
    @Override
    double value(Outcomes outcomes) {
      return outcomes.mean(CentralInterval.NINETY_FIVE.among(outcomes.levels())::width);
    }
  },

  /** Winkler score of the central 95 % interval, with 2 / 0.05; see {@link #WINKLER_80}. */
  WINKLER_95("winkler-95", Notation.FIGURE, "", View.TABLE) {
    @Override
    double value(Outcomes outcomes) {
      return outcomes.mean(CentralInterval.NINETY_FIVE.among(outcomes.levels())::score);
    }
  };

  private final Presentation presentation;

  DistributionMetric(String label, Notation notation, String legend, View... views) {
    this.presentation = new Presentation(label, notation, legend, Set.of(views));
  }

  /** The metrics of a table for people, in the order of its columns. */
  static List<Metric> printed() {
    return Metric.shownIn(View.TABLE).stream()
        .filter(metric -> metric.need() == Need.DISTRIBUTION)
        .toList();
  }

  /** All metrics of a file, the pinball loss of each level last. */
  static List<Metric> all(QuantileLevels levels) {
    List<Metric> all = new ArrayList<>(List.of(values()));
    levels.values().forEach(level -> all.add(new PinballLoss(level)));
    return all;
  }

  /** What twice the pinball loss of each level adds to the score, by the level's place. */
  static double[] crpsWeights(QuantileLevels levels) {
    double[] weights = new double[levels.size()];
    for (int index = 0; index < weights.length; index++) {
      weights[index] = 2 * levels.weight(index);
    }
    return weights;
  }

  @Override
  public Presentation presentation() {
    return presentation;
  }

  @Override
  public Need need() {
    return Need.DISTRIBUTION;
  }

  @Override
  public double of(Outcomes outcomes) {
    return Definition.value(this, outcomes, this::value);
  }

  /** The value by the definition; the outcomes are known to have quantiles. */
  abstract double value(Outcomes outcomes);

  private static double weightedPinball(Outcomes outcomes, double[] weights) {
    double[] levels =
        outcomes.levels().values().stream().mapToDouble(Double::doubleValue).toArray();
    return outcomes.mean(
        outcome -> {
          double actual = outcome.actual();
          double sum = 0;
          for (int index = 0; index < levels.length; index++) {
            sum += weights[index] * PinballLoss.of(levels[index], actual - outcome.quantile(index));
          }
          return sum;
        });
  }
}
