package io.github.sinecast.encoding.oracle;

/** Arithmetic of arrays of three axes, written out place by place. */
public final class NaiveLoopArrays {
  private NaiveLoopArrays() {}

  /** Something that is done with two numbers. */
  @FunctionalInterface
  public interface Operation {
    double of(double one, double other);
  }

  /** An operation on arrays of which an axis of length 1 stands for any length. */
  public static double[][][] with(double[][][] one, double[][][] other, Operation operation) {
    int depth = Math.max(one.length, other.length);
    int rows = Math.max(one[0].length, other[0].length);
    int columns = Math.max(one[0][0].length, other[0][0].length);
    double[][][] result = new double[depth][rows][columns];
    for (int a = 0; a < depth; a++) {
      for (int b = 0; b < rows; b++) {
        for (int c = 0; c < columns; c++) {
          result[a][b][c] = operation.of(at(one, a, b, c), at(other, a, b, c));
        }
      }
    }
    return result;
  }

  private static double at(double[][][] array, int a, int b, int c) {
    double[][] matrix = array[array.length == 1 ? 0 : a];
    double[] row = matrix[matrix.length == 1 ? 0 : b];
    return row[row.length == 1 ? 0 : c];
  }

  /** A matrix product. */
  public static double[][] product(double[][] one, double[][] other) {
    double[][] product = new double[one.length][other[0].length];
    for (int row = 0; row < one.length; row++) {
      for (int column = 0; column < other[0].length; column++) {
        for (int k = 0; k < other.length; k++) {
          product[row][column] += one[row][k] * other[k][column];
        }
      }
    }
    return product;
  }
}
