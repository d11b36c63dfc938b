package io.github.sinecast.evaluation;

import io.github.sinecast.FittedScaler;
import io.github.sinecast.History;
import java.util.List;

/** The unit and the seasonal scale of each series of a backtest, by its place in the set. */
public final class SeriesUnits {
  private final List<FittedScaler> units;
  private final double[] seasonalScales;
  private final double[] seasonalMeanSquares;

  /**
   * @param units the unit of each series
   * @param spans what is judged of each series
   * @param season the season of the scale of MASE, in rows
   */
  SeriesUnits(List<FittedScaler> units, List<Origins.Span> spans, int season) {
    this.units = List.copyOf(units);
    this.seasonalScales = new double[spans.size()];
    this.seasonalMeanSquares = new double[spans.size()];
    for (int series = 0; series < seasonalScales.length; series++) {
      Origins.Span span = spans.get(series);
      History before = span.series().until(span.first());
      double spread = units.get(series).spread();
      seasonalScales[series] = SeasonalNaiveError.meanAbsolute(before, season) / spread;
      seasonalMeanSquares[series] =
          SeasonalNaiveError.meanSquare(before, season) / (spread * spread);
    }
  }

  /** The unit of a series, by its place. */
  public FittedScaler unit(int series) {
    return units.get(series);
  }

  /** The mean square of the seasonal changes of a series in its unit. */
  double seasonalMeanSquare(int series) {
    return seasonalMeanSquares[series];
  }

  /** The seasonal scale of a series in its unit. */
  public double seasonalScale(int series) {
    return seasonalScales[series];
  }
}
