package io.github.sinecast.significance;

import io.github.sinecast.Sample;
import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.ModelForecasts;
import io.github.sinecast.evaluation.Scoring;
import io.github.sinecast.evaluation.SeriesUnits;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The windows of a panel by the date of their last known row, as far as a date has series enough to
 * rank.
 *
 * <p>The change of a window is relative to the last known value. Where such a value is 0 or below,
 * it is the difference divided by the series' scale of MASE.
 */
final class RankedDates {
  private final BacktestResult result;
  private final int[][] windowsByDate;

  /** The last known value and the unit of each window's change. */
  private final double[] known;

  private final double[] unit;

  private RankedDates(BacktestResult result, int[][] windowsByDate, SeriesUnits units) {
    this.result = result;
    this.windowsByDate = windowsByDate;
    int windows = result.windows();
    this.known = new double[windows];
    Arrays.setAll(known, window -> result.origins().history(window).last());
    boolean relative = Arrays.stream(known).allMatch(value -> value > 0);
    this.unit = known.clone();
    if (!relative) {
      Arrays.setAll(
          unit,
          window -> {
            int series = result.origins().series(window);
            return units.seasonalScale(series) * units.unit(series).spread();
          });
    }
  }

  static RankedDates of(BacktestResult result, Scoring scoring) {
    SeriesUnits units = scoring.units(result);
    int[][] dates =
        Arrays.stream(
                new LossSeries(result, result.groups().get(0), units, scoring.isScaled())
                    .windowsByDate())
            .filter(windows -> windows.length >= InformationCoefficient.LEAST_SERIES)
            .toArray(int[][]::new);
    return new RankedDates(result, dates, units);
  }

  /** The coefficient of a model at a step, of each date the mean over its runs. */
  InformationCoefficient coefficient(List<String> runs, int step) {
    List<double[]> medians = runs.stream().map(run -> medians(run, step)).toList();
    double[] actual = new double[known.length];
    Arrays.setAll(actual, window -> change(result.actual(window, step), window));
    double[] byDate =
        Arrays.stream(windowsByDate)
            .mapToDouble(
                windows ->
                    Sample.mean(
                        medians.stream()
                            .mapToDouble(
                                of ->
                                    InformationCoefficient.spearman(
                                        at(of, windows), at(actual, windows)))
                            .toArray()))
            .filter(Double::isFinite)
            .toArray();
    return InformationCoefficient.of(byDate, step);
  }

  private double[] medians(String model, int step) {
    ModelForecasts forecasts = result.forecasts(model);
    int middle = result.levels().values().indexOf(0.5);
    double[] changes = new double[known.length];
    Arrays.setAll(
        changes,
        window ->
            change(
                forecasts.isProbabilistic()
                    ? forecasts.quantile(window, step, middle)
                    : forecasts.point(window, step),
                window));
    return changes;
  }

  private double change(double value, int window) {
    return (value - known[window]) / unit[window];
  }

  private static double[] at(double[] values, int[] places) {
    return IntStream.of(places).mapToDouble(place -> values[place]).toArray();
  }
}
