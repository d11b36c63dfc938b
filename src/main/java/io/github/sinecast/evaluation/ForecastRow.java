package io.github.sinecast.evaluation;

import io.github.sinecast.table.ColumnName;
import io.github.sinecast.table.RecordColumns;
import io.github.sinecast.table.RowLabel;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One step of one forecast beside the actual value, in the units of the file: a row of a table of
 * forecasts, and a line of {@code forecasts.csv}.
 *
 * <p>The names of the columns are those of <a
 * href="https://nixtlaverse.nixtla.io/statsforecast">StatsForecast</a> and its relatives, in the
 * long form that databases take: a line for each model.
 *
 * @param series the id of the series
 * @param date the label of the row that was forecast
 * @param step the step from 1 to H
 * @param cutoff the label of the last known row
 * @param model the name of the forecaster
 * @param actual the actual value
 * @param mean the point forecast
 * @param quantiles the quantiles of the evaluated levels, whose {@linkplain #column columns} say
 *     how many percent; empty fields where a model forecasts points only
 */
public record ForecastRow(
    @ColumnName(value = SERIES, earlier = "series") String series,
    @ColumnName(value = DATE, earlier = "date") @RowLabel String date,
    int step,
    @ColumnName(value = CUTOFF, earlier = "origin") @RowLabel String cutoff,
    String model,
    @ColumnName(value = "y", earlier = "actual") double actual,
    @ColumnName(value = FORECAST, earlier = "mean") double mean,
    List<Double> quantiles) {
  /** The column of the id of a series. */
  public static final String SERIES = "unique_id";

  /** The column of the label of the row that was forecast. */
  public static final String DATE = "ds";

  /** The column of the label of the last known row. */
  public static final String CUTOFF = "cutoff";

  /** The column of the point forecast. */
  public static final String FORECAST = "yhat";

  private static final Pattern QUANTILE = Pattern.compile("q[0-9].*");

  /** The columns. */
  public static final RecordColumns<ForecastRow> COLUMNS = new RecordColumns<>(ForecastRow.class);

  public ForecastRow {
    quantiles = List.copyOf(quantiles);
  }

  /** The name of the column of a level, in percent: {@code q10} of 0.1, {@code q2.5} of 0.025. */
  public static String column(double level) {
    return "q" + percent(level);
  }

  /** A level in percent, with as many digits as it needs: 2.5 of 0.025. */
  public static String percent(double level) {
    return BigDecimal.valueOf(level).movePointRight(2).stripTrailingZeros().toPlainString();
  }

  /** The levels whose quantiles a file has, in the order of a row's. */
  public static List<Double> levels(List<String> columns) {
    // Files of earlier versions name shares, not percent.
    int percent = columns.contains(SERIES) ? 2 : 0;
    return columns.stream()
        .filter(ForecastRow::isQuantile)
        .map(column -> new BigDecimal(column.substring(1)).movePointLeft(percent).doubleValue())
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
              String cutoff = result.time(window).label(result.origin(window) - 1);
              return IntStream.rangeClosed(1, result.horizon())
                  .boxed()
                  .flatMap(step -> of(result, window, cutoff, step));
            });
  }

  private static Stream<ForecastRow> of(
      BacktestResult result, int window, String cutoff, int step) {
    String date = result.time(window).label(result.origin(window) + step - 1);
    return result.models().stream()
        .map(
            model ->
                new ForecastRow(
                    result.series(window),
                    date,
                    step,
                    cutoff,
                    model,
                    result.actual(window, step),
                    result.forecast(model, window, step),
                    levels(result)
                        .mapToObj(level -> result.quantile(model, window, step, level))
                        .toList()));
  }
}
