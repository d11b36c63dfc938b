package io.github.sinecast.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Sample;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TailsTest {
  private static final double[] LEVELS = {0.025, 0.1, 0.5, 0.9, 0.975};

  /** A difference of numbers of the size of 10. */
  private static final double ROUNDING = 1e-11;

  /** At levels beyond the learned ones, and beyond those of the tails. */
  @ParameterizedTest
  @ValueSource(doubles = {0.0001, 0.003, 0.01, 0.02, 0.025, 0.3, 0.5, 0.96, 0.99, 0.9999})
  void noIntervalNarrowsFromStepToStep(double level) {
    Random random = new Random(4);
    Postprocessing postprocessing =
        new Postprocessing(1, null, Tails.of(0.025, 0.975, Collections.nCopies(3, heavy())));
    for (int trial = 0; trial < 200; trial++) {
      List<LearnedDistribution> steps =
          postprocessing
              .apply(forecast(curve(random), curve(random), curve(random)))
              .distributions();
      for (int step = 1; step < steps.size(); step++) {
        assertTrue(
            distance(steps.get(step), level) >= distance(steps.get(step - 1), level) - ROUNDING);
      }
    }
  }

  @Test
  void tailsLieAsFarOutAsThoseOfTheResiduals() {
    DoubleUnaryOperator residuals = heavy();
    QuantileCurve learned = new QuantileCurve(LEVELS, new double[] {-4, -1, 1, 2, 3});

    LearnedDistribution extended =
        Tails.of(0.025, 0.975, List.of(residuals)).apply(forecast(learned)).distributions().get(0);

    double median = residuals.applyAsDouble(0.5);
    double below =
        (residuals.applyAsDouble(0.01) - median) / (residuals.applyAsDouble(0.025) - median);
    double above =
        (residuals.applyAsDouble(0.995) - median) / (residuals.applyAsDouble(0.975) - median);
    assertEquals(1 - 5 * below, extended.quantile(0.01), ROUNDING);
    assertEquals(1 + 2 * above, extended.quantile(0.995), ROUNDING);
    for (double level : LEVELS) {
      assertEquals(learned.quantile(level), extended.quantile(level), ROUNDING);
    }
  }

  @Test
  void residualsThatNeverDifferHaveNormalTails() {
    Tails tails = Tails.of(0.1, 0.9, List.of(level -> 0.0));
    QuantileCurve learned =
        new QuantileCurve(new double[] {0.1, 0.5, 0.9}, new double[] {-1, 0, 1});

    double quantile = tails.apply(forecast(learned)).distributions().get(0).quantile(0.01);

    assertEquals(Normal.score(0.01) / -Normal.score(0.1), quantile, ROUNDING);
  }

  @Test
  void aSideWhoseOutermostLevelIsTheMedianHasNoTail() {
    Tails tails = Tails.of(0.5, 0.9, List.of(heavy()));

    assertTrue(tails.levels().stream().allMatch(level -> level > 0.9), tails.toString());
  }

  @Test
  void tailsNearerToTheMedianThanTheOutermostQuantileAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Tails(List.of(0.01), List.of(List.of(0.9))));
  }

  /** Of a sample whose tails are heavier than normal ones, and longer below. */
  private static DoubleUnaryOperator heavy() {
    Random random = new Random(1);
    double[] sorted =
        random
            .doubles(4000)
            .map(level -> new StudentT(0, 1, 3).quantile(level))
            .map(value -> value < 0 ? 1.3 * value : value)
            .sorted()
            .toArray();
    return level -> Sample.quantile(sorted, level);
  }

  private static LearnedForecast forecast(QuantileCurve... steps) {
    return new LearnedForecast(
        Collections.nCopies(steps.length, 0.0), List.of(steps), () -> 1, true);
  }

  private static QuantileCurve curve(Random random) {
    return new QuantileCurve(
        LEVELS, random.doubles(LEVELS.length, -1, 1).map(value -> 3 * value).sorted().toArray());
  }

  private static double distance(LearnedDistribution distribution, double level) {
    return Math.abs(distribution.quantile(level) - distribution.median());
  }
}
