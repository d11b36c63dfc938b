package io.github.sinecast.evaluation.oracle;

/** The definitions of the metrics of distributions, as loops that nobody could misread. */
public final class NaiveLoopDistributions {
  private NaiveLoopDistributions() {}

  /**
   * The mean pinball loss at one level.
   *
   * @param quantiles by outcome and level
   */
  public static double pinball(double level, int place, double[][] quantiles, double[] actual) {
    double sum = 0;
    for (int i = 0; i < actual.length; i++) {
      double quantile = quantiles[i][place];
      if (actual[i] >= quantile) {
        sum += level * (actual[i] - quantile);
      } else {
        sum += (1 - level) * (quantile - actual[i]);
      }
    }
    return sum / actual.length;
  }

  public static double meanPinball(double[] levels, double[][] quantiles, double[] actual) {
    double sum = 0;
    for (int place = 0; place < levels.length; place++) {
      sum += pinball(levels[place], place, quantiles, actual);
    }
    return sum / levels.length;
  }

  public static double weightedQuantileLoss(
      double[] levels, double[][] quantiles, double[] actual) {
    double sizes = 0;
    for (double value : actual) {
      sizes += Math.abs(value);
    }
    double sum = 0;
    for (int place = 0; place < levels.length; place++) {
      double losses = 0;
      for (int i = 0; i < actual.length; i++) {
        double error = actual[i] - quantiles[i][place];
        losses += 2 * Math.max(levels[place] * error, (levels[place] - 1) * error);
      }
      sum += losses / sizes;
    }
    return sum / levels.length;
  }

  /**
   * The area under twice the pinball loss, from 0 over the losses at the levels to 0, by
   * trapezoids.
   */
  public static double scoreByTrapezoids(double[] levels, double[][] quantiles, double[] actual) {
    double area = 0;
    double levelBefore = 0;
    double lossBefore = 0;
    for (int place = 0; place < levels.length; place++) {
      double loss = 2 * pinball(levels[place], place, quantiles, actual);
      area += (levels[place] - levelBefore) * (loss + lossBefore) / 2;
      levelBefore = levels[place];
      lossBefore = loss;
    }
    return area + (1 - levelBefore) * lossBefore / 2;
  }

  public static double coverage(int lower, int upper, double[][] quantiles, double[] actual) {
    int inside = 0;
    for (int i = 0; i < actual.length; i++) {
      if (!(actual[i] < quantiles[i][lower]) && !(actual[i] > quantiles[i][upper])) {
        inside++;
      }
    }
    return (double) inside / actual.length;
  }

  public static double width(int lower, int upper, double[][] quantiles) {
    double sum = 0;
    for (double[] row : quantiles) {
      sum += row[upper] - row[lower];
    }
    return sum / quantiles.length;
  }

  /**
   * The mean Winkler score of one interval.
   *
   * @param missed the nominal share of actual values outside
   */
  public static double winkler(
      double missed, int lower, int upper, double[][] quantiles, double[] actual) {
    double sum = 0;
    for (int i = 0; i < actual.length; i++) {
      double low = quantiles[i][lower];
      double high = quantiles[i][upper];
      if (actual[i] < low) {
        sum += high - low + 2 / missed * (low - actual[i]);
      } else if (actual[i] > high) {
        sum += high - low + 2 / missed * (actual[i] - high);
      } else {
        sum += high - low;
      }
    }
    return sum / actual.length;
  }
}
