package io.github.sinecast.baseline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Change;
import io.github.sinecast.Forecast;
import io.github.sinecast.RValues;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the rivals to what R's packages forecast and stats say. */
class RivalsOfRTest {
  private static final int STEPS = 12;

  /** Relative; the same formula, and sums of thousands of terms in another order. */
  private static final double SAME_FORMULA = 1e-10;

  /** Relative; R's simplex stops where the squares of errors change by less than 1e-8. */
  private static final double SAME_VALLEY = 2e-4;

  private static final RValues NAIVE = RValues.read("baseline/naive.csv");
  private static final RValues SMOOTHING = RValues.read("baseline/smoothing.csv");
  private static final RValues AUTOREGRESSION = RValues.read("baseline/autoregression.csv");
  private static final RValues WALKS = RValues.read("baseline/walks.csv");

  @ParameterizedTest
  @ValueSource(strings = {"sp500", "dax", "msft", "volume"})
  void rulesWithoutSearchForecastWhatRDoes(String name) {
    double[] values = RValues.series(name);
    assertEquals(NAIVE.one(name, "rows"), values.length);
    assertForecasts(NAIVE, name, "last-value", new LastValueForecaster(), SAME_FORMULA);
    assertForecasts(NAIVE, name, "drift", new DriftForecaster(), SAME_FORMULA);
    assertForecasts(NAIVE, name, "seasonal-naive-5", new SeasonalNaiveForecaster(5), SAME_FORMULA);
    assertForecasts(NAIVE, name, "mean-return", new MeanReturn(), SAME_FORMULA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sp500", "dax", "msft", "volume"})
  void smoothingHasSquaresAsSmallAsThoseOfR(String name) {
    double[] values = RValues.series(name);
    Smoothing smoothing = Smoothing.fit(values, 0);

    double squares = squares(values, smoothing);
    double ofR = SMOOTHING.one(name, "squares");
    assertTrue(squares <= ofR * (1 + SAME_FORMULA), squares + " is more than " + ofR);
    assertEquals(ofR, squares, SAME_VALLEY * ofR);
    assertEquals(
        ofR,
        squares(
            values, new Smoothing(SMOOTHING.one(name, "alpha"), SMOOTHING.one(name, "level"), 0)),
        SAME_FORMULA * ofR);
    assertEquals(SMOOTHING.one(name, "alpha"), smoothing.alpha(), 1e-3);
    assertForecasts(SMOOTHING, name, "ses", new SimpleExponentialSmoothing(), SAME_VALLEY);
    assertForecasts(SMOOTHING, name, "theta", new Theta(), SAME_VALLEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sp500", "dax", "msft", "volume"})
  void autoregressionHasTheOrderAndTheCoefficientsOfR(String name) {
    double[] returns = Change.LOG_RETURN.all(RValues.series(name));
    YuleWalker model = YuleWalker.fit(returns, 10);

    assertEquals(AUTOREGRESSION.one(name, "order"), model.order());
    assertRelative(AUTOREGRESSION.one(name, "mean"), model.mean(), SAME_FORMULA);
    double[] coefficients = AUTOREGRESSION.all(name, "coefficients");
    assertEquals(coefficients.length, model.order());
    for (int lag = 1; lag <= coefficients.length; lag++) {
      assertEquals(coefficients[lag - 1], model.coefficient(lag), SAME_FORMULA);
    }
    assertForecasts(AUTOREGRESSION, name, "ar", new Autoregressive(10), SAME_FORMULA);
  }

  @ParameterizedTest
  @CsvSource({"sp500, 1", "sp500, 12", "dax, 5", "msft, 1", "msft, 12", "volume, 5"})
  void empiricalQuantilesAreThoseOfR(String name, int step) {
    double[] values = RValues.series(name);
    double last = values[values.length - 1];
    Forecast forecast = Known.forecast(new EmpiricalWalk(), step, values);

    double[] probabilities = WALKS.all(name, "probabilities");
    double[] quantiles = WALKS.all(name, "quantiles-" + step);
    for (int index = 0; index < probabilities.length; index++) {
      double found = forecast.distribution(step).quantile(probabilities[index]);
      assertEquals(quantiles[index], Math.log(found / last), SAME_FORMULA);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sp500", "dax", "msft", "volume"})
  void theMovingAverageOfSquaresIsThatOfR(String name) {
    double[] values = RValues.series(name);
    Forecast forecast =
        Known.forecast(new EwmaWalk(0.94, WalkQuantiles.NORMAL, null, false), STEPS, values);

    for (int step : List.of(1, STEPS)) {
      double upper = forecast.distribution(step).quantile(0.975);
      assertRelative(
          1.959963984540054 * Math.sqrt(step) * WALKS.one(name, "ewma"),
          Math.log(upper / values[values.length - 1]),
          SAME_FORMULA);
    }
  }

  @Test
  void theFilesSayWhichRWroteThem() throws Exception {
    try (var stream = RivalsOfRTest.class.getResourceAsStream("naive.csv")) {
      String first = new String(stream.readAllBytes(), UTF_8).lines().findFirst().orElseThrow();
      assertTrue(first.matches("# R version \\d.*forecast \\d.*rivals\\.R"), first);
    }
  }

  private static void assertForecasts(
      RValues ofR, String name, String quantity, Baseline baseline, double tolerance) {
    Forecast forecast = Known.forecast(baseline, STEPS, RValues.series(name));
    double[] expected = ofR.all(name, quantity);
    assertEquals(STEPS, expected.length);
    for (int step = 1; step <= STEPS; step++) {
      assertRelative(expected[step - 1], forecast.point(step), tolerance);
    }
  }

  private static void assertRelative(double expected, double actual, double tolerance) {
    assertEquals(expected, actual, tolerance * Math.abs(expected));
  }

  private static double squares(double[] values, Smoothing smoothing) {
    double level = smoothing.level();
    double squares = 0;
    for (double value : values) {
      double error = value - level;
      squares += error * error;
      level += smoothing.alpha() * error;
    }
    return squares;
  }
}
