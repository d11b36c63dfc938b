package io.github.sinecast.volatility.oracle;

import java.util.ArrayList;
import java.util.List;

/** The heterogeneous autoregression by its definition, one row and one sum at a time. */
public final class NaiveLogHar {
  private final double[] r;
  private final double[] v;

  /**
   * @param r changes, from the second row of a series
   * @param v variances of the same rows, none below the floor
   */
  public NaiveLogHar(double[] r, double[] v) {
    this.r = r.clone();
    this.v = v.clone();
  }

  /** The forecast variance of the next h changes at index t, fitted to the first n. */
  public double variance(int t, int h, int n) {
    List<double[]> rows = new ArrayList<>();
    List<Double> responses = new ArrayList<>();
    for (int at = 65; at + h < n; at++) {
      double sum = 0;
      for (int ahead = 1; ahead <= h; ahead++) {
        sum += v[at + ahead];
      }
      rows.add(regressors(at));
      responses.add(Math.log(sum));
    }
    double[] b = leastSquares(rows, responses);
    double squares = 0;
    for (int row = 0; row < rows.size(); row++) {
      double residual = responses.get(row) - product(b, rows.get(row));
      squares += residual * residual;
    }
    return Math.exp(product(b, regressors(t)) + squares / rows.size() / 2);
  }

  private double[] regressors(int t) {
    double sd = Math.sqrt(mean(v, t, 22));
    return new double[] {
      1,
      Math.log(v[t]),
      Math.log(mean(v, t, 5)),
      Math.log(mean(v, t, 22)),
      Math.log(mean(v, t, 66)),
      Math.min(0, r[t]) / sd,
      Math.min(0, 5 * mean(r, t, 5)) / (sd * Math.sqrt(5)),
      Math.min(0, 22 * mean(r, t, 22)) / (sd * Math.sqrt(22))
    };
  }

  private static double mean(double[] values, int t, int rows) {
    double sum = 0;
    for (int back = 0; back < rows; back++) {
      sum += values[t - back];
    }
    return sum / rows;
  }

  /** Gauss' elimination of the normal equations. */
  private static double[] leastSquares(List<double[]> rows, List<Double> responses) {
    int size = rows.get(0).length;
    double[][] system = new double[size][size + 1];
    for (int row = 0; row < rows.size(); row++) {
      double[] x = rows.get(row);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          system[i][j] += x[i] * x[j];
        }
        system[i][size] += x[i] * responses.get(row);
      }
    }
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < size; k++) {
        if (k != i) {
          double factor = system[k][i] / system[i][i];
          for (int j = i; j <= size; j++) {
            system[k][j] -= factor * system[i][j];
          }
        }
      }
    }
    double[] solution = new double[size];
    for (int i = 0; i < size; i++) {
      solution[i] = system[i][size] / system[i][i];
    }
    return solution;
  }

  private static double product(double[] one, double[] two) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * two[i];
    }
    return sum;
  }
}
