package io.github.sinecast.significance;

import io.github.sinecast.evaluation.DistributionMetric;
import io.github.sinecast.evaluation.Metric;
import io.github.sinecast.evaluation.ModelForecasts;
import io.github.sinecast.evaluation.Need;
import io.github.sinecast.evaluation.PointMetric;
import java.util.List;

/**
 * A loss by which models are tested against each other: one number for each step of each window.
 */
@SuppressWarnings("ImmutableEnumChecker") // Both kinds of metrics are enums.
public enum ComparedLoss {
  /** Absolute error of the point forecast. */
  MAE(PointMetric.MAE, 1) {
    @Override
    double of(ModelForecasts model, int window, int step, double actual) {
      return Math.abs(model.point(window, step) - actual);
    }
  },

  /** Squared error of the point forecast. */
  MSE(PointMetric.MSE, 2) {
    @Override
    double of(ModelForecasts model, int window, int step, double actual) {
      double error = model.point(window, step) - actual;
      return error * error;
    }
  },

  /** {@link DistributionMetric#CRPS}. */
  CRPS(DistributionMetric.CRPS, 1) {
    @Override
    double of(ModelForecasts model, int window, int step, double actual) {
      return model.crpsOfQuantiles(window, step, actual);
    }
  },

  /**
   * Twice the mean pinball loss over the judged levels, all weighing the same: {@link
   * DistributionMetric#WQL} is its mean, divided by what is the same for all models.
   */
  WQL(DistributionMetric.WQL, 1) {
    @Override
    double of(ModelForecasts model, int window, int step, double actual) {
      return 2 * model.meanPinball(window, step, actual);
    }
  };

  private final Metric mean;
  private final int power;

  ComparedLoss(Metric mean, int power) {
    this.mean = mean;
    this.power = power;
  }

  /** The label of the metric that is the loss's mean. */
  public String label() {
    return mean.label();
  }

  /** Whether it is a loss of distributions, not of points. */
  public boolean isOfDistributions() {
    return mean.need() == Need.DISTRIBUTION;
  }

  /** The names of the models that others are tested against. */
  List<String> among(References references) {
    return isOfDistributions() ? references.ofDistributions() : references.ofPoints();
  }

  /** Whether a model has this loss. */
  boolean judges(ModelForecasts model) {
    return !isOfDistributions() || model.isProbabilistic();
  }

  /** The loss in a unit of some size of the units of the file. */
  double scaled(double loss, double size) {
    return power == 1 ? loss / size : loss / (size * size);
  }

  /** The loss in the units of the file. */
  abstract double of(ModelForecasts model, int window, int step, double actual);
}
