package io.github.sinecast.data;

/**
 * What is done about missing values; whatever is done is counted in the {@link DataReport}.
 *
 * <p>No value is invented at the ends: rows before the first known value of a column cannot be
 * filled forward, rows before the first or after the last cannot be interpolated, and are dropped.
 */
public enum GapPolicy {
  /** A missing value makes the file unusable. */
  REFUSE {
    @Override
    int fill(double[] values) {
      return 0;
    }
  },
  /** A missing value becomes the last known value before it. */
  FORWARD_FILL {
    @Override
    int fill(double[] values) {
      int filled = 0;
      for (int row = 1; row < values.length; row++) {
        if (Double.isNaN(values[row]) && !Double.isNaN(values[row - 1])) {
          values[row] = values[row - 1];
          filled++;
        }
      }
      return filled;
    }
  },
  /**
   * A missing value is put on the straight line, by rows, between the known values around it.
   *
   * <p>This looks ahead: the next known value takes part, and where a hole lies across a cutoff,
   * that value is one that nobody knew at the cutoff. It is meant for tables in which that does not
   * matter; {@link #FORWARD_FILL} never looks ahead.
   */
  INTERPOLATE {
    @Override
    int fill(double[] values) {
      int filled = 0;
      int known = -1;
      for (int row = 0; row < values.length; row++) {
        if (Double.isNaN(values[row])) {
          continue;
        }
        if (known >= 0) {
          double slope = (values[row] - values[known]) / (row - known);
          for (int hole = known + 1; hole < row; hole++) {
            values[hole] = values[known] + slope * (hole - known);
            filled++;
          }
        }
        known = row;
      }
      return filled;
    }
  },
  /** A row in which a value is missing is left out. */
  DROP {
    @Override
    int fill(double[] values) {
      return 0;
    }
  };

  /**
   * Fills holes of one column in place, in the order of time.
   *
   * @param values NaN where a value is missing
   * @return the number of cells filled; rows that still have a hole are to be dropped
   */
  abstract int fill(double[] values);
}
