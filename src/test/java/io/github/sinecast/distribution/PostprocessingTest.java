package io.github.sinecast.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PostprocessingTest {
  private static final List<Double> SHARES = List.of(0.0, 0.5, 1.0);

  /** A difference of numbers of the size of 1. */
  private static final double ROUNDING = 1e-12;

  /** Medians are noise of the size of the values, or half of what comes, or what comes. */
  @Test
  void theShareOfTheMedianIsThatWithTheLeastScore() {
    assertEquals(0, chosen(0));
    assertEquals(0.5, chosen(0.5));
    assertEquals(1, chosen(1));
  }

  @Test
  void withOneShareNothingIsChosen() {
    assertEquals(
        0.25, Postprocessing.fit(List.of(0.25), null, List.of(), new double[0][]).median());
  }

  @Test
  void allQuantilesMoveWithTheMedian() {
    LearnedForecast said = forecast(2, 0.5);

    LearnedForecast moved = new Postprocessing(0.25, null, null).apply(said);

    assertEquals(0.5, moved.points().get(0), ROUNDING);
    for (double level : new double[] {0.1, 0.5, 0.9}) {
      assertEquals(
          said.distributions().get(0).quantile(level) - 1.5,
          moved.distributions().get(0).quantile(level),
          ROUNDING);
    }
  }

  @Test
  void correctionsAreFittedToWhatTheShareLeaves() {
    List<LearnedForecast> said = new ArrayList<>();
    double[][] actual = new double[9][1];
    for (int window = 1; window <= 9; window++) {
      said.add(new LearnedForecast(List.of(4.0), List.of(), () -> 1, true));
      actual[window - 1][0] = window;
    }

    Postprocessing fitted =
        Postprocessing.fit(List.of(0.5), new double[] {0.1, 0.5, 0.9}, said, actual);

    // Whatever the model says, the least and the greatest of nine values bound nine new ones.
    LearnedDistribution corrected = fitted.apply(said.get(0)).distributions().get(0);
    assertEquals(1, corrected.quantile(0.1), ROUNDING);
    assertEquals(2, corrected.median(), ROUNDING);
    assertEquals(9, corrected.quantile(0.9), ROUNDING);
  }

  @Test
  void stepsInUnitsOfTheirOwnAreNotWidened() {
    List<LearnedDistribution> narrowing = List.of(new Normal(0, 2), new Normal(0, 1));
    for (boolean widens : new boolean[] {false, true}) {
      LearnedForecast applied =
          Postprocessing.NONE.apply(
              new LearnedForecast(List.of(0.0, 0.0), narrowing, () -> 1, widens));
      assertEquals(new Normal(0, widens ? 2 : 1), applied.distributions().get(1));
    }
  }

  private static double chosen(double knowledge) {
    Random random = new Random(5);
    List<LearnedForecast> said = new ArrayList<>();
    double[][] actual = new double[2000][1];
    for (double[] each : actual) {
      double median = random.nextGaussian();
      said.add(forecast(median, 0.5));
      each[0] = knowledge * median + 0.5 * random.nextGaussian();
    }
    return Postprocessing.fit(SHARES, null, said, actual).median();
  }

  private static LearnedForecast forecast(double median, double deviation) {
    return new LearnedForecast(
        List.of(median), List.of(new Normal(median, deviation)), () -> 1, true);
  }
}
