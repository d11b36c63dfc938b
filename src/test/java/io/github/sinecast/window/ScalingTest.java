package io.github.sinecast.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.FittedScaler;
import io.github.sinecast.RandomCase;
import io.github.sinecast.RandomCases;
import io.github.sinecast.window.oracle.NaiveLoopScaling;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingTest {
  /** A mean and a root of some hundred terms lose a few units in the last place. */
  private static final double ROUNDING = 1e-13;

  private static final double[] VALUES =
      new Random(11).doubles(157).map(uniform -> 40 + 300 * Math.pow(uniform, 3)).toArray();

  @Test
  void standardIsMeanAndPopulationDeviation() {
    FittedScaler fitted = Scaling.STANDARD.fit(VALUES);
    assertClose(NaiveLoopScaling.mean(VALUES), fitted.location());
    assertClose(NaiveLoopScaling.standardDeviation(VALUES), fitted.spread());
  }

  @Test
  void robustIsMedianAndInterquartileRange() {
    for (int length = 3; length < 12; length++) {
      double[] values = Arrays.copyOf(VALUES, length);
      FittedScaler fitted = Scaling.ROBUST.fit(values);
      assertClose(NaiveLoopScaling.quantile(values, 0.5), fitted.location());
      assertClose(
          NaiveLoopScaling.quantile(values, 0.75) - NaiveLoopScaling.quantile(values, 0.25),
          fitted.spread());
    }
  }

  @Test
  void robustIsBlindToOneWildValue() {
    double[] calm = {1, 2, 3, 4, 5};
    double[] wild = {1, 2, 3, 4, 1e9};
    assertEquals(Scaling.ROBUST.fit(calm), Scaling.ROBUST.fit(wild));
  }

  @Test
  void rootMeanSquareKeepsZeroWhereItIs() {
    FittedScaler fitted = Scaling.ROOT_MEAN_SQUARE.fit(VALUES);
    assertEquals(0, fitted.location());
    assertEquals(0, fitted.scale(0));
    assertClose(NaiveLoopScaling.rootMeanSquare(VALUES), fitted.spread());
  }

  @Test
  void noneLeavesEveryBit() {
    FittedScaler fitted = Scaling.NONE.fit(VALUES);
    for (double value : VALUES) {
      assertEquals(value, fitted.scale(value));
    }
  }

  @ParameterizedTest
  @EnumSource
  void scalingAndInvertingGivesTheValueBack(Scaling scaling) {
    FittedScaler fitted = scaling.fit(VALUES);
    for (double value : new double[] {-1e6, -3.5, 0, 1e-9, 77.25, 1e12}) {
      double back = fitted.invert(fitted.scale(value));
      assertEquals(value, back, ROUNDING * (Math.abs(value) + fitted.location()));
    }
  }

  @RandomCases(300)
  void standardisedValuesHaveMeanZeroAndDeviationOne(RandomCase drawn) {
    double[] values = drawn.numbers(drawn.between(2, 40), -1e6, 1e6);
    FittedScaler fitted = Scaling.STANDARD.fit(values);
    double[] scaled = Arrays.stream(values).map(fitted::scale).toArray();
    double sizes = Arrays.stream(scaled).map(Math::abs).max().orElseThrow() + 1;
    assertEquals(0, NaiveLoopScaling.mean(scaled), 1e-6 * sizes);
    double spread = NaiveLoopScaling.standardDeviation(scaled);
    assertTrue(spread == 0 || Math.abs(spread - 1) < 1e-6 || fitted.spread() == 1, "" + spread);
  }

  @ParameterizedTest
  @EnumSource
  void aColumnThatNeverChangesBecomesFiniteNumbers(Scaling scaling) {
    for (double constant : new double[] {0, 0.1, -1e-300, 123_456.789, 1e15}) {
      double[] values = new double[1001];
      Arrays.fill(values, constant);
      FittedScaler fitted = scaling.fit(values);
      assertTrue(Double.isFinite(fitted.scale(constant)));
      if (scaling == Scaling.STANDARD || scaling == Scaling.ROBUST) {
        assertEquals(1, fitted.spread(), "rounding of the mean is no spread");
        assertEquals(0, fitted.scale(constant), Math.ulp(constant));
      }
    }
  }

  @Test
  void oneValueIsAColumnThatNeverChanges() {
    assertEquals(new FittedScaler(7, 1), Scaling.STANDARD.fit(new double[] {7}));
    assertEquals(new FittedScaler(7, 1), Scaling.ROBUST.fit(new double[] {7}));
  }

  @Test
  void aSmallChangeOnALargeLevelIsASpreadAllTheSame() {
    FittedScaler fitted = Scaling.STANDARD.fit(new double[] {1e6, 1e6 + 1e-4});
    // The level itself is only known to 2e-10.
    assertEquals(0.5e-4, fitted.spread(), 2e-10);
  }

  @ParameterizedTest
  @EnumSource
  void nothingCannotBeFitted(Scaling scaling) {
    assertThrows(IllegalArgumentException.class, () -> scaling.fit(new double[0]));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotFiniteCannotBeFitted(Scaling scaling) {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      IllegalArgumentException refusal =
          assertThrows(IllegalArgumentException.class, () -> scaling.fit(new double[] {1, bad, 2}));
      assertTrue(refusal.getMessage().contains("" + bad), refusal.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void fittingChangesNoValue(Scaling scaling) {
    double[] values = {3, 1, 2};
    scaling.fit(values);
    assertArrayEquals(new double[] {3, 1, 2}, values);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aSpreadIsAFiniteNumberAboveZero(double spread) {
    assertThrows(IllegalArgumentException.class, () -> new FittedScaler(0, spread));
    assertThrows(IllegalArgumentException.class, () -> new FittedScaler(Double.NaN, 1));
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, ROUNDING * Math.abs(expected));
  }
}
