package io.github.sinecast.volatility;

/**
 * The rows of one series that a heterogeneous autoregression is fitted to.
 *
 * @param measure of changes and variances of rows
 * @param floor the least variance of which a logarithm is taken
 * @param level the mean log variance
 * @param rows the changes and variances
 */
record LogHarSample(RowMeasure measure, double floor, double level, FittedRows rows) {
  /** How far below the mean square a variance is no longer told from 0. */
  private static final double FLOOR = 1e-3;

  static LogHarSample of(FittedRows rows) {
    double floor = FLOOR * rows.meanSquare();
    double sum = 0;
    for (int index = 0; index < rows.size(); index++) {
      sum += Math.log(Math.max(rows.variance(index), floor));
    }
    return new LogHarSample(rows.measure(), floor, sum / rows.size(), rows);
  }

  /** Adds each row that has the longest mean behind it and a horizon before it. */
  void addTo(LeastSquares[] ofSteps) {
    double[] sums = new double[rows.size() + 1];
    for (int index = 0; index < rows.size(); index++) {
      sums[index + 1] = sums[index] + Math.max(rows.variance(index), floor);
    }
    LogHarRow row = new LogHarRow(floor, level);
    for (int index = 0; index < rows.size() - 1; index++) {
      row.add(rows.change(index), rows.variance(index));
      if (index + 1 < LogHarRow.LONGEST) {
        continue;
      }
      double[] numbers = row.numbers();
      int steps = Math.min(ofSteps.length, rows.size() - 1 - index);
      for (int step = 1; step <= steps; step++) {
        ofSteps[step - 1].add(numbers, Math.log(sums[index + 1 + step] - sums[index + 1]) - level);
      }
    }
  }
}
