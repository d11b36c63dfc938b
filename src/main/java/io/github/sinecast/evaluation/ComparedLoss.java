package io.github.sinecast.evaluation;

/**
 * A loss by which models are tested against each other: one number for each step of each window.
 */
enum ComparedLoss {
  /** Absolute error of the point forecast. */
  ABSOLUTE("MAE", ScoreTable.NAIVE, 1) {
    @Override
    double of(ModelForecasts model, int window, int step, double actual) {
      return Math.abs(model.point(window, step) - actual);
    }
  },

  /** Squared error of the point forecast. */
  SQUARED("MSE", ScoreTable.NAIVE, 2) {
    @Override
    double of(ModelForecasts model, int window, int step, double actual) {
      double error = model.point(window, step) - actual;
      return error * error;
    }
  },

  /** {@link DistributionMetric#CRPS}. */
  CRPS("CRPS", ScoreTable.REFERENCE_WALK, 1) {
    @Override
    double of(ModelForecasts model, int window, int step, double actual) {
      return model.crpsOfQuantiles(window, step, actual);
    }
  };

  private final String label;
  private final String reference;
  private final int power;

  ComparedLoss(String label, String reference, int power) {
    this.label = label;
    this.reference = reference;
    this.power = power;
  }

  /** The name of the loss's mean in tables and files. */
  String label() {
    return label;
  }

  /** The name of the model that all others are tested against. */
  String reference() {
    return reference;
  }

  /** Whether a model has this loss. */
  boolean judges(ModelForecasts model) {
    return this != CRPS || model.isProbabilistic();
  }

  /** The loss in a unit of some size of the units of the file. */
  double scaled(double loss, double size) {
    return power == 1 ? loss / size : loss / (size * size);
  }

  /** The loss in the units of the file. */
  abstract double of(ModelForecasts model, int window, int step, double actual);
}
