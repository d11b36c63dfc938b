package io.github.sinecast.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.oracle.AroundIndependenceDay;
import io.github.sinecast.encoding.oracle.NaiveLoopSinusoid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinusoidalEncodingTest {
  /** Two ways to the frequency differ in the last digits; the position multiplies them. */
  private static final double ROUNDING = 1e-12;

  @ParameterizedTest
  @CsvSource({"8, 10000", "7, 10000", "1, 10000", "2, 10000", "64, 100", "33, 500"})
  void theTableIsThatOfTheDefinition(int width, double base) {
    PlainNumbers table = table(new SinusoidalEncoding(base, Clock.INDEX), 50, width);
    double[][] expected = NaiveLoopSinusoid.table(50, width, base);
    assertArrayEquals(new int[] {50, width}, table.shape());
    for (int position = 0; position < 50; position++) {
      for (int column = 0; column < width; column++) {
        assertEquals(
            expected[position][column],
            table.at(position, column),
            ROUNDING,
            position + ", " + column);
      }
    }
  }

  /** Computed by hand from the paper: sin 1 and cos 1 of DLMF 4.14, then a frequency of 1/10. */
  @Test
  void theSecondRowOfWidthEightStartsWithTheSineOfOne() {
    PlainNumbers table = table(new SinusoidalEncoding(), 2, 8);
    assertEquals(0.8414709848078965, table.at(1, 0), 1e-15);
    assertEquals(0.5403023058681398, table.at(1, 1), 1e-15);
    assertEquals(0.09983341664682815, table.at(1, 2), 1e-15);
    assertEquals(0.9950041652780258, table.at(1, 3), 1e-15);
  }

  @Test
  void anOddWidthKeepsItsOwnExponentAndEndsWithASine() {
    PlainNumbers table = table(new SinusoidalEncoding(), 4, 7);
    assertEquals(Math.sin(3 * Math.pow(10_000, -6.0 / 7)), table.at(3, 6), ROUNDING);
    assertEquals(Math.cos(3 * Math.pow(10_000, -4.0 / 7)), table.at(3, 5), ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 64})
  void everyRowHasASquaredNormOfHalfTheWidth(int width) {
    PlainNumbers table = table(new SinusoidalEncoding(), 300, width);
    for (int position = 0; position < 300; position++) {
      double square = 0;
      for (int column = 0; column < width; column++) {
        square += table.at(position, column) * table.at(position, column);
      }
      assertEquals(width / 2.0, square, ROUNDING);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 40})
  void aLaterRowIsARotationOfAnEarlierOneWhereverItStands(int shift) {
    int width = 8;
    PlainNumbers table = table(new SinusoidalEncoding(), 100, width);
    double[][] rotation = NaiveLoopSinusoid.shift(shift, width, 10_000);
    for (int position = 0; position + shift < 100; position++) {
      for (int column = 0; column < width; column++) {
        double rotated = 0;
        for (int from = 0; from < width; from++) {
          rotated += rotation[column][from] * table.at(position, from);
        }
        assertEquals(table.at(position + shift, column), rotated, ROUNDING);
      }
    }
  }

  @Test
  void aLongerTableStartsWithTheShorterOne() {
    PlainNumbers shorter = table(new SinusoidalEncoding(), 10, 7);
    PlainNumbers longer = table(new SinusoidalEncoding(), 1000, 7);
    for (int position = 0; position < 10; position++) {
      for (int column = 0; column < 7; column++) {
        assertEquals(shorter.at(position, column), longer.at(position, column));
      }
    }
  }

  @Test
  void noTwoRowsAreAlike() {
    PlainNumbers table = table(new SinusoidalEncoding(), 60, 8);
    for (int one = 0; one < 60; one++) {
      for (int other = one + 1; other < 60; other++) {
        double square = 0;
        for (int column = 0; column < 8; column++) {
          square += Math.pow(table.at(one, column) - table.at(other, column), 2);
        }
        assertTrue(square > 1e-2, one + " and " + other);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0, -10_000, Double.NaN, Double.POSITIVE_INFINITY})
  void aBaseThatGivesNoWavelengthsIsRefused(double base) {
    InvalidSettingException refusal =
        assertThrows(
            InvalidSettingException.class, () -> new SinusoidalEncoding(base, Clock.INDEX));
    assertEquals("base", refusal.setting());
    assertTrue(refusal.rule().contains("" + base), refusal.rule());
  }

  @ParameterizedTest
  @EnumSource
  void positionsMayBeAnyRealNumbersOfAClock(Clock clock) {
    for (int width : new int[] {5, 8}) {
      EncoderShape shape = new EncoderShape(AroundIndependenceDay.ROWS, width, 1);
      Plain dated =
          Plain.of(
              new SinusoidalEncoding(300, clock), shape, AroundIndependenceDay.times(shape), 1);
      Tables.assertTable(
          NaiveLoopSinusoid.table(AroundIndependenceDay.positions(clock), width, 300),
          dated.table());
    }
  }

  private static PlainNumbers table(PositionalEncoding encoding, int positions, int width) {
    return Plain.table(encoding, new EncoderShape(positions, width, 1));
  }
}
