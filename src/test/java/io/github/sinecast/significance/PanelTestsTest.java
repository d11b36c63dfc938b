package io.github.sinecast.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.baseline.LastValueForecaster;
import io.github.sinecast.evaluation.Backtest;
import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.Examples;
import io.github.sinecast.evaluation.NormalWalk;
import io.github.sinecast.evaluation.Scoring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The tests of a panel on a backtest, beside loops over its windows. */
class PanelTestsTest {
  private static final int SERIES = 6;
  private static final int ROWS = 60;
  private static final int FIRST = 30;
  private static final int HORIZON = 2;
  private static final double ROUNDING = 1e-12;

  private static final List<String> MODELS = List.of("narrow", "wide");

  private final BacktestResult result = result(SERIES);
  private final Scoring scoring = Scoring.inFileUnits(1);

  @Test
  void modelsWithTheSamePointsShareTheirRanksByPoints() {
    PanelRanks ranks = ranks(PanelTests.of(result, scoring, Map.of()), "MSE");

    assertEquals(SERIES, ranks.series());
    assertEquals(0, ranks.better("narrow", "wide"));
    assertEquals(ranks.meanRank("wide"), ranks.meanRank("narrow"));
    assertEquals((1 - ranks.won("rising")) / 3, ranks.won("narrow"), ROUNDING);
  }

  @Test
  void ranksByCrpsAreThoseOfALoopOverWindows() {
    PanelRanks ranks = ranks(PanelTests.of(result, scoring, Map.of()), "CRPS");
    int ahead = 0;
    double relative = 0;
    for (int series = 0; series < SERIES; series++) {
      double[] losses = new double[2];
      for (int window = 0; window < result.windows(); window++) {
        if (result.series(window).equals("s" + series)) {
          for (int model = 0; model < 2; model++) {
            for (int step = 1; step <= HORIZON; step++) {
              losses[model] +=
                  result
                      .forecasts(MODELS.get(model))
                      .crpsOfQuantiles(window, step, result.actual(window, step));
            }
          }
        }
      }
      ahead += losses[0] < losses[1] ? 1 : 0;
      relative += (losses[0] / losses[1] - 1) / SERIES;
    }

    assertEquals(List.of("narrow", "wide"), ranks.models());
    assertEquals(ahead, ranks.better("narrow", "wide"));
    assertEquals(relative, ranks.relativeLoss("narrow", "wide"), ROUNDING);
    assertEquals(1 + (double) (SERIES - ahead) / SERIES, ranks.meanRank("narrow"), ROUNDING);
  }

  @Test
  void forecastsThatAreEqualForAllSeriesHaveNoRankCoefficient() {
    for (PanelTests.OfStep one : PanelTests.of(result, scoring, Map.of()).coefficients()) {
      if (!one.model().equals("rising")) {
        assertEquals(0, one.coefficient().dates());
        assertTrue(Double.isNaN(one.coefficient().t()));
      }
    }
  }

  @Test
  void rankCoefficientsAreThoseOfALoopOverDates() {
    int dates = ROWS - FIRST - HORIZON + 1;
    for (int step = 1; step <= HORIZON; step++) {
      double[] byDate = new double[dates];
      for (int date = 0; date < dates; date++) {
        double[] forecast = new double[SERIES];
        double[] actual = new double[SERIES];
        for (int series = 0; series < SERIES; series++) {
          int window = series * dates + date;
          double known = result.origins().history(window).last();
          forecast[series] = result.forecast("rising", window, step) / known;
          actual[series] = result.actual(window, step) / known;
        }
        double squares = 0;
        for (int one = 0; one < SERIES; one++) {
          squares += Math.pow(place(forecast, one) - place(actual, one), 2);
        }
        // Spearman's own formula, for ranks without ties.
        byDate[date] = 1 - 6 * squares / (SERIES * (SERIES * SERIES - 1.0));
      }
      int wanted = step;
      InformationCoefficient found =
          PanelTests.of(result, scoring, Map.of()).coefficients().stream()
              .filter(one -> one.model().equals("rising") && one.step() == wanted)
              .findFirst()
              .orElseThrow()
              .coefficient();

      assertEquals(dates, found.dates());
      assertEquals(Arrays.stream(byDate).average().orElseThrow(), found.mean(), ROUNDING);
    }
  }

  private static int place(double[] values, int of) {
    int below = 0;
    for (double value : values) {
      below += value < values[of] ? 1 : 0;
    }
    return below;
  }

  /** Points that rise by a share which differs between series. */
  private record Rising() implements Forecaster {
    @Override
    public String name() {
      return "rising";
    }

    @Override
    public int minimumHistory() {
      return 1;
    }

    @Override
    public List<Forecast> forecast(List<History> histories, int horizon) {
      return histories.stream()
          .map(
              history -> {
                double[] points = new double[horizon];
                Arrays.setAll(points, step -> history.last() * (1 + (history.last() % 1) / 100));
                return new Forecast(points);
              })
          .toList();
    }
  }

  @Test
  void aSingleSeriesHasNoRanks() {
    PanelTests tests = PanelTests.of(result(1), scoring, Map.of());

    assertEquals("", tests.toText(References.naive(List.of("wide"))));
    assertEquals(List.of(), tests.coefficients());
  }

  @Test
  void aModelWithSeveralSeedsCountsOnce() {
    PanelTests tests = PanelTests.of(result, scoring, Map.of("narrow", List.of("narrow", "wide")));

    assertEquals(List.of("last-value", "narrow", "rising"), ranks(tests, "MAE").models());
  }

  @Test
  void theTextNamesTheReferenceAndTheVerdicts() {
    String text =
        PanelTests.of(result, scoring, Map.of()).toText(References.naive(List.of("wide")));

    assertTrue(text.contains("to wide"), text);
    assertTrue(text.contains("Friedman: "), text);
    assertTrue(text.contains("Both tests take series as independent"), text);
  }

  private static PanelRanks ranks(PanelTests tests, String loss) {
    return tests.ranks().stream().filter(one -> one.loss().equals(loss)).findFirst().orElseThrow();
  }

  private static BacktestResult result(int count) {
    Random random = new Random(11);
    List<TimeSeries> all = new ArrayList<>();
    Map<String, RowRange> rows = new LinkedHashMap<>();
    for (int series = 0; series < count; series++) {
      double[] values = new double[ROWS];
      Arrays.setAll(values, row -> row == 0 ? 100 : Double.NaN);
      for (int row = 1; row < ROWS; row++) {
        values[row] = values[row - 1] + (1 + series % 3) * random.nextGaussian();
      }
      all.add(Examples.daily("s" + series, values));
      rows.put("s" + series, new RowRange(FIRST, ROWS));
    }
    return new Backtest(rows, HORIZON)
        .run(
            new SeriesSet(all),
            List.of(
                new LastValueForecaster(),
                new NormalWalk("narrow", 1),
                new NormalWalk("wide", 4),
                new Rising()));
  }
}
