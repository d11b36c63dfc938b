package io.github.sinecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ChangeTest {
  /** A logarithm, its inverse and a product. */
  private static final double ROUNDING = 1e-12;

  @RandomCases(100)
  void aChangeAppliedToTheValueBeforeGivesTheValueAfter(RandomCase drawn) {
    double before = drawn.between(0.01, 1e5);
    double after = drawn.between(0.01, 1e5);
    for (Change change : Change.values()) {
      double back = change.applied(before, change.between(before, after));
      assertEquals(after, back, ROUNDING * (before + after));
    }
  }

  @RandomCases(100)
  void changesAddUp(RandomCase drawn) {
    double first = drawn.between(0.01, 1e5);
    double second = drawn.between(0.01, 1e5);
    double third = drawn.between(0.01, 1e5);
    for (Change change : Change.values()) {
      assertEquals(
          change.between(first, third),
          change.between(first, second) + change.between(second, third),
          ROUNDING * (first + second + third));
    }
  }

  @Test
  void changesAreFromEachValueToTheNext() {
    double[] values = {1, 2, 8};
    assertArrayEquals(new double[] {1, 6}, Change.DIFFERENCE.all(values));
    double log = Math.log(2);
    assertArrayEquals(new double[] {log, 2 * log}, Change.LOG_RETURN.all(values), ROUNDING);
  }

  @Test
  void logReturnsAreForValuesAboveZeroAlone() {
    assertEquals(Change.LOG_RETURN, Change.of(new double[] {1, 0.5}));
    assertEquals(Change.DIFFERENCE, Change.of(new double[] {1, 0, 2}));
    assertEquals(Change.DIFFERENCE, Change.of(new double[] {1, Double.NaN}));
  }
}
