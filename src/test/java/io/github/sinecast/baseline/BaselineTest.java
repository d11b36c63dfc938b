package io.github.sinecast.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.RandomCase;
import io.github.sinecast.RandomCases;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.volatility.Innovations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BaselineTest {
  private static final int ROWS = 120;
  private static final int FITTED = 60;
  private static final int HORIZON = Known.HORIZON;

  static Stream<Baseline> naive() {
    return Stream.of(
        new LastValueForecaster(), new DriftForecaster(), new SeasonalNaiveForecaster(3));
  }

  static Stream<Baseline> learning() {
    return Stream.of(
        new MeanReturn(),
        new SimpleExponentialSmoothing(),
        new Theta(),
        new Autoregressive(10),
        new Autoregressive(3),
        new EmpiricalWalk(),
        ewmaWalk(0.94),
        ewmaWalk(0.8),
        new EwmaWalk(0.9, WalkQuantiles.FHS, null, false),
        new GarchWalk(Innovations.NORMAL, WalkQuantiles.NORMAL, null, false),
        new GarchWalk(Innovations.NORMAL, WalkQuantiles.NORMAL, 1.0, false),
        new GarchWalk(Innovations.STUDENT_T, WalkQuantiles.FHS, 0.5, false),
        new GjrWalk(Innovations.NORMAL, WalkQuantiles.NORMAL, null, false),
        new GjrWalk(Innovations.SKEWED_T, WalkQuantiles.FHS, 0.0, false),
        new RangeGjrWalk(null, Innovations.NORMAL, WalkQuantiles.FHS, null, true));
  }

  private static EwmaWalk ewmaWalk(double decay) {
    return new EwmaWalk(decay, WalkQuantiles.NORMAL, null, false);
  }

  static Stream<Baseline> all() {
    return Stream.concat(naive(), learning());
  }

  @Test
  void theLastValueIsRepeated() {
    assertPoints(Known.forecast(new LastValueForecaster(), 3, 4, 1, 5), 5, 5, 5);
  }

  @Test
  void driftContinuesTheLineFromTheFirstToTheLastKnownValue() {
    assertPoints(Known.forecast(new DriftForecaster(), 3, 1, 100, 7), 10, 13, 16);
  }

  @Test
  void theSeasonalNaiveForecastRepeatsTheLastKnownSeason() {
    assertPoints(
        Known.forecast(new SeasonalNaiveForecaster(3), 7, 9, 1, 2, 3), 1, 2, 3, 1, 2, 3, 1);
  }

  @RandomCases(200)
  void theSeasonalNaiveForecastFollowsTheFormulaOfTheTextbook(RandomCase drawn) {
    double[] known = drawn.numbers(drawn.between(12, 30), -9, 9);
    int season = drawn.between(1, 12);
    int horizon = drawn.between(1, 40);

    Forecast forecast = Known.forecast(new SeasonalNaiveForecaster(season), horizon, known);

    for (int h = 1; h <= horizon; h++) {
      int k = (int) Math.floor((h - 1.0) / season);
      int rowFromOne = known.length + h - season * (k + 1);
      assertEquals(known[rowFromOne - 1], forecast.point(h));
    }
  }

  @Test
  void meanReturnOfPricesGrowsByTheSameFactorAndOfOtherNumbersByTheSameDifference() {
    assertClose(new double[] {32, 64, 128}, Known.forecast(new MeanReturn(), 3, 4, 2, 16));
    assertClose(new double[] {5, 8, 11}, Known.forecast(new MeanReturn(), 3, -4, 7, 2));
  }

  @ParameterizedTest
  @MethodSource("learning")
  void onlyTheRowsOfTheRangeAreLearnedFrom(Baseline baseline) {
    double[] values = walk(1);
    double[] other = values.clone();
    for (int row = FITTED; row < ROWS; row++) {
      other[row] = 1000 - 7 * row + values[row];
    }
    TimeSeries asked = Known.series(values);

    Forecaster fitted = Known.fitted(baseline, asked, FITTED);
    Forecaster withOtherFuture = Known.fitted(baseline, Known.series(other), FITTED);
    Forecaster withFuture = Known.fitted(baseline, Known.series(other), ROWS);

    List<History> histories = List.of(asked.until(FITTED), asked.until(100));
    assertArrayEquals(bits(fitted, histories), bits(withOtherFuture, histories));
    if (!(baseline instanceof EwmaWalk)) {
      // Of the future's first variance, the moving average keeps too little to be seen in all bits.
      assertNotEquals(
          Arrays.toString(bits(fitted, histories)), Arrays.toString(bits(withFuture, histories)));
    }
  }

  @ParameterizedTest
  @MethodSource("learning")
  void rowsBeforeTheRangeAreNotLearnedFrom(Baseline baseline) {
    double[] values = walk(2);
    double[] other = values.clone();
    Arrays.setAll(other, row -> row < 30 ? 3 * values[row] - row : values[row]);
    Map<String, RowRange> range = Map.of("s", new RowRange(30, 90));
    TimeSeries asked = Known.series(values);

    long[] one = bits(baseline.fit(SeriesSet.of(asked), range, HORIZON), List.of(asked.until(95)));
    long[] two =
        bits(
            baseline.fit(SeriesSet.of(Known.series(other)), range, HORIZON),
            List.of(asked.until(95)));

    assertArrayEquals(one, two);
  }

  @ParameterizedTest
  @MethodSource("all")
  void noForecastChangesWithTheRowsAfterItsCutoff(Baseline baseline) {
    double[] original = walk(3);
    for (int cutoff : new int[] {30, FITTED, 61, 100}) {
      for (double future : new double[] {1e6, -1e6}) {
        double[] changed = original.clone();
        Arrays.fill(changed, Math.max(cutoff, FITTED), ROWS, future);
        TimeSeries one = Known.series(original);
        TimeSeries two = Known.series(changed);

        assertArrayEquals(
            bits(Known.fitted(baseline, one, FITTED), List.of(one.until(cutoff))),
            bits(Known.fitted(baseline, two, FITTED), List.of(two.until(cutoff))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void forecastsDoNotDependOnWhatElseIsAskedNorOnTheOrder(Baseline baseline) {
    TimeSeries series = Known.series(walk(4));
    TimeSeries sameName = Known.series(walk(5));
    Forecaster fitted = Known.fitted(baseline, series, FITTED);
    List<History> histories = new ArrayList<>();
    for (int rows = 30; rows <= ROWS; rows++) {
      histories.add(series.until(rows));
      histories.add(sameName.until(rows));
    }
    Collections.shuffle(histories, new Random(6));

    List<Forecast> together = fitted.forecast(histories, HORIZON);

    for (int index = 0; index < histories.size(); index++) {
      assertArrayEquals(
          bits(Known.fitted(baseline, series, FITTED), List.of(histories.get(index))),
          bits(together.get(index)).toArray());
    }
  }

  @ParameterizedTest
  @MethodSource("learning")
  void aSeriesWithoutRowsToLearnFromIsFittedToWhatIsKnown(Baseline baseline) {
    TimeSeries series = Known.series(walk(7));
    Forecaster stranger = baseline.fit(SeriesSet.of(series), Map.of(), HORIZON);

    List<History> histories = List.of(series.until(50), series.until(90));

    long[] expected =
        histories.stream()
            .flatMapToLong(
                history ->
                    Arrays.stream(
                        bits(Known.fitted(baseline, series, history.length()), List.of(history))))
            .toArray();
    assertArrayEquals(expected, bits(stranger, histories));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aValueBelowZeroIsForecastFromDifferences(Baseline baseline) {
    double[] values = walk(8);
    double[] below = Arrays.stream(values).map(value -> value - 200).toArray();
    double[] late = values.clone();
    late[80] = -37;

    for (double[] some : List.of(below, late)) {
      Forecast forecast =
          Known.fitted(baseline, Known.series(some), FITTED)
              .forecast(List.of(Known.series(some).until(90)), HORIZON)
              .get(0);
      bits(forecast).forEach(bits -> assertTrue(Double.isFinite(Double.longBitsToDouble(bits))));
    }
  }

  @ParameterizedTest
  @MethodSource("learning")
  void differencesMoveWithTheLevel(Baseline baseline) {
    double[] values = Arrays.stream(walk(9)).map(value -> value - 300).toArray();
    double[] lower = Arrays.stream(values).map(value -> value - 1000).toArray();

    Forecast one = Known.forecast(baseline, HORIZON, values);
    Forecast two = Known.forecast(baseline, HORIZON, lower);

    for (int step = 1; step <= HORIZON; step++) {
      assertEquals(one.point(step) - 1000, two.point(step), 1e-5);
      if (one.isProbabilistic()) {
        assertEquals(
            one.distribution(step).quantile(0.9) - 1000,
            two.distribution(step).quantile(0.9),
            1e-5);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void pricesInAnotherCurrencyHaveTheSameForecast(Baseline baseline) {
    double[] values = walk(10);
    double[] cents = Arrays.stream(values).map(value -> 100 * value).toArray();

    Forecast one = Known.forecast(baseline, HORIZON, values);
    Forecast two = Known.forecast(baseline, HORIZON, cents);

    for (int step = 1; step <= HORIZON; step++) {
      assertEquals(1, two.point(step) / one.point(step) / 100, 1e-7);
      if (one.isProbabilistic()) {
        double ratio =
            two.distribution(step).quantile(0.9) / one.distribution(step).quantile(0.9) / 100;
        assertEquals(1, ratio, 1e-7);
      }
    }
  }

  @Test
  void walksExpectTheLastValueAndWidenWithTheSteps() {
    double[] values = walk(11);
    for (Baseline walk :
        List.of(
            new EmpiricalWalk(),
            ewmaWalk(0.94),
            new GarchWalk(Innovations.NORMAL, WalkQuantiles.NORMAL, null, false))) {
      Forecast forecast = Known.forecast(walk, HORIZON, values);
      double width = 0;
      for (int step = 1; step <= HORIZON; step++) {
        assertEquals(values[ROWS - 1], forecast.point(step));
        double wider =
            forecast.distribution(step).quantile(0.9) - forecast.distribution(step).quantile(0.1);
        assertTrue(wider > width, walk + " at step " + step);
        width = wider;
      }
    }
  }

  @Test
  void everyBaselineHasANameOfItsOwn() {
    List<String> names = all().map(Baseline::name).toList();
    assertEquals(names.size(), new HashSet<>(names).size(), names.toString());
    assertEquals("ar", new Autoregressive(10).name());
    assertEquals("ewma-walk", ewmaWalk(0.94).name());
    assertEquals("ewma-walk-0.97", ewmaWalk(0.97).name());
    assertEquals(
        "garch-walk-drift",
        new GarchWalk(Innovations.NORMAL, WalkQuantiles.NORMAL, 1.0, false).name());
    assertEquals(
        "gjr-skewed-t-fhs-median-0",
        new GjrWalk(Innovations.SKEWED_T, WalkQuantiles.FHS, 0.0, false).name());
    assertEquals("log-har-fhs-pooled", new LogHarWalk(null, WalkQuantiles.FHS, null, true).name());
  }

  @Test
  void everyHistoryGetsItsOwnForecastInOrder() {
    TimeSeries series = Known.series(1, 2, 4, 8);
    List<History> histories = List.of(series.until(4), series.until(2), series.until(3));

    List<Forecast> forecasts = new LastValueForecaster().forecast(histories, 1);

    assertEquals(
        List.of(8.0, 2.0, 4.0), forecasts.stream().map(forecast -> forecast.point(1)).toList());
  }

  @ParameterizedTest
  @MethodSource("naive")
  void aRuleWithoutParametersIsItsOwnForecaster(Baseline baseline) {
    assertSame(baseline, Known.fitted(baseline, Known.series(walk(12)), FITTED));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aHistoryThatIsTooShortIsRefusedWithBothLengths(Baseline baseline) {
    TimeSeries series = Known.series(walk(13));
    int rows = baseline.minimumHistory() - 1;
    Forecaster fitted = Known.fitted(baseline, series, FITTED);

    InvalidInputException refusal =
        assertThrows(
            InvalidInputException.class, () -> fitted.forecast(List.of(series.until(rows)), 1));

    assertEquals(
        "%s needs at least %s known rows; series s has %s"
            .formatted(baseline.name(), baseline.minimumHistory(), rows),
        refusal.getMessage());
    assertEquals(1, fitted.forecast(List.of(series.until(rows + 1)), 1).size());
  }

  @ParameterizedTest
  @MethodSource("learning")
  void rowsThatAreTooFewOrAllEqualAreNotLearnedFrom(Baseline baseline) {
    int rows = baseline.minimumHistory() - 1;
    assertThrows(
        InvalidInputException.class, () -> Known.fitted(baseline, Known.series(walk(14)), rows));
    double[] flat = new double[ROWS];
    Arrays.fill(flat, 5);
    assertThrows(
        InvalidInputException.class, () -> Known.fitted(baseline, Known.series(flat), ROWS));
  }

  @ParameterizedTest
  @MethodSource("learning")
  void whatIsFittedToTheFewestRowsIsFinite(Baseline baseline) {
    double[] values = Arrays.copyOf(walk(15), baseline.minimumHistory());
    bits(Known.forecast(baseline, 1, values))
        .forEach(bits -> assertTrue(Double.isFinite(Double.longBitsToDouble(bits))));
  }

  @Test
  void aHorizonWithTooFewReturnsIsRefused() {
    InvalidInputException refusal =
        assertThrows(
            InvalidInputException.class,
            () -> Known.forecast(new EmpiricalWalk(), 15, Arrays.copyOf(walk(16), 30)));
    assertEquals(
        "empirical-walk needs at least 20 returns over 11 steps, and 30 rows have 19;"
            + " shorten the horizon or learn from more rows",
        refusal.getMessage());
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThrows(InvalidSettingException.class, () -> new SeasonalNaiveForecaster(0));
    assertThrows(InvalidSettingException.class, () -> new Autoregressive(0));
    assertThrows(InvalidSettingException.class, () -> ewmaWalk(1));
    assertThrows(InvalidSettingException.class, () -> ewmaWalk(Double.NaN));
  }

  /** Prices with calm and wild days. */
  private static double[] walk(long seed) {
    Random random = new Random(seed);
    double[] values = new double[ROWS];
    double logarithm = 4;
    double spread = 0.01;
    for (int row = 0; row < ROWS; row++) {
      double change = spread * random.nextGaussian();
      logarithm += change;
      spread = Math.sqrt(2e-5 + 0.2 * change * change + 0.6 * spread * spread);
      values[row] = Math.exp(logarithm);
    }
    return values;
  }

  private static long[] bits(Forecaster forecaster, List<History> histories) {
    return forecaster.forecast(histories, HORIZON).stream()
        .flatMapToLong(BaselineTest::bits)
        .toArray();
  }

  /** All that a forecast says, to the last bit. */
  private static LongStream bits(Forecast forecast) {
    LongStream.Builder bits = LongStream.builder();
    for (int step = 1; step <= forecast.horizon(); step++) {
      bits.add(Double.doubleToRawLongBits(forecast.point(step)));
      if (forecast.isProbabilistic()) {
        bits.add(Double.doubleToRawLongBits(forecast.distribution(step).quantile(0.3)));
        bits.add(Double.doubleToRawLongBits(forecast.distribution(step).quantile(0.975)));
      }
    }
    return bits.build();
  }

  private static void assertClose(double[] expected, Forecast forecast) {
    for (int step = 1; step <= expected.length; step++) {
      assertEquals(expected[step - 1], forecast.point(step), 1e-12 * expected[step - 1]);
    }
  }

  private static void assertPoints(Forecast forecast, double... expected) {
    assertEquals(expected.length, forecast.horizon());
    for (int step = 1; step <= expected.length; step++) {
      assertEquals(expected[step - 1], forecast.point(step), "step " + step);
    }
  }
}
