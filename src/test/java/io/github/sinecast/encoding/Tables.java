package io.github.sinecast.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.encoding.formula.PlainNumbers;
import java.util.Random;

/** Compares tables number by number, and makes some. */
final class Tables {
  /** Two ways to round the same few operations in double, on numbers around 1. */
  static final double ROUNDING = 1e-12;

  private Tables() {}

  static void assertTable(double[][] expected, PlainNumbers table) {
    assertArrayEquals(new int[] {expected.length, expected[0].length}, table.shape());
    for (int row = 0; row < expected.length; row++) {
      for (int column = 0; column < expected[row].length; column++) {
        assertEquals(expected[row][column], table.at(row, column), ROUNDING, row + ", " + column);
      }
    }
  }

  /** Rows of normal numbers. */
  static double[][] random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    double[][] table = new double[rows][columns];
    for (double[] row : table) {
      for (int column = 0; column < columns; column++) {
        row[column] = random.nextGaussian();
      }
    }
    return table;
  }

  static PlainNumbers numbers(double[][] table) {
    int columns = table[0].length;
    double[] values = new double[table.length * columns];
    for (int row = 0; row < table.length; row++) {
      System.arraycopy(table[row], 0, values, row * columns, columns);
    }
    return new PlainNumbers(values, table.length, columns);
  }

  /** Row-major numbers as rows. */
  static double[][] rows(double[] values, int columns) {
    double[][] rows = new double[values.length / columns][columns];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(values, row * columns, rows[row], 0, columns);
    }
    return rows;
  }
}
