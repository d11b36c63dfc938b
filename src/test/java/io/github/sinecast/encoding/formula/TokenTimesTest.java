package io.github.sinecast.encoding.formula;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.TimeLine;
import io.github.sinecast.encoding.oracle.AroundIndependenceDay;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenTimesTest {
  /** Days are sums of a few fractions of 24. */
  private static final double ROUNDING = 1e-12;

  @ParameterizedTest
  @EnumSource
  void positionsAreCountedFromTheOldestTokenOfTheWindow(Clock clock) {
    double[] all = AroundIndependenceDay.positions(clock);
    for (int first = 0; first < all.length; first++) {
      int tokens = all.length - first;
      TokenTimes times =
          TokenTimes.of(new EncoderShape(tokens, 4, 1), AroundIndependenceDay.LINE, first, 1);
      double[] expected = new double[tokens];
      for (int token = 0; token < tokens; token++) {
        expected[token] = all[first + token] - all[first];
      }
      assertArrayEquals(expected, times.positions(clock), ROUNDING);
      for (int token = 0; token < tokens; token++) {
        assertEquals(expected[token], times.position(clock, token), ROUNDING);
      }
    }
  }

  @Test
  void aPatchIsWhereItsLastRowIs() {
    TokenTimes times = TokenTimes.of(new EncoderShape(3, 4, 1), AroundIndependenceDay.LINE, 2, 2);
    assertArrayEquals(new double[] {0, 1, 2}, times.positions(Clock.INDEX));
    // Rows 2, 4 and 6: Friday, Thursday, Monday.
    assertArrayEquals(new double[] {0, 3, 5}, times.positions(Clock.TRADING_DAY), ROUNDING);
    assertArrayEquals(new double[] {0, 6, 10}, times.positions(Clock.CALENDAR_DAY), ROUNDING);
    assertEquals(LocalDateTime.of(2022, 7, 7, 16, 0), times.at(1));
  }

  @Test
  void variatesOfAStepShareItsTimeButAreCountedApart() {
    EncoderShape shape = new EncoderShape(3, 2, 4, 1, 1, false);
    TokenTimes times = TokenTimes.of(shape, AroundIndependenceDay.LINE, 2, 2);
    assertEquals(6, times.tokens());
    assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, times.positions(Clock.INDEX));
    assertArrayEquals(
        new double[] {0, 0, 3, 3, 5, 5}, times.positions(Clock.TRADING_DAY), ROUNDING);
    assertArrayEquals(
        new double[] {0, 0, 6, 6, 10, 10}, times.positions(Clock.CALENDAR_DAY), ROUNDING);
    assertEquals(times.at(2), times.at(3));
  }

  /** A second is 1.2e-5 of a day: whole seconds since 1970 would be lost in single precision. */
  @Test
  void aSecondIsNotLostInADayFarFromNineteenSeventy() {
    long noon = LocalDate.of(2050, 6, 1).toEpochDay() * 86_400 + 43_200;
    TimeLine line = TimeLine.ofEpochSeconds(new long[] {noon, noon + 1, noon + 86_400});
    TokenTimes times = TokenTimes.of(new EncoderShape(3, 4, 1), line, 0, 1);
    assertArrayEquals(
        new double[] {0, 1.0 / 86_400, 1}, times.positions(Clock.CALENDAR_DAY), ROUNDING);
  }

  @Test
  void tokensWithoutDatesCanOnlyBeCounted() {
    EncoderShape shape = new EncoderShape(3, 4, 1);
    for (TokenTimes times :
        new TokenTimes[] {
          TokenTimes.counted(shape), TokenTimes.of(shape, TimeLine.ofRows(9), 2, 1)
        }) {
      assertArrayEquals(
          IntStream.range(0, 3).asDoubleStream().toArray(), times.positions(Clock.INDEX));
      for (Clock clock : new Clock[] {Clock.TRADING_DAY, Clock.CALENDAR_DAY}) {
        assertRefused(() -> times.position(clock, 1));
      }
      assertRefused(() -> times.at(1));
    }
  }

  private static void assertRefused(Runnable asked) {
    InvalidInputException refusal = assertThrows(InvalidInputException.class, asked::run);
    assertEquals(
        "this positional encoding needs dates, and the rows have none; give a table with a date"
            + " column, or choose the clock index or an encoding that only counts",
        refusal.getMessage());
  }
}
