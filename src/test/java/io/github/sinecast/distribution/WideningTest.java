package io.github.sinecast.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WideningTest {
  private static final double[] LEVELS = {0.05, 0.2, 0.5, 0.7, 0.95};

  /** A difference of numbers of the size of 1. */
  private static final double ROUNDING = 1e-12;

  @Test
  void noQuantileComesNearerToTheMedianFromStepToStep() {
    Random random = new Random(4);
    for (int trial = 0; trial < 200; trial++) {
      List<LearnedDistribution> steps =
          LearnedDistribution.widening(List.of(curve(random), curve(random), curve(random)));

      for (int step = 1; step < steps.size(); step++) {
        for (double level : LEVELS) {
          double before = distance(steps.get(step - 1), level);
          assertTrue(distance(steps.get(step), level) >= before - ROUNDING, "level " + level);
        }
      }
    }
  }

  @Test
  void aStepIsStretchedNoFurtherThanItTakesAndKeepsItsMedian() {
    QuantileCurve wide = new QuantileCurve(LEVELS, new double[] {-4, -1, 0, 1, 3});
    QuantileCurve next = new QuantileCurve(LEVELS, new double[] {7, 8.5, 10, 12, 12.5});

    LearnedDistribution stretched = LearnedDistribution.widening(List.of(wide, next)).get(1);

    // Around 10 the distances are 3, 1.5, 2, 2.5 and must be 4, 1, 1, 3.
    double[] expected = {6, 8.5, 10, 12, 13};
    for (int index = 0; index < LEVELS.length; index++) {
      assertEquals(expected[index], stretched.quantile(LEVELS[index]), ROUNDING);
    }
  }

  @Test
  void normalAndStudentDistributionsGetTheWidthOfTheirInterval() {
    Normal wide = new Normal(0, 2);
    StudentT heavy = new StudentT(5, 0.5, 4);

    assertEquals(new Normal(1, 2), new Normal(1, 1).noNarrowerThan(wide));
    LearnedDistribution stretched = heavy.noNarrowerThan(wide);
    assertEquals(
        wide.quantile(0.9) - wide.quantile(0.1),
        stretched.quantile(0.9) - stretched.quantile(0.1),
        ROUNDING);
    assertEquals(5, stretched.median());
  }

  @Test
  void stepsThatWidenByThemselvesStayAsTheyAre() {
    List<LearnedDistribution> steps =
        List.of(new Normal(0, 1), new StudentT(1, 2, 5), new StudentT(3, 2.5, 5));

    assertEquals(steps, LearnedDistribution.widening(steps));
  }

  private static QuantileCurve curve(Random random) {
    return new QuantileCurve(
        LEVELS, random.doubles(LEVELS.length, -1, 1).map(value -> 3 * value).sorted().toArray());
  }

  private static double distance(LearnedDistribution distribution, double level) {
    return Math.abs(distribution.quantile(level) - distribution.median());
  }
}
