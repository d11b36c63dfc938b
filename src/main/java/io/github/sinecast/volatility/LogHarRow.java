package io.github.sinecast.volatility;

/** What the heterogeneous autoregression sees in a row: the last variances and changes. */
final class LogHarRow {
  /** The rows over which variances are averaged. */
  private static final int[] MEANS = {1, 5, 22, 66};

  /** The rows over which changes are summed. */
  private static final int[] FALLS = {1, 5, 22};

  private static final int MONTH = 22;

  /** The most rows that are looked at. */
  static final int LONGEST = 66;

  /** The numbers of a row. */
  static final int SIZE = MEANS.length + FALLS.length;

  private final double floor;
  private final double level;
  private final double[] variances = new double[LONGEST];
  private final double[] changes = new double[LONGEST];
  private int rows;

  /**
   * @param floor the least variance of which a logarithm is taken
   * @param level what log variances are less by
   */
  LogHarRow(double floor, double level) {
    this.floor = floor;
    this.level = level;
  }

  void add(double change, double variance) {
    changes[rows % LONGEST] = change;
    variances[rows % LONGEST] = Math.max(variance, floor);
    rows++;
  }

  /** The numbers of the last row, over what is known of the rows before; 0 before the first. */
  double[] numbers() {
    double[] numbers = new double[SIZE];
    if (rows == 0) {
      return numbers;
    }
    for (int index = 0; index < MEANS.length; index++) {
      numbers[index] = Math.log(mean(variances, MEANS[index])) - level;
    }
    double deviation = Math.sqrt(mean(variances, MONTH));
    for (int index = 0; index < FALLS.length; index++) {
      int known = Math.min(FALLS[index], rows);
      double sum = mean(changes, known) * known;
      numbers[MEANS.length + index] = Math.min(0, sum) / (deviation * Math.sqrt(FALLS[index]));
    }
    return numbers;
  }

  private double mean(double[] values, int wanted) {
    int known = Math.min(wanted, rows);
    double sum = 0;
    for (int back = 1; back <= known; back++) {
      sum += values[(rows - back) % LONGEST];
    }
    return sum / known;
  }
}
