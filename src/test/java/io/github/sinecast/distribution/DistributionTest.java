package io.github.sinecast.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Distribution;
import io.github.sinecast.RandomCase;
import io.github.sinecast.RandomCases;
import io.github.sinecast.distribution.oracle.NaiveScore;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {
  private static final double[] LEVELS = {
    0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975
  };
  private static final double[] SKEWED = {
    -0.05, -0.03, -0.02, -0.012, -0.006, -0.002, 0.0005, 0.003, 0.007, 0.011, 0.018, 0.03, 0.06
  };

  /** With two places where probability is heaped. */
  private static final double[] HEAPED = {-3, -3, -1, 0, 0, 0, 0, 0.5, 1, 1.5, 2, 4, 9};

  private static final double[] PROBABILITIES = {
    1e-300, 1e-100, 1e-17, 1e-9, 1e-3, 0.025, 0.2, 0.4999, 0.5, 0.51, 0.9, 0.975, 1 - 1e-9,
    1 - 1e-16
  };

  /** Relative to the width of the distribution; the trapezoid rule in 8000 cells. */
  private static final double NAIVE = 2e-5;

  /** Relative; the same number by another formula. */
  private static final double SAME = 1e-11;

  static Stream<LearnedDistribution> learned() {
    return Stream.of(
        new Normal(0, 1),
        new Normal(-0.3, 0.02),
        new StudentT(0, 1, 3),
        new StudentT(0.1, 0.4, 2.1),
        new StudentT(-1, 2, 40),
        new StudentT(0, 1, 20_000),
        new QuantileCurve(LEVELS, SKEWED),
        new QuantileCurve(LEVELS, HEAPED),
        new QuantileCurve(new double[] {0.3, 0.4}, new double[] {-1, 1}));
  }

  static Stream<Distribution> all() {
    return Stream.concat(
        learned(),
        Stream.of(
            new Normal(0.1, 0.4).exponential(3),
            new Normal(0, 1.5).exponential(1),
            new QuantileCurve(LEVELS, SKEWED).exponential(100),
            new QuantileCurve(LEVELS, HEAPED).scaled(0.2, 0.1).exponential(7),
            new QuantileCurve(new double[] {0.3, 0.4}, new double[] {-0.1, 0.1}).exponential(1)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theScoreIsTheIntegralOfItsDefinition(Distribution distribution) {
    double middle = distribution.median();
    double width = distribution.quantile(0.9) - distribution.quantile(0.1);
    double heaviest =
        distribution instanceof StudentT t && t.degreesOfFreedom() < 3 ? 5 * NAIVE : NAIVE;
    for (double at : new double[] {-20, -2, -0.7, -0.01, 0, 0.3, 1, 20}) {
      double actual = middle + at * width;
      assertEquals(
          NaiveScore.crps(distribution, actual),
          distribution.crps(actual),
          heaviest * width,
          "at " + actual);
    }
  }

  @ParameterizedTest
  @MethodSource("learned")
  void aDistributionInOtherUnitsIsTheSame(LearnedDistribution distribution) {
    LearnedDistribution moved = distribution.scaled(5, 3);
    double width = distribution.quantile(0.9) - distribution.quantile(0.1);
    for (double p : new double[] {0.01, 0.3, 0.5, 0.99}) {
      assertEquals(5 + 3 * distribution.quantile(p), moved.quantile(p), SAME * (5 + width));
    }
    assertEquals(5 + 3 * distribution.mean(), moved.mean(), SAME * (5 + width));
    for (double actual : new double[] {-4, 0, 0.2}) {
      assertEquals(3 * distribution.crps(actual), moved.crps(5 + 3 * actual), SAME * (5 + width));
    }
  }

  @Test
  void symmetricDistributionsAreScoredAlikeOnBothSides() {
    double[] even = {-4, -2, -1, -0.5, 0, 0.5, 1, 2, 4};
    double[] levels = {0.02, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.98};
    for (Distribution distribution :
        List.of(new Normal(0, 1), new StudentT(0, 1, 2.5), new QuantileCurve(levels, even))) {
      for (double at : new double[] {0.01, 0.4, 1, 7, 1e9}) {
        assertEquals(distribution.crps(-at), distribution.crps(at), SAME * (1 + at));
      }
      for (double p : new double[] {1e-10, 0.01, 0.2, 0.49}) {
        double upper = distribution.quantile(1 - p);
        assertEquals(-distribution.quantile(p), upper, 1e-6 * upper, "1 - p has fewer digits");
      }
      assertEquals(0, distribution.mean(), SAME);
      assertEquals(0, distribution.median(), SAME);
    }
  }

  @Test
  void aCurveThroughQuantilesOfANormalDistributionIsThatDistribution() {
    Normal normal = new Normal(0.2, 0.3);
    for (double[] levels : List.of(LEVELS, new double[] {0.1, 0.2}, new double[] {1e-6, 0.5})) {
      QuantileCurve curve =
          new QuantileCurve(levels, Arrays.stream(levels).map(normal::quantile).toArray());
      assertEquals(normal.mean(), curve.mean(), SAME);
      assertEquals(normal.exponentialMean(), curve.exponentialMean(), SAME);
      for (double p : new double[] {1e-20, 0.003, 0.15, 0.5, 0.77, 0.999}) {
        assertEquals(normal.quantile(p), curve.quantile(p), 1e-10);
      }
      for (double actual : new double[] {-30, -1, 0, 0.2, 0.9, 50}) {
        assertEquals(normal.crps(actual), curve.crps(actual), SAME * (1 + Math.abs(actual)));
        assertEquals(
            normal.exponential(2).crps(actual),
            curve.exponential(2).crps(actual),
            SAME * (1 + Math.abs(actual)));
      }
    }
  }

  @Test
  void meansAreThoseOfTheirFormulas() {
    assertEquals(Math.exp(0.1 + 0.08), new Normal(0.1, 0.4).exponential(1).mean(), SAME);
    assertEquals(4, new StudentT(4, 1, 1.5).mean());
    assertEquals(Double.POSITIVE_INFINITY, new StudentT(4, 1, 1).mean());
    assertEquals(Double.POSITIVE_INFINITY, new StudentT(4, 1, 30).exponential(1).mean());
    assertEquals(Double.POSITIVE_INFINITY, new StudentT(4, 1, 30).exponential(1).crps(3));
  }

  @Test
  void studentsDistributionsOfOneAndTwoDegreesHaveTheirClosedForms() {
    for (double p : new double[] {1e-12, 0.01, 0.3, 0.5, 0.8, 0.999}) {
      assertEquals(
          -1 / Math.tan(Math.PI * p),
          new StudentT(0, 1, 1).quantile(p),
          1e-10 * (1 + 1 / Math.tan(Math.PI * Math.min(p, 1 - p))));
      assertEquals(
          (2 * p - 1) / Math.sqrt(2 * p * (1 - p)),
          new StudentT(0, 1, 2).quantile(p),
          1e-10 / Math.sqrt(2 * p * (1 - p)));
    }
    assertEquals(Double.POSITIVE_INFINITY, new StudentT(0, 1, 1).crps(0));
  }

  @Test
  void studentsDistributionNearsTheNormalOneAndIsSmoothWhereTheExpansionBegins() {
    Normal normal = new Normal(1, 2);
    StudentT many = new StudentT(1, 2, 1e6);
    StudentT below = new StudentT(1, 2, Math.nextDown(1e4));
    StudentT above = new StudentT(1, 2, 1e4);
    for (double at : new double[] {-9, -1, 0.9, 1, 3, 8}) {
      assertEquals(normal.crps(at), many.crps(at), 2e-6);
      assertEquals(below.crps(at), above.crps(at), 1e-9);
    }
    for (double p : new double[] {1e-6, 0.01, 0.3, 0.9}) {
      assertEquals(normal.quantile(p), many.quantile(p), 1e-4);
      assertEquals(below.quantile(p), above.quantile(p), 1e-9);
    }
  }

  @Test
  void whatCannotBeIsAsFarAwayAsItIs() {
    for (Distribution price :
        List.of(
            new Normal(0.1, 0.4).exponential(3),
            new QuantileCurve(LEVELS, SKEWED).exponential(3))) {
      assertEquals(price.crps(0) + 37, price.crps(-37), SAME * 37);
      assertEquals(price.crps(0), price.crps(1e-9), 1e-8);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void farTailsAreFiniteAndInOrder(Distribution distribution) {
    double before = Double.NEGATIVE_INFINITY;
    for (double p : PROBABILITIES) {
      double quantile = distribution.quantile(p);
      assertTrue(quantile >= before && Double.isFinite(quantile), p + ": " + quantile);
      before = quantile;
    }
    for (double actual : new double[] {-1e300, -1e20, 1e20, 1e300}) {
      assertEquals(1, distribution.crps(actual) / Math.abs(actual), 1e-6, "at " + actual);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1, 20, 37, 40, 1e3})
  void aSpreadBeyondReasonIsNotUndefined(double spread) {
    for (LearnedDistribution wide :
        List.of(
            new Normal(0, spread), new QuantileCurve(LEVELS, SKEWED).scaled(0, spread / 0.025))) {
      Distribution price = wide.exponential(100);
      for (double actual : new double[] {-1, 0, 1e-300, 1, 100, 1e300}) {
        double score = price.crps(actual);
        assertTrue(score >= 0, spread + " at " + actual + ": " + score);
        assertFalse(Double.isNaN(price.mean()));
      }
    }
  }

  @RandomCases(300)
  void aScoreIsNeverNegativeAndNeverChangesFasterThanTheValue(RandomCase drawn) {
    QuantileCurve curve = curve(drawn);
    double one = drawn.between(-3.0, 12.0);
    double other = drawn.between(-3.0, 12.0);
    double spread = drawn.between(0.1, 1.1);
    for (Distribution distribution :
        List.of(curve, curve.scaled(0, 0.05).exponential(1), new Normal(one, spread))) {
      double score = distribution.crps(one);
      assertTrue(score >= 0);
      double change = Math.abs(distribution.crps(other) - score);
      assertTrue(change <= Math.abs(other - one) + 1e-11, () -> distribution + ": " + change);
    }
  }

  @RandomCases(30)
  void theScoreOfAnyCurveIsTheIntegralOfItsDefinition(RandomCase drawn) {
    QuantileCurve curve = curve(drawn);
    double actual = drawn.between(-3.0, 12.0);
    Distribution price = curve.scaled(0, 0.3).exponential(1);
    assertEquals(NaiveScore.crps(curve, actual), curve.crps(actual), 1e-4);
    assertEquals(
        NaiveScore.crps(price, actual), price.crps(actual), 1e-4 * (1 + price.quantile(0.999)));
  }

  /** A curve that rises from -1 on, and stands still in places. */
  private static QuantileCurve curve(RandomCase drawn) {
    double[] values = new double[13];
    double value = -1;
    for (int index = 0; index < values.length; index++) {
      double rise = drawn.between(0.0, 1.0);
      value += rise < 0.2 ? 0 : rise;
      values[index] = value;
    }
    return new QuantileCurve(LEVELS, values);
  }

  @Test
  void whatIsNoDistributionIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Normal(0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Normal(Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new StudentT(0, 1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Normal(0, 1).exponential(0));
    for (double[] levels :
        List.of(
            new double[] {0.5},
            new double[] {0.5, 0.5},
            new double[] {0, 0.5},
            new double[] {0.5, 1},
            new double[] {0.5, Double.NaN})) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new QuantileCurve(levels, new double[levels.length]));
    }
    double[] two = {0.3, 0.6};
    for (double[] values :
        List.of(
            new double[] {1},
            new double[] {1, 0.9},
            new double[] {1, Double.NaN},
            new double[] {1, Double.POSITIVE_INFINITY})) {
      assertThrows(IllegalArgumentException.class, () -> new QuantileCurve(two, values));
    }
  }
}
