package io.github.sinecast.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BaselineTest {
  private static final List<Baseline> ALL =
      List.of(new LastValueForecaster(), new DriftForecaster(), new SeasonalNaiveForecaster(3));

  @Test
  void theLastValueIsRepeated() {
    assertPoints(forecast(new LastValueForecaster(), 3, 4, 1, 5), 5, 5, 5);
  }

  @Test
  void driftContinuesTheLineFromTheFirstToTheLastKnownValue() {
    assertPoints(forecast(new DriftForecaster(), 3, 1, 100, 7), 10, 13, 16);
  }

  @Test
  void theSeasonalNaiveForecastRepeatsTheLastKnownSeason() {
    assertPoints(forecast(new SeasonalNaiveForecaster(3), 7, 9, 1, 2, 3), 1, 2, 3, 1, 2, 3, 1);
  }

  @Property(tries = 200)
  void theSeasonalNaiveForecastFollowsTheFormulaOfTheTextbook(
      @ForAll @Size(min = 12, max = 30) List<@DoubleRange(min = -9, max = 9) Double> values,
      @ForAll @IntRange(min = 1, max = 12) int season,
      @ForAll @IntRange(min = 1, max = 40) int horizon) {
    double[] known = values.stream().mapToDouble(Double::doubleValue).toArray();

    Forecast forecast = forecast(new SeasonalNaiveForecaster(season), horizon, known);

    for (int h = 1; h <= horizon; h++) {
      int k = (int) Math.floor((h - 1.0) / season);
      int rowFromOne = known.length + h - season * (k + 1);
      assertEquals(known[rowFromOne - 1], forecast.point(h));
    }
  }

  @Property(tries = 50)
  void noBaselineSeesRowsAfterTheCutoff(
      @ForAll @Size(20) List<@DoubleRange(min = 1, max = 9) Double> values,
      @ForAll @IntRange(min = 3, max = 19) int cutoff) {
    double[] original = values.stream().mapToDouble(Double::doubleValue).toArray();
    double[] changed = original.clone();
    Arrays.fill(changed, cutoff, changed.length, -1e6);

    for (Baseline baseline : ALL) {
      Forecast before = baseline.forecast(List.of(series(original).until(cutoff)), 4).get(0);
      Forecast after = baseline.forecast(List.of(series(changed).until(cutoff)), 4).get(0);
      for (int step = 1; step <= 4; step++) {
        assertEquals(
            Double.doubleToRawLongBits(before.point(step)),
            Double.doubleToRawLongBits(after.point(step)));
      }
    }
  }

  @Test
  void everyHistoryGetsItsOwnForecastInOrder() {
    TimeSeries series = series(1, 2, 4, 8);
    List<History> histories = List.of(series.until(4), series.until(2), series.until(3));

    List<Forecast> forecasts = new LastValueForecaster().forecast(histories, 1);

    assertEquals(
        List.of(8.0, 2.0, 4.0), forecasts.stream().map(forecast -> forecast.point(1)).toList());
  }

  @Test
  void aHistoryThatIsTooShortIsRefusedWithBothLengths() {
    for (Baseline baseline : ALL) {
      int rows = baseline.minimumHistory() - 1;
      List<History> histories = List.of(series(1, 2, 3, 4).until(rows));

      InvalidInputException refusal =
          assertThrows(InvalidInputException.class, () -> baseline.forecast(histories, 1));

      assertEquals(
          "%s needs at least %d known rows; series s has %d"
              .formatted(baseline.name(), baseline.minimumHistory(), rows),
          refusal.getMessage());
    }
  }

  @Test
  void aSeasonWithoutRowsIsRefused() {
    assertThrows(InvalidSettingException.class, () -> new SeasonalNaiveForecaster(0));
  }

  private static Forecast forecast(Baseline baseline, int horizon, double... known) {
    return baseline.forecast(List.of(series(known).history()), horizon).get(0);
  }

  private static TimeSeries series(double... values) {
    return new TimeSeries("s", TimeLine.ofRows(values.length), "y", Map.of("y", values));
  }

  private static void assertPoints(Forecast forecast, double... expected) {
    assertEquals(expected.length, forecast.horizon());
    for (int step = 1; step <= expected.length; step++) {
      assertEquals(expected[step - 1], forecast.point(step), "step " + step);
    }
  }
}
