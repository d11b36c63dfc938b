package io.github.sinecast.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the metrics of points to what {@code forecast::accuracy} of R says. */
class AccuracyOfRTest {
  /** Values of some ten digits before the sums differ by their order. */
  private static final double ROUNDING = 1e-11;

  private static final int TRAINING_ROWS = 120;

  static Stream<Map<String, String>> forecasts() {
    return Golden.rows("accuracy.csv").stream();
  }

  @ParameterizedTest
  @MethodSource("forecasts")
  void metricsOfPointsAreThoseOfR(Map<String, String> golden) {
    double[] values = Golden.column("accuracy-values.csv", "value");
    int season = Golden.whole(golden, "season");
    double[] actual = Arrays.copyOfRange(values, TRAINING_ROWS, values.length);
    double[] forecast =
        Golden.rows("accuracy-values.csv").stream()
            .skip(TRAINING_ROWS)
            .mapToDouble(row -> Golden.number(row, Golden.text(golden, "forecast")))
            .toArray();
    double[] lastKnown = new double[actual.length];
    Arrays.fill(lastKnown, values[TRAINING_ROWS - 1]);
    double scale =
        SeasonalNaiveError.meanAbsolute(Examples.daily("a", values).until(TRAINING_ROWS), season);
    Outcomes outcomes = ArrayOutcomes.of(forecast, actual, lastKnown, scale);

    assertEquals(Golden.number(golden, "MAE"), PointMetric.MAE.of(outcomes), ROUNDING);
    assertEquals(Golden.number(golden, "RMSE"), PointMetric.RMSE.of(outcomes), ROUNDING);
    assertEquals(Golden.number(golden, "MAPE"), PointMetric.MAPE.of(outcomes), ROUNDING);
    assertEquals(Golden.number(golden, "MASE"), PointMetric.MASE.of(outcomes), ROUNDING);
  }
}
