package io.github.sinecast.baseline;

import io.github.sinecast.TypeName;

/**
 * The Theta method for series without season: simple exponential smoothing with half the slope of
 * the line through all rows, {@code f(T + h) = l(T) + b/2 (h - 1 + (1 - (1 - alpha)^T) / alpha)}.
 *
 * <p>Alpha, the first level and the slope b of least squares are those of the rows learned from;
 * for a history that ends with them the same as {@code thetaf} of R's package forecast.
 */
@TypeName(
    value = "theta",
    help = "The Theta method: exponential smoothing with half the slope of the series.",
    source =
        "R. J. Hyndman, B. Billah, Unmasking the Theta method, International "
            + "Journal of Forecasting 19 (2003), doi:10.1016/S0169-2070(01)00143-1")
public record Theta() implements LearnedBaseline {
  @Override
  public String name() {
    return "theta";
  }

  @Override
  public int minimumHistory() {
    return 3;
  }

  @Override
  public Rule learn(double[] values) {
    return Smoothing.fit(values, slope(values) / 2);
  }

  /** The slope of the line of least squares through values, per row. */
  private static double slope(double[] values) {
    double middle = (values.length - 1) / 2.0;
    double products = 0;
    double squares = 0;
    for (int row = 0; row < values.length; row++) {
      // Seen from the first value, so that large numbers do not cancel.
      products += (row - middle) * (values[row] - values[0]);
      squares += (row - middle) * (row - middle);
    }
    return products / squares;
  }
}
