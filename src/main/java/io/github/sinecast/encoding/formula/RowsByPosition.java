package io.github.sinecast.encoding.formula;

import io.github.sinecast.encoding.formula.Formulas.RowFormula;
import java.util.HashMap;
import java.util.Map;

/**
 * Computes rows of numbers by position, and remembers them: windows over the same series meet the
 * same few positions again and again. Used by one thread at a time.
 */
final class RowsByPosition {
  /** Rows of real-valued positions that never recur must not fill the memory. */
  private static final int MOST_NUMBERS = 1 << 22;

  private final int columns;
  private final RowFormula formula;
  private final Map<Double, double[]> rows = new HashMap<>();

  RowsByPosition(int columns, RowFormula formula) {
    this.columns = columns;
    this.formula = formula;
  }

  /** One row for each position, row-major. */
  double[] of(double[] positions) {
    double[] values = new double[positions.length * columns];
    for (int token = 0; token < positions.length; token++) {
      if ((rows.size() + 1L) * columns > MOST_NUMBERS) {
        rows.clear();
      }
      double[] row = rows.computeIfAbsent(positions[token], this::row);
      System.arraycopy(row, 0, values, token * columns, columns);
    }
    return values;
  }

  private double[] row(double position) {
    double[] row = new double[columns];
    for (int column = 0; column < columns; column++) {
      row[column] = formula.value(position, column);
    }
    return row;
  }
}
