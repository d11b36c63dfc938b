package io.github.sinecast.audit;

import io.github.sinecast.Change;
import io.github.sinecast.Sample;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.run.AuditRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

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
  static List<AuditRow> of(SeriesSet set, List<String> columns) {
    List<AuditRow> findings = new ArrayList<>();
    for (String column : columns) {
      AuditRow worst = null;
      for (TimeSeries series : set) {
        AuditRow found = of(series, column);
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

  private static AuditRow of(TimeSeries series, String column) {
    IntToDoubleFunction value = row -> series.value(column, row);
    IntToDoubleFunction nextChange = next(series, Change.DIFFERENCE);
    IntToDoubleFunction nextLogReturn = next(series, Change.LOG_RETURN);
    IntToDoubleFunction nextReturn = row -> series.target(row + 1) / series.target(row) - 1;
    IntToDoubleFunction ownChange =
        row -> Change.DIFFERENCE.between(value.applyAsDouble(row - 1), value.applyAsDouble(row));
    int last = series.length() - 1;
    double strongest = correlation(ownChange, nextChange, 1, last);
    for (IntToDoubleFunction next : List.of(nextChange, nextReturn, nextLogReturn)) {
      strongest = Math.max(strongest, Math.abs(correlation(value, next, 0, last)));
    }
    boolean leak = strongest > SUSPICIOUS;
    return new AuditRow(
        "column",
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

  private static IntToDoubleFunction next(TimeSeries series, Change change) {
    return row -> change.between(series.target(row), series.target(row + 1));
  }

  /** Pearson's correlation over rows; 0 where it is not defined. */
  private static double correlation(
      IntToDoubleFunction first, IntToDoubleFunction second, int from, int to) {
    int rows = to - from;
    if (rows < FEWEST_ROWS) {
      return 0;
    }
    double[] ones = IntStream.range(from, to).mapToDouble(first).toArray();
    double[] others = IntStream.range(from, to).mapToDouble(second).toArray();
    double meanOfOnes = Sample.meanOfShares(ones);
    double meanOfOthers = Sample.meanOfShares(others);
    double together = 0;
    for (int index = 0; index < rows; index++) {
      together += (ones[index] - meanOfOnes) * (others[index] - meanOfOthers);
    }
    double ofOnes = Sample.squares(ones, meanOfOnes);
    double ofOthers = Sample.squares(others, meanOfOthers);
    double correlation = together / Math.sqrt(ofOnes * ofOthers);
    return Double.isFinite(correlation) ? correlation : 0;
  }
}
