package io.github.sinecast.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.oracle.AroundIndependenceDay;
import io.github.sinecast.encoding.oracle.NaiveLoopTape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TapeEncodingTest {
  @ParameterizedTest
  @CsvSource({"16, 8", "252, 64", "7, 5", "1, 3", "40, 1"})
  void tapeIsTheSinusoidWithWavelengthsThatSuitTheWindow(int tokens, int width) {
    for (double base : new double[] {10_000, 50}) {
      Tables.assertTable(
          NaiveLoopTape.table(tokens, width, base),
          Plain.table(new TapeEncoding(base, Clock.INDEX), new EncoderShape(tokens, width, 1)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void positionsMayBeAnyRealNumbersOfAClock(Clock clock) {
    EncoderShape shape = new EncoderShape(AroundIndependenceDay.ROWS, 5, 1);
    Tables.assertTable(
        NaiveLoopTape.table(AroundIndependenceDay.positions(clock), 5, 10_000),
        Plain.of(new TapeEncoding(10_000, clock), shape, AroundIndependenceDay.times(shape), 1)
            .table());
  }

  /** By hand: row 1 of 16 tokens of width 8 starts with an angle of 8/16. */
  @Test
  void theSecondRowOfSixteenStartsWithTheSineOfAHalf() {
    PlainNumbers table = Plain.table(new TapeEncoding(), new EncoderShape(16, 8, 1));
    assertEquals(0.479425538604203, table.at(1, 0), 1e-15);
    assertEquals(0.8775825618903728, table.at(1, 1), 1e-15);
  }

  @Test
  void tapeEqualsTheSinusoidWhereTokensAndWidthAreEqual() {
    EncoderShape square = new EncoderShape(8, 8, 1);
    PlainNumbers tape = Plain.table(new TapeEncoding(), square);
    PlainNumbers sinusoid = Plain.table(new SinusoidalEncoding(), square);
    for (int position = 0; position < 8; position++) {
      for (int column = 0; column < 8; column++) {
        assertEquals(sinusoid.at(position, column), tape.at(position, column));
      }
    }
  }

  @Test
  void aLongerTableDoesNotStartWithTheShorterOne() {
    PlainNumbers shorter = Plain.table(new TapeEncoding(), new EncoderShape(10, 8, 1));
    PlainNumbers longer = Plain.table(new TapeEncoding(), new EncoderShape(20, 8, 1));
    assertTrue(Math.abs(shorter.at(1, 0) - longer.at(1, 0)) > 0.1);
    // Twice the tokens, half the angle: every second row is there.
    for (int position = 0; position < 10; position++) {
      assertEquals(
          shorter.at(position, 3), longer.at(2 * position, 3), Tables.ROUNDING, "" + position);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, Double.NaN, Double.POSITIVE_INFINITY})
  void aBaseThatGivesNoWavelengthsIsRefused(double base) {
    assertEquals(
        "base",
        assertThrows(InvalidSettingException.class, () -> new TapeEncoding(base, Clock.INDEX))
            .setting());
  }
}
