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
    double[] sums = sums(variances, LONGEST);
    for (int index = 0; index < MEANS.length; index++) {
      numbers[index] = Math.log(mean(sums, MEANS[index])) - level;
    }
    double deviation = Math.sqrt(mean(sums, MONTH));
    double[] falls = sums(changes, MONTH);
    for (int index = 0; index < FALLS.length; index++) {
      double sum = falls[Math.min(FALLS[index], rows)];
      numbers[MEANS.length + index] = Math.min(0, sum) / (deviation * Math.sqrt(FALLS[index]));
    }
    return numbers;
  }

  /** The sums of the last values, by how many they are. */
  private double[] sums(double[] values, int most) {
    double[] sums = new double[Math.min(most, rows) + 1];
    for (int back = 1; back < sums.length; back++) {
      sums[back] = sums[back - 1] + values[(rows - back) % LONGEST];
    }
    return sums;
  }

  private double mean(double[] sums, int wanted) {
    int known = Math.min(wanted, rows);
    return sums[known] / known;
  }
}
