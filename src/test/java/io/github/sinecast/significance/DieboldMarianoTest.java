package io.github.sinecast.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.evaluation.Golden;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DieboldMarianoTest {
  /** R sums in another order and with longer doubles. */
  private static final double OF_R = 1e-9;

  static Stream<Map<String, String>> testsOfR() {
    return Golden.rows("dm-test.csv").stream();
  }

  @ParameterizedTest
  @MethodSource("testsOfR")
  void theStatisticAndItsProbabilityAreThoseOfR(Map<String, String> golden) {
    int n = Golden.whole(golden, "n");
    int power = Golden.whole(golden, "power");
    double[] first = Golden.column("errors.csv", "first");
    double[] second = Golden.column("errors.csv", "second");
    double[] difference = new double[n];
    for (int origin = 0; origin < n; origin++) {
      difference[origin] =
          Math.pow(Math.abs(first[origin]), power) - Math.pow(Math.abs(second[origin]), power);
    }
    LongRunVariance variance =
        Golden.text(golden, "variance").equals("acf")
            ? LongRunVariance.RECTANGULAR
            : LongRunVariance.BARTLETT;

    DieboldMariano.Result result =
        new DieboldMariano(Golden.whole(golden, "h"), variance).test(difference);

    assertEquals(Golden.number(golden, "statistic"), result.statistic(), OF_R);
    double p = Golden.number(golden, "p");
    assertEquals(p, result.p(), OF_R * p);
    assertEquals(variance, result.variance());
    assertNull(result.undefined());
  }

  @Test
  void anExampleByHandGivesTheStatisticOfTheDefinition() {
    // mean 2, variance 2/3 of squares (1, 0, 1) / 3; correction sqrt((3 + 1 - 2) / 3)
    DieboldMariano.Result result = new DieboldMariano(1).test(new double[] {1, 2, 3});

    assertEquals(2 / Math.sqrt(2.0 / 9) * Math.sqrt(2.0 / 3), result.statistic(), 1e-12);
    // Student's t with 2 degrees of freedom: P(|t| > x) = 1 - x / sqrt(x^2 + 2)
    double x = result.statistic();
    assertEquals(1 - x / Math.sqrt(x * x + 2), result.p(), 1e-12);
  }

  @Test
  void swappingTheForecastersSwapsTheSignOnly() {
    double[] difference = {0.5, -0.2, 0.9, 0.1, -0.4, 0.3, 0.8};
    double[] swapped = Arrays.stream(difference).map(d -> -d).toArray();

    DieboldMariano.Result one = new DieboldMariano(2).test(difference);
    DieboldMariano.Result other = new DieboldMariano(2).test(swapped);

    assertEquals(-one.statistic(), other.statistic(), 1e-14);
    assertEquals(one.p(), other.p(), 1e-14);
  }

  @Test
  void aNegativeVarianceGivesWayToBartlettsWithTheSameLags() {
    double[] alternating = new double[40];
    for (int origin = 0; origin < alternating.length; origin++) {
      alternating[origin] = 0.1 + (origin % 2 == 0 ? 1 : -1);
    }
    assertTrue(LongRunVariance.RECTANGULAR.of(alternating, 2) < 0);

    DieboldMariano.Result result = new DieboldMariano(2).test(alternating);

    assertEquals(LongRunVariance.BARTLETT, result.variance());
    assertEquals(
        new DieboldMariano(2, LongRunVariance.BARTLETT).test(alternating).statistic(),
        result.statistic());
  }

  @Test
  void equalLossesShowNoDifference() {
    DieboldMariano.Result result = new DieboldMariano(3).test(new double[50]);

    assertEquals(0, result.statistic());
    assertEquals(1, result.p());
    assertTrue(result.allEqual());
  }

  @Test
  void lossesThatAlwaysDifferByTheSameHaveNoTest() {
    double[] constant = new double[50];
    Arrays.fill(constant, 0.1);

    assertNotNull(new DieboldMariano(3).test(constant).undefined());
  }

  @Test
  void fewerOriginsThanStepsHaveNoTest() {
    DieboldMariano.Result result = new DieboldMariano(5).test(new double[] {1, 2, 3, 4, 6});

    assertEquals("a test over 5 steps needs 6 cutoffs or more, found 5", result.undefined());
    assertTrue(Double.isNaN(result.p()));
    assertNotNull(new DieboldMariano(1).test(new double[0]).undefined());
    assertThrows(InvalidSettingException.class, () -> new DieboldMariano(0));
  }

  @Test
  void aLossThatIsNotFiniteHasNoTest() {
    assertEquals(
        "a loss is not finite",
        new DieboldMariano(1).test(new double[] {1, Double.NaN, 2}).undefined());
    assertEquals(
        "a loss is not finite",
        new DieboldMariano(1).test(new double[] {1, Double.POSITIVE_INFINITY, 2}).undefined());
  }

  @Test
  void equallyGoodForecastersAreToldApartAboutAsOftenAsTheLevelSays() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
    int rejected = 0;
    int tries = 2000;
    for (int attempt = 0; attempt < tries; attempt++) {
      double[] noise = random.doubles(203, -1, 1).toArray();
      double[] overlapping = new double[200];
      for (int origin = 0; origin < 200; origin++) {
        overlapping[origin] = noise[origin] + noise[origin + 1] + noise[origin + 2];
      }
      rejected += new DieboldMariano(3).test(overlapping).p() < 0.05 ? 1 : 0;
    }

    // 5 % of 2000 is 100 with a standard deviation of 10; some more are due to the estimated lags.
    assertTrue(rejected > 70 && rejected < 150, "rejected " + rejected);
  }
}
