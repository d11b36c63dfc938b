package io.github.sinecast.significance;

import io.github.sinecast.evaluation.DistributionMetric;
import io.github.sinecast.evaluation.ModelForecasts;
import java.util.List;

/**
 * A loss by which models are tested against each other: one number for each step of each window.
 */
enum ComparedLoss {
  /** Absolute error of the point forecast. */
  ABSOLUTE("MAE", false, 1) {
    @Override
    double of(ModelForecasts model, int window, int step, double actual) {
      return Math.abs(model.point(window, step) - actual);
    }
  },

  /** Squared error of the point forecast. */
  SQUARED("MSE", false, 2) {
    @Override
    double of(ModelForecasts model, int window, int step, double actual) {
      double error = model.point(window, step) - actual;
      return error * error;
    }
  },

  /** {@link DistributionMetric#CRPS}. */
  CRPS("CRPS", true, 1) {
    @Override
    double of(ModelForecasts model, int window, int step, double actual) {
      return model.crpsOfQuantiles(window, step, actual);
    }
  },

  /**
   * Twice the mean pinball loss over the judged levels, all weighing the same: {@link
   * DistributionMetric#WQL} is its mean, divided by what is the same for all models.
   */
  WQL("WQL", true, 1) {
    @Override
    double of(ModelForecasts model, int window, int step, double actual) {
      return 2 * model.meanPinball(window, step, actual);
    }
  };

  private final String label;
  private final boolean ofDistributions;
  private final int power;

  ComparedLoss(String label, boolean ofDistributions, int power) {
    this.label = label;
    this.ofDistributions = ofDistributions;
    this.power = power;
  }

  /** The name of the loss's mean in tables and files. */
  String label() {
    return label;
  }

  /** The names of the models that others are tested against. */
  List<String> among(References references) {
    return ofDistributions ? references.ofDistributions() : references.ofPoints();
  }

  /** Whether a model has this loss. */
  boolean judges(ModelForecasts model) {
    return !ofDistributions || model.isProbabilistic();
  }

  /** The loss in a unit of some size of the units of the file. */
  double scaled(double loss, double size) {
    return power == 1 ? loss / size : loss / (size * size);
  }

  /** The loss in the units of the file. */
  abstract double of(ModelForecasts model, int window, int step, double actual);
}
