package io.github.sinecast.evaluation;

import io.github.sinecast.table.RecordColumns;
import io.github.sinecast.table.RowLabel;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One step of one forecast beside the actual value, in the units of the file: a row of a table of
 * forecasts, and a line of {@code forecasts.csv}.
 *
 * @param series the id of the series
 * @param origin the label of the last known row
 * @param date the label of the row that was forecast
 * @param step the step from 1 to H
 * @param model the name of the forecaster
 * @param actual the actual value
 * @param mean the point forecast
 * @param quantiles the quantiles of the evaluated levels, which the columns name, such as {@code
 *     q0.025}; empty fields where a model forecasts points only
 */
public record ForecastRow(
    String series,
    @RowLabel String origin,
    @RowLabel String date,
    int step,
    String model,
    double actual,
    double mean,
    List<Double> quantiles) {
  private static final Pattern QUANTILE = Pattern.compile("q[0-9].*");

  /** The columns. */
  public static final RecordColumns<ForecastRow> COLUMNS = new RecordColumns<>(ForecastRow.class);

  public ForecastRow {
    quantiles = List.copyOf(quantiles);
  }

  /** The name of the column of a level. */
  public static String column(double level) {
    return "q" + level;
  }

  /** The levels whose quantiles a file has, in the order of a row's. */
  public static List<Double> levels(List<String> columns) {
    return columns.stream()
        .filter(ForecastRow::isQuantile)
        .map(column -> Double.valueOf(column.substring(1)))
        .toList();
  }

  /** Whether a column is that of a level. */
  public static boolean isQuantile(String column) {
    return QUANTILE.matcher(column).matches();
  }

  /** The names of the columns of a result's levels. */
  public static List<String> columns(BacktestResult result) {
    return levels(result).mapToObj(level -> column(result.levels().level(level))).toList();
  }

  /** The places of the levels that are written. */
  private static IntStream levels(BacktestResult result) {
    return IntStream.range(0, result.isProbabilistic() ? result.levels().size() : 0);
  }

  /** Every forecast: by window, step and model. */
  public static Stream<ForecastRow> of(BacktestResult result) {
    return IntStream.range(0, result.windows())
        .boxed()
        .flatMap(
            window -> {
              String origin = result.time(window).label(result.origin(window) - 1);
              return IntStream.rangeClosed(1, result.horizon())
                  .boxed()
                  .flatMap(step -> of(result, window, origin, step));
            });
  }

  private static Stream<ForecastRow> of(
      BacktestResult result, int window, String origin, int step) {
    String date = result.time(window).label(result.origin(window) + step - 1);
    return result.models().stream()
        .map(
            model ->
                new ForecastRow(
                    result.series(window),
                    origin,
                    date,
                    step,
                    model,
                    result.actual(window, step),
                    result.forecast(model, window, step),
                    levels(result)
                        .mapToObj(level -> result.quantile(model, window, step, level))
                        .toList()));
  }
}
