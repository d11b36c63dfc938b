package io.github.sinecast.run;

import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.ForecastRow;
import io.github.sinecast.evaluation.ScoreRow;
import io.github.sinecast.significance.TestRow;
import java.io.IOException;
import java.nio.file.Path;

/** The files of results whose rows {@code evaluation} and {@code significance} make. */
public final class RunFiles {
  /** Every score. */
  public static final CsvFile<ScoreRow> SCORES = new CsvFile<>("scores.csv", ScoreRow.class);

  /** Every test. */
  public static final CsvFile<TestRow> TESTS = new CsvFile<>("tests.csv", TestRow.class);

  /** Every forecast. */
  public static final CsvFile<ForecastRow> FORECASTS =
      new CsvFile<>("forecasts.csv", ForecastRow.class, ForecastRow::isQuantile);

  private RunFiles() {}

  /** Every forecast of a backtest as text. */
  public static String forecasts(BacktestResult result) {
    return FORECASTS.text(ForecastRow.columns(result), ForecastRow.of(result));
  }

  static void writeForecasts(Path directory, BacktestResult result) throws IOException {
    FORECASTS.write(directory, ForecastRow.columns(result), ForecastRow.of(result));
  }
}
