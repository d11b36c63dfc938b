package io.github.sinecast.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.KnownAhead;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearTest {
  private static final int ROWS = 400;
  private static final int FITTED = 300;
  private static final int SEASON = 4;
  private static final int HORIZON = 5;
  private static final Map<String, RowRange> LEARNED = Map.of("a", new RowRange(0, FITTED));

  /** By the definition: all penalties, hat matrices by elimination, the least score. */
  @Test
  void aRidgeIsThatOfTheLeastGeneralisedCrossValidation() {
    Random random = new Random(11);
    int n = 12;
    double[][] rows = new double[n][3];
    double[][] answers = new double[n][2];
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < 3; column++) {
        rows[row][column] = 5 * column + (column + 1) * random.nextGaussian();
      }
      answers[row][0] = rows[row][0] - 2 * rows[row][1] + random.nextGaussian();
      answers[row][1] = random.nextGaussian();
    }
    double[] asked = {1, 4, 12};
    double[] expected = {
      byDefinition(rows, answers, 0, asked), byDefinition(rows, answers, 1, asked)
    };
    assertArrayEquals(expected, new Ridge(rows, answers).answers(asked), 1e-9);
  }

  private static double byDefinition(
      double[][] rows, double[][] answers, int step, double[] asked) {
    int n = rows.length;
    int p = rows[0].length;
    double[] means = new double[p];
    double[] spreads = new double[p];
    double mean = 0;
    for (int row = 0; row < n; row++) {
      mean += answers[row][step] / n;
      for (int column = 0; column < p; column++) {
        means[column] += rows[row][column] / n;
      }
    }
    for (double[] row : rows) {
      for (int column = 0; column < p; column++) {
        spreads[column] += Math.pow(row[column] - means[column], 2) / n;
      }
    }
    double[][] x = new double[n][p];
    double[] y = new double[n];
    for (int row = 0; row < n; row++) {
      y[row] = answers[row][step] - mean;
      for (int column = 0; column < p; column++) {
        x[row][column] = (rows[row][column] - means[column]) / Math.sqrt(spreads[column]);
      }
    }
    double least = Double.POSITIVE_INFINITY;
    double answer = Double.NaN;
    for (int halves = -8; halves <= 6; halves++) {
      double penalty = n * Math.pow(10, halves / 2.0);
      double errors = 0;
      double trace = 1;
      double[] slopes = solved(x, y, penalty);
      for (int row = 0; row < n; row++) {
        double[] unit = new double[n];
        unit[row] = 1;
        trace += dot(x[row], solved(x, unit, penalty));
        errors += Math.pow(y[row] - dot(x[row], slopes), 2);
      }
      double score = errors / n / Math.pow(1 - trace / n, 2);
      if (score < least) {
        least = score;
        double[] given = new double[p];
        for (int column = 0; column < p; column++) {
          given[column] = (asked[column] - means[column]) / Math.sqrt(spreads[column]);
        }
        answer = mean + dot(given, slopes);
      }
    }
    return answer;
  }

  /** (X'X + penalty I)^-1 X'y by Gaussian elimination. */
  private static double[] solved(double[][] x, double[] y, double penalty) {
    int p = x[0].length;
    double[][] system = new double[p][p + 1];
    for (int row = 0; row < x.length; row++) {
      for (int one = 0; one < p; one++) {
        system[one][p] += x[row][one] * y[row];
        for (int other = 0; other < p; other++) {
          system[one][other] += x[row][one] * x[row][other];
        }
      }
    }
    for (int one = 0; one < p; one++) {
      system[one][one] += penalty;
    }
    for (int pivot = 0; pivot < p; pivot++) {
      for (int row = 0; row < p; row++) {
        double factor = row == pivot ? 0 : system[row][pivot] / system[pivot][pivot];
        for (int column = pivot; column <= p && row != pivot; column++) {
          system[row][column] -= factor * system[pivot][column];
        }
      }
    }
    double[] solution = new double[p];
    for (int one = 0; one < p; one++) {
      solution[one] = system[one][p] / system[one][one];
    }
    return solution;
  }

  private static double dot(double[] one, double[] other) {
    return IntStream.range(0, one.length).mapToDouble(at -> one[at] * other[at]).sum();
  }

  @Test
  void aTargetThatFollowsWhatIsKnownAheadIsForecastFromIt() {
    TimeSeries series = series(row -> 0);
    Forecaster lear = new Lear(SEASON).fit(SeriesSet.of(series), LEARNED, HORIZON);
    Forecaster blind = new Lear(SEASON).fit(SeriesSet.of(withoutLoad(series)), LEARNED, HORIZON);
    assertTrue(
        error(lear, series) < error(blind, withoutLoad(series)) / 4,
        error(lear, series) + " and " + error(blind, withoutLoad(series)));
  }

  private static TimeSeries withoutLoad(TimeSeries series) {
    return series.with(KnownAhead.timesOf(series.time()));
  }

  private static double error(Forecaster forecaster, TimeSeries series) {
    double sum = 0;
    for (int origin = FITTED; origin + HORIZON <= ROWS; origin++) {
      Forecast forecast = forecaster.forecast(List.of(series.until(origin)), HORIZON).get(0);
      for (int step = 1; step <= HORIZON; step++) {
        sum += Math.abs(series.target(origin + step - 1) - forecast.point(step));
      }
    }
    return sum;
  }

  @Test
  void laterRowsOfTheTargetChangeNothingAndLaterKnownOnesDo() {
    TimeSeries series = series(row -> 0);
    TimeSeries otherTarget = series(row -> row < FITTED ? 0 : 50);
    double before = first(series, series);
    assertEquals(before, first(otherTarget, otherTarget));
    double[] load = series.ahead().values("load");
    load[FITTED] += 5;
    TimeSeries known = series.with(new KnownAhead(series.time(), Map.of("load", load)));
    assertNotEquals(before, first(known, known));
    assertEquals(before, first(known, series), "what was fitted stays");
  }

  private static double first(TimeSeries fitted, TimeSeries asked) {
    return new Lear(SEASON)
        .fit(SeriesSet.of(fitted), LEARNED, HORIZON)
        .forecast(List.of(asked.until(FITTED)), HORIZON)
        .get(0)
        .point(1);
  }

  @Test
  void aSeriesThatWasNotLearnedFromIsFittedToWhatIsKnownOfIt() {
    TimeSeries series = series(row -> 0);
    Forecaster lear = new Lear(SEASON).fit(SeriesSet.of(series), Map.of(), HORIZON);
    Forecaster own = new Lear(SEASON).fit(SeriesSet.of(series), LEARNED, HORIZON);
    assertEquals(
        own.forecast(List.of(series.until(FITTED)), HORIZON).get(0).point(3),
        lear.forecast(List.of(series.until(FITTED)), HORIZON).get(0).point(3));
  }

  @Test
  void tooFewRowsAndUnknownFutureRowsAreRefused() {
    TimeSeries series = series(row -> 0);
    String few =
        String.valueOf(
            assertThrows(
                    InvalidInputException.class,
                    () ->
                        new Lear(SEASON)
                            .fit(SeriesSet.of(series), Map.of("a", new RowRange(0, 40)), HORIZON))
                .getMessage());
    assertTrue(few.contains("lear-4 learns from at least 45 rows; series a has 40"), few);
    Forecaster lear = new Lear(SEASON).fit(SeriesSet.of(series), LEARNED, HORIZON);
    String unknown =
        String.valueOf(
            assertThrows(
                    InvalidInputException.class,
                    () -> lear.forecast(List.of(series.history()), HORIZON))
                .getMessage());
    assertTrue(unknown.contains("what is known ahead in the 5 rows after 399"), unknown);
  }

  @Test
  void aStableScaleIsTheInverseHyperbolicSineOfTheDistanceFromTheMedian() {
    StableScale scale = StableScale.of(new double[] {1, 2, 3, 4, 1000});
    assertEquals(3, scale.median());
    assertEquals(1.4826, scale.spread(), 1e-12);
    assertEquals(1.4826 * Math.sinh(2) + 3, scale.value(2), 1e-12);
    for (double value : new double[] {-500, 3, 3.1, 1000}) {
      assertEquals(value, scale.value(scale.scaled(value)), 1e-9);
    }
  }

  /** A target of twice the load of its row, with a wave, and a shift by row. */
  private static TimeSeries series(IntToDoubleFunction shift) {
    Random random = new Random(4);
    double[] load = IntStream.range(0, ROWS).mapToDouble(row -> random.nextGaussian()).toArray();
    double[] target =
        IntStream.range(0, ROWS)
            .mapToDouble(
                row ->
                    20
                        + 2 * load[row]
                        + Math.sin(row * Math.PI / 2)
                        + 0.1 * random.nextGaussian()
                        + shift.applyAsDouble(row))
            .toArray();
    return new TimeSeries("a", TimeLine.ofRows(ROWS), "y", Map.of("y", target))
        .with(new KnownAhead(TimeLine.ofRows(ROWS), Map.of("load", load)));
  }
}
