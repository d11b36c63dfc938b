package io.github.sinecast.volatility;

import io.github.sinecast.Change;
import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import io.github.sinecast.TypeName;

/** A constant variance of each row: the mean square of the changes of the fitted rows. */
@TypeName(
    value = "constant",
    help = "The mean squared change of the fitted rows, for every row.",
    source = "the mean square; there is no model to cite")
public record ConstantVolatility() implements VolatilityModel {
  @Override
  public String name() {
    return "constant";
  }

  @Override
  public int minimumRows(int horizon) {
    return 2;
  }

  @Override
  public VarianceRecursion fit(History history, RowRange rows, Change change, int horizon) {
    FittedRows known = FittedRows.of(history, rows, change, RangeEstimator.SQUARED_CHANGE);
    double square = known.meanSquare();
    return new VarianceRecursion(known.measure(), square, 0, 0, 0, 0, square);
  }
}
