package io.github.sinecast.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.baseline.DriftForecaster;
import io.github.sinecast.baseline.LastValueForecaster;
import io.github.sinecast.baseline.SeasonalNaiveForecaster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BacktestTest {
  /** Remembers what it was shown; forecasts the number of known rows plus the step. */
  private static final class Witness implements Forecaster {
    private final String name;
    private final List<String> shown = new ArrayList<>();
    private final List<Integer> calls = new ArrayList<>();

    Witness(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public int minimumHistory() {
      return 1;
    }

    @Override
    public List<Forecast> forecast(List<History> histories, int horizon) {
      calls.add(histories.size());
      histories.forEach(history -> shown.add(history.id() + " " + history.length()));
      return histories.stream()
          .map(
              history ->
                  new Forecast(
                      IntStream.rangeClosed(1, horizon)
                          .mapToDouble(step -> history.length() + step)
                          .toArray()))
          .toList();
    }
  }

  @Test
  void everyRowWhoseTargetsStayInsideTheRangeIsAnOrigin() {
    Witness witness = new Witness("witness");
    SeriesSet series =
        SeriesSet.of(Examples.daily("a", new double[10]), Examples.daily("b", new double[12]));

    BacktestResult result =
        new Backtest(Map.of("a", new RowRange(6, 10), "b", new RowRange(7, 10)), 3)
            .run(series, List.of(witness));

    assertEquals(List.of("a 6", "a 7", "b 7"), witness.shown);
    assertEquals(3, result.windows());
    assertEquals(List.of("a", "a", "b"), IntStream.range(0, 3).mapToObj(result::series).toList());
    assertEquals(List.of(6, 7, 7), IntStream.range(0, 3).mapToObj(result::origin).toList());
  }

  /** Of days of three rows: the last origin is the last whose targets stay inside the rows. */
  @Test
  void originsMayBeAsFarApartAsADay() {
    Witness witness = new Witness("witness");
    double[] walk = Examples.walk(7, 20);
    SeriesSet series = SeriesSet.of(Examples.daily("a", walk), Examples.daily("b", walk));

    BacktestResult result =
        new Backtest(Map.of("a", new RowRange(6, 18), "b", new RowRange(6, 17)), 3)
            .withStepSize(3)
            .run(series, List.of(witness));

    assertEquals(List.of("a 6", "a 9", "a 12", "a 15", "b 6", "b 9", "b 12"), witness.shown);
    assertEquals(7, result.windows());
    for (int window = 0; window < 4; window++) {
      assertEquals(walk[6 + 3 * window - 1], result.origins().lastKnown(window));
      assertEquals(walk[6 + 3 * window + 2], result.actual(window, 3));
    }
    String rows = result.groups().get(1).description();
    assertEquals(
        series.get("a").time().label(6) + " to " + series.get("a").time().label(17),
        rows.substring(rows.lastIndexOf(',') + 2));
    assertEquals(1, result.origins().overlapping(3), "windows share no rows");
    assertEquals(2, result.origins().overlapping(4));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 511, 512, 513, 1024, 1300})
  void noWindowIsDroppedWhateverTheNumberOfChunks(int windows) {
    Witness witness = new Witness("witness");
    int horizon = 4;
    int rows = 5 + windows + horizon - 1;
    TimeSeries series = Examples.daily("a", Examples.walk(7, rows));

    BacktestResult result =
        new Backtest(Map.of("a", new RowRange(5, rows)), horizon)
            .run(SeriesSet.of(series), List.of(witness));

    assertEquals(windows, result.windows());
    assertEquals(windows, witness.shown.size());
    assertTrue(witness.calls.stream().allMatch(size -> size >= 1 && size <= 512));
    for (int window = 0; window < windows; window++) {
      for (int step = 1; step <= horizon; step++) {
        assertEquals(5 + window + step, result.forecast("witness", window, step));
        assertEquals(series.target(5 + window + step - 1), result.actual(window, step));
      }
    }
  }

  @Test
  void chunksReachAcrossSeries() {
    Witness witness = new Witness("witness");
    List<TimeSeries> series =
        IntStream.range(0, 600).mapToObj(i -> Examples.daily("s" + i, 1, 2, 3)).toList();
    Map<String, RowRange> ranges =
        series.stream().collect(Collectors.toMap(TimeSeries::id, s -> new RowRange(2, 3)));

    new Backtest(ranges, 1).run(new SeriesSet(series), List.of(witness));

    assertEquals(List.of(512, 88), witness.calls);
  }

  @Test
  void allForecastersSeeTheSameHistories() {
    Witness first = new Witness("first");
    Witness second = new Witness("second");

    new Backtest(Map.of("a", new RowRange(3, 9)), 2)
        .run(SeriesSet.of(Examples.daily("a", new double[9])), List.of(first, second));

    assertEquals(first.shown, second.shown);
  }

  @Test
  void forecastsStayTheSameBitsWhenEverythingAfterTheirOriginChanges() {
    double[] values = Examples.walk(3, 60);
    Backtest backtest = new Backtest(Map.of("a", new RowRange(30, 60)), 5);
    List<Forecaster> forecasters =
        List.of(new LastValueForecaster(), new DriftForecaster(), new SeasonalNaiveForecaster(7));
    BacktestResult before = backtest.run(SeriesSet.of(Examples.daily("a", values)), forecasters);

    for (int cutoff = 30; cutoff < 56; cutoff++) {
      double[] changed = values.clone();
      Arrays.fill(changed, cutoff, 60, 1e9);
      BacktestResult after = backtest.run(SeriesSet.of(Examples.daily("a", changed)), forecasters);
      for (String model : before.models()) {
        for (int window = 0; window <= cutoff - 30; window++) {
          for (int step = 1; step <= 5; step++) {
            assertEquals(
                Double.doubleToRawLongBits(before.forecast(model, window, step)),
                Double.doubleToRawLongBits(after.forecast(model, window, step)));
          }
        }
      }
    }
  }

  @Test
  void aForecasterThatReachesBeyondItsHistoryFails() {
    Forecaster cheat =
        new Forecaster() {
          @Override
          public String name() {
            return "cheat";
          }

          @Override
          public int minimumHistory() {
            return 1;
          }

          @Override
          public List<Forecast> forecast(List<History> histories, int horizon) {
            return histories.stream()
                .map(history -> new Forecast(new double[] {history.target(history.length())}))
                .toList();
          }
        };

    assertThrows(
        IndexOutOfBoundsException.class,
        () ->
            new Backtest(Map.of("a", new RowRange(2, 4)), 1)
                .run(SeriesSet.of(Examples.daily("a", 1, 2, 3, 4)), List.of(cheat)));
  }

  @Test
  void dropLastKeepsWholeBatchesOfEachSeries() {
    SeriesSet series =
        SeriesSet.of(Examples.daily("a", new double[80]), Examples.daily("b", new double[80]));

    BacktestResult result =
        new Backtest(Map.of("a", new RowRange(10, 80), "b", new RowRange(20, 80)), 2, true)
            .run(series, List.of(new LastValueForecaster()));

    // 69 and 59 windows, of which 64 and 32 fill batches
    assertEquals(96, result.windows());
    assertEquals(10 + 63, result.origin(63));
    assertEquals(20, result.origin(64));
    assertEquals(20 + 31, result.origin(95));
  }

  @Test
  void anOriginWithLessHistoryThanAForecasterNeedsIsRefused() {
    InvalidInputException refusal =
        assertThrows(
            InvalidInputException.class,
            () ->
                new Backtest(Map.of("a", new RowRange(4, 9)), 1)
                    .run(
                        SeriesSet.of(Examples.daily("a", new double[9])),
                        List.of(new SeasonalNaiveForecaster(5))));

    assertEquals(
        "seasonal-naive needs 5 known rows for its first forecast; series a has 4 before"
            + " 2020-01-05, the first row to be evaluated; evaluate later rows or let it look back"
            + " less",
        refusal.getMessage());
  }

  @Test
  void aRangeShorterThanTheHorizonIsRefused() {
    InvalidInputException refusal =
        assertThrows(
            InvalidInputException.class,
            () ->
                new Backtest(Map.of("a", new RowRange(4, 6)), 3)
                    .run(
                        SeriesSet.of(Examples.daily("a", new double[6])),
                        List.of(new LastValueForecaster())));

    assertEquals(
        "series a has 2 rows to evaluate, too few for one window of 3 steps;"
            + " shorten the horizon or evaluate more rows",
        refusal.getMessage());
  }

  @Test
  void twoForecastersOfOneNameAreRefused() {
    assertThrows(
        InvalidInputException.class,
        () ->
            new Backtest(Map.of("a", new RowRange(4, 6)), 1)
                .run(
                    SeriesSet.of(Examples.daily("a", new double[6])),
                    List.of(new SeasonalNaiveForecaster(2), new SeasonalNaiveForecaster(2))));
  }

  @Test
  void aSeriesNamedLikeAllOfThemIsRefusedBesideOthers() {
    Map<String, RowRange> ranges = Map.of("all", new RowRange(1, 2), "b", new RowRange(1, 2));
    SeriesSet series = SeriesSet.of(Examples.daily("all", 1, 2), Examples.daily("b", 1, 2));

    assertThrows(
        InvalidInputException.class,
        () -> new Backtest(ranges, 1).run(series, List.of(new LastValueForecaster())));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void aForecastThatIsNotFiniteIsRefusedWithItsPlace(double point) {
    Forecaster broken =
        new Forecaster() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public int minimumHistory() {
            return 1;
          }

          @Override
          public List<Forecast> forecast(List<History> histories, int horizon) {
            return histories.stream()
                .map(history -> new Forecast(new double[] {1, history.length() == 4 ? point : 1}))
                .toList();
          }
        };

    InvalidInputException refusal =
        assertThrows(
            InvalidInputException.class,
            () ->
                new Backtest(Map.of("a", new RowRange(2, 6)), 2)
                    .run(SeriesSet.of(Examples.daily("a", new double[6])), List.of(broken)));

    assertEquals(
        "broken forecasts "
            + point
            + " for series a, 2 steps after 2020-01-04; only finite forecasts can be evaluated",
        refusal.getMessage());
  }

  @Test
  void aHorizonOfNoStepsIsRefused() {
    assertThrows(InvalidSettingException.class, () -> new Backtest(Map.of(), 0));
  }
}
