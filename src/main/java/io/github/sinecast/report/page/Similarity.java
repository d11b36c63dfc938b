package io.github.sinecast.report.page;

import io.github.sinecast.report.Panel;
import org.jspecify.annotations.Nullable;

/**
 * How alike positions are by what an encoding does to them: a number for each pair of positions.
 */
final class Similarity {
  private Similarity() {}

  /** The cosine of the angle between the rows of a table, [T, T]; 0 beside a row of zeros. */
  static double[][] ofRows(Panel table) {
    int rows = table.rows().length();
    double[][] similar = new double[rows][rows];
    double[] lengths = new double[rows];
    for (int row = 0; row < rows; row++) {
      lengths[row] = Math.sqrt(product(table, row, row));
    }
    for (int one = 0; one < rows; one++) {
      for (int other = 0; other < rows; other++) {
        double size = lengths[one] * lengths[other];
        similar[one][other] = size > 0 ? product(table, one, other) / size : 0;
      }
    }
    return similar;
  }

  /**
   * What is left of the product of a query and a key of equal pairs, both of length 1, after each
   * was turned by the angles of its position, [T, T].
   *
   * @param angles by position and pair, in radians
   * @param scales by which a query is multiplied and a key divided; null for 1
   */
  static double[][] ofTurned(Panel angles, @Nullable Panel scales) {
    int rows = angles.rows().length();
    int pairs = angles.columns().length();
    double[][] similar = new double[rows][rows];
    for (int query = 0; query < rows; query++) {
      for (int key = 0; key < rows; key++) {
        for (int pair = 0; pair < pairs; pair++) {
          double scale = scales == null ? 1 : scales.at(query, pair) / scales.at(key, pair);
          similar[query][key] +=
              scale * Math.cos(angles.at(query, pair) - angles.at(key, pair)) / pairs;
        }
      }
    }
    return similar;
  }

  private static double product(Panel table, int one, int other) {
    double sum = 0;
    for (int column = 0; column < table.columns().length(); column++) {
      sum += table.at(one, column) * table.at(other, column);
    }
    return sum;
  }
}
