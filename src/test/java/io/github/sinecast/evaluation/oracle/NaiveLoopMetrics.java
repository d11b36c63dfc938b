package io.github.sinecast.evaluation.oracle;

/** The definitions of the metrics, as loops over arrays that nobody could misread. */
public final class NaiveLoopMetrics {
  private NaiveLoopMetrics() {}

  public static double meanAbsoluteError(double[] forecast, double[] actual) {
    double sum = 0;
    for (int i = 0; i < forecast.length; i++) {
      sum += Math.abs(actual[i] - forecast[i]);
    }
    return sum / forecast.length;
  }

  public static double meanSquaredError(double[] forecast, double[] actual) {
    double sum = 0;
    for (int i = 0; i < forecast.length; i++) {
      sum += Math.pow(actual[i] - forecast[i], 2);
    }
    return sum / forecast.length;
  }

  public static double meanAbsolutePercentageError(double[] forecast, double[] actual) {
    double sum = 0;
    for (int i = 0; i < forecast.length; i++) {
      sum += Math.abs((actual[i] - forecast[i]) / actual[i]) * 100;
    }
    return sum / forecast.length;
  }

  public static double symmetricPercentageError(double[] forecast, double[] actual) {
    double sum = 0;
    for (int i = 0; i < forecast.length; i++) {
      if (forecast[i] != 0 || actual[i] != 0) {
        sum +=
            200 * Math.abs(actual[i] - forecast[i]) / (Math.abs(actual[i]) + Math.abs(forecast[i]));
      }
    }
    return sum / forecast.length;
  }

  public static double weightedPercentageError(double[] forecast, double[] actual) {
    double errors = 0;
    double values = 0;
    for (int i = 0; i < forecast.length; i++) {
      errors += Math.abs(actual[i] - forecast[i]);
      values += Math.abs(actual[i]);
    }
    return 100 * errors / values;
  }

  public static double skill(double[] forecast, double[] actual, double[] lastKnown) {
    return 1 - meanSquaredError(forecast, actual) / meanSquaredError(lastKnown, actual);
  }

  public static double direction(double[] forecast, double[] actual, double[] lastKnown) {
    int right = 0;
    for (int i = 0; i < forecast.length; i++) {
      boolean bothUp = forecast[i] > lastKnown[i] && actual[i] > lastKnown[i];
      boolean bothDown = forecast[i] < lastKnown[i] && actual[i] < lastKnown[i];
      boolean bothStill = forecast[i] == lastKnown[i] && actual[i] == lastKnown[i];
      if (bothUp || bothDown || bothStill) {
        right++;
      }
    }
    return (double) right / forecast.length;
  }

  public static double shareUp(double[] actual, double[] lastKnown) {
    int up = 0;
    for (int i = 0; i < actual.length; i++) {
      if (actual[i] > lastKnown[i]) {
        up++;
      }
    }
    return (double) up / actual.length;
  }

  /** The mean absolute change over a season in the first rows of a series. */
  public static double seasonalScale(double[] values, int rows, int season) {
    double sum = 0;
    int count = 0;
    for (int row = 0; row + season < rows; row++) {
      sum += Math.abs(values[row + season] - values[row]);
      count++;
    }
    return sum / count;
  }
}
