package io.github.sinecast.audit;

import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/**
 * Looks for input columns that know the next row of the target: shifted by one row on their way
 * into the file, where no split can keep them from looking ahead.
 */
final class ShiftedColumns {
  /** A correlation above which a column does not merely go along with the target. */
  private static final double SUSPICIOUS = 0.999;

  /** Fewer pairs say nothing. */
  private static final int FEWEST_ROWS = 10;

  private ShiftedColumns() {}

  /**
   * @param columns the columns, besides the target, that inputs are computed from
   */
  static List<Finding> of(SeriesSet set, List<String> columns) {
    List<Finding> findings = new ArrayList<>();
    for (String column : columns) {
      Finding worst = null;
      for (TimeSeries series : set) {
        Finding found = of(series, column);
        if (worst == null || (found.leak() && !worst.leak())) {
          worst = found;
        }
      }
      if (worst != null) {
        findings.add(worst);
      }
    }
    return findings;
  }

  private static Finding of(TimeSeries series, String column) {
    IntToDoubleFunction value = row -> series.value(column, row);
    IntToDoubleFunction nextChange = row -> series.target(row + 1) - series.target(row);
    IntToDoubleFunction nextReturn = row -> series.target(row + 1) / series.target(row) - 1;
    IntToDoubleFunction nextLogReturn =
        row -> Math.log(series.target(row + 1) / series.target(row));
    IntToDoubleFunction ownChange = row -> value.applyAsDouble(row) - value.applyAsDouble(row - 1);
    int last = series.length() - 1;
    double strongest = correlation(ownChange, nextChange, 1, last);
    for (IntToDoubleFunction next : List.of(nextChange, nextReturn, nextLogReturn)) {
      strongest = Math.max(strongest, Math.abs(correlation(value, next, 0, last)));
    }
    boolean leak = strongest > SUSPICIOUS;
    return new Finding(
        Finding.COLUMN,
        column,
        leak,
        leak
            ? String.format(
                Locale.ROOT,
                "LEAK: in row t it says how '%s' changes from row t to row t + 1 (correlation %.4f"
                    + " in series %s); shift it back by one row, or leave it out",
                series.target(),
                strongest,
                series.id())
            : "does not know the target's next change");
  }

  /** Pearson's correlation over rows; 0 where it is not defined. */
  private static double correlation(
      IntToDoubleFunction first, IntToDoubleFunction second, int from, int to) {
    int rows = to - from;
    if (rows < FEWEST_ROWS) {
      return 0;
    }
    double meanOfFirst = 0;
    double meanOfSecond = 0;
    for (int row = from; row < to; row++) {
      meanOfFirst += first.applyAsDouble(row) / rows;
      meanOfSecond += second.applyAsDouble(row) / rows;
    }
    double together = 0;
    double ofFirst = 0;
    double ofSecond = 0;
    for (int row = from; row < to; row++) {
      double one = first.applyAsDouble(row) - meanOfFirst;
      double other = second.applyAsDouble(row) - meanOfSecond;
      together += one * other;
      ofFirst += one * one;
      ofSecond += other * other;
    }
    double correlation = together / Math.sqrt(ofFirst * ofSecond);
    return Double.isFinite(correlation) ? correlation : 0;
  }
}
