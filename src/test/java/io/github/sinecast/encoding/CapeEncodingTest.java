package io.github.sinecast.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.formula.TokenTimes;
import io.github.sinecast.encoding.oracle.AroundIndependenceDay;
import io.github.sinecast.encoding.oracle.NaiveLoopSinusoid;
import java.util.Arrays;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CapeEncodingTest {
  /**
   * With this base and a width of 4, the slower pair turns by 1e-4 a step: angles tell positions.
   */
  private static final double SLOW = 1e8;

  /** A position is read back from an angle of 1e-4 of it. */
  private static final double READ_BACK = 1e-10;

  private static final int WINDOWS = 4000;

  @ParameterizedTest
  @EnumSource
  void outsideOfTrainingPositionsAreCountedFromTheirMean(Clock clock) {
    double[] centred = centred(AroundIndependenceDay.positions(clock));
    for (int width : new int[] {1, 5, 8}) {
      EncoderShape shape = new EncoderShape(AroundIndependenceDay.ROWS, width, 1);
      CapeEncoding encoding = new CapeEncoding(5, 0.5, 1.03, 700, clock);
      Tables.assertTable(
          NaiveLoopSinusoid.table(centred, width, 700),
          Plain.of(encoding, shape, AroundIndependenceDay.times(shape), 1).table());
    }
  }

  @Test
  void trainingWithoutShiftsAndScaleIsAsOutsideOfIt() {
    EncoderShape shape = new EncoderShape(6, 5, 1);
    CapeEncoding still = new CapeEncoding(0, 0, 1, 10_000, Clock.INDEX);
    Tables.assertTable(
        NaiveLoopSinusoid.table(new double[] {-2.5, -1.5, -0.5, 0.5, 1.5, 2.5}, 5, 10_000),
        trained(still, shape, new Random(1)));
  }

  @ParameterizedTest
  @EnumSource
  void aWindowIsShiftedAsAWholeUpToTheGlobalShift(Clock clock) {
    CapeEncoding encoding = new CapeEncoding(5, 0, 1, SLOW, clock);
    double[] centred = centred(AroundIndependenceDay.positions(clock));
    Random random = new Random(2);
    double[] shifts = new double[WINDOWS];
    for (int window = 0; window < WINDOWS; window++) {
      double[] positions = positions(encoding, random);
      shifts[window] = positions[0] - centred[0];
      for (int token = 0; token < positions.length; token++) {
        assertEquals(shifts[window], positions[token] - centred[token], READ_BACK);
      }
    }
    assertUniform(5, shifts);
  }

  @Test
  void eachTokenIsShiftedByItselfUpToTheLocalShift() {
    CapeEncoding encoding = new CapeEncoding(0, 0.5, 1, SLOW, Clock.CALENDAR_DAY);
    double[] centred = centred(AroundIndependenceDay.positions(Clock.CALENDAR_DAY));
    Random random = new Random(3);
    double[][] shifts = new double[centred.length][WINDOWS];
    double product = 0;
    for (int window = 0; window < WINDOWS; window++) {
      double[] positions = positions(encoding, random);
      for (int token = 0; token < centred.length; token++) {
        shifts[token][window] = positions[token] - centred[token];
      }
      product += shifts[0][window] * shifts[1][window] / WINDOWS;
    }
    for (double[] ofToken : shifts) {
      assertUniform(0.5, ofToken);
    }
    // Shifts of two tokens are independent: their mean product is zero, give or take l^2 / 3.
    assertEquals(0, product, 5 * (0.25 / 3) / Math.sqrt(WINDOWS));
  }

  @Test
  void aWindowIsStretchedAsAWholeUpToTheGlobalScale() {
    CapeEncoding encoding = new CapeEncoding(0, 0, 1.4, SLOW, Clock.TRADING_DAY);
    double[] centred = centred(AroundIndependenceDay.positions(Clock.TRADING_DAY));
    Random random = new Random(4);
    double[] logarithms = new double[WINDOWS];
    for (int window = 0; window < WINDOWS; window++) {
      double[] positions = positions(encoding, random);
      double scale = positions[6] / centred[6];
      logarithms[window] = Math.log(scale);
      for (int token = 0; token < positions.length; token++) {
        assertEquals(scale * centred[token], positions[token], READ_BACK);
      }
    }
    assertUniform(Math.log(1.4), logarithms);
  }

  /** Shifts come before the stretch, so that they are stretched too. */
  @Test
  void shiftsAreStretchedWithTheWindow() {
    double greatest = 0;
    CapeEncoding encoding = new CapeEncoding(5, 0.5, 2, SLOW, Clock.INDEX);
    Random random = new Random(5);
    for (int window = 0; window < WINDOWS; window++) {
      double[] positions = positions(encoding, random);
      assertTrue(Math.abs(positions[6]) <= 2 * (3 + 5 + 0.5) + READ_BACK);
      greatest = Math.max(greatest, positions[6]);
    }
    // Shifts after the stretch would end at 2 x 3 + 5.5.
    assertTrue(greatest > 12, "greatest " + greatest);
  }

  @Test
  void drawsDifferFromWindowToWindowAndFollowFromTheRandomGeneratorAlone() {
    EncoderShape shape = new EncoderShape(6, 5, 1);
    Random random = new Random(9);
    double[] first = trained(new CapeEncoding(), shape, random).values();
    double[] second = trained(new CapeEncoding(), shape, random).values();
    assertFalse(Arrays.equals(first, second));
    Random again = new Random(9);
    assertArrayEquals(first, trained(new CapeEncoding(), shape, again).values());
    assertArrayEquals(second, trained(new CapeEncoding(), shape, again).values());
    assertFalse(Arrays.equals(first, trained(new CapeEncoding(), shape, new Random(10)).values()));
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0.5, 1.03, 10000, globalShift",
    "NaN, 0.5, 1.03, 10000, globalShift",
    "5, -0.5, 1.03, 10000, localShift",
    "5, Infinity, 1.03, 10000, localShift",
    "5, 0.5, 0.99, 10000, globalScale",
    "5, 0.5, NaN, 10000, globalScale",
    "5, 0.5, Infinity, 10000, globalScale",
    "5, 0.5, 1.03, 1, base"
  })
  void boundsThatBoundNothingAreRefused(
      double globalShift, double localShift, double globalScale, double base, String setting) {
    assertEquals(
        setting,
        assertThrows(
                InvalidSettingException.class,
                () -> new CapeEncoding(globalShift, localShift, globalScale, base, Clock.INDEX))
            .setting());
  }

  /** The augmented positions of the rows around a holiday, read back from the table. */
  private static double[] positions(CapeEncoding encoding, RandomGenerator random) {
    EncoderShape shape = new EncoderShape(AroundIndependenceDay.ROWS, 4, 1);
    PlainNumbers table =
        (PlainNumbers)
            encoding.table(new Training(shape, AroundIndependenceDay.times(shape), random));
    double[] positions = new double[shape.tokens()];
    for (int token = 0; token < positions.length; token++) {
      positions[token] = Math.atan2(table.at(token, 2), table.at(token, 3)) * Math.sqrt(SLOW);
    }
    return positions;
  }

  private static PlainNumbers trained(
      CapeEncoding encoding, EncoderShape shape, RandomGenerator random) {
    return (PlainNumbers) encoding.table(new Training(shape, TokenTimes.counted(shape), random));
  }

  private static double[] centred(double[] positions) {
    double sum = 0;
    for (double position : positions) {
      sum += position;
    }
    double mean = sum / positions.length;
    return Arrays.stream(positions).map(position -> position - mean).toArray();
  }

  /** Draws from U(-b, b): within the bounds, near both, with the mean and variance of that. */
  private static void assertUniform(double bound, double[] draws) {
    double mean = Arrays.stream(draws).average().orElseThrow();
    double square = Arrays.stream(draws).map(draw -> draw * draw).average().orElseThrow();
    assertTrue(Arrays.stream(draws).allMatch(draw -> Math.abs(draw) <= bound + READ_BACK));
    assertTrue(Arrays.stream(draws).min().orElseThrow() < -0.98 * bound);
    assertTrue(Arrays.stream(draws).max().orElseThrow() > 0.98 * bound);
    assertEquals(0, mean, 5 * bound / Math.sqrt(3.0 * draws.length));
    // The variance b^2 / 3 of n uniform numbers has a standard error of b^2 sqrt(4 / 45 / n).
    assertEquals(bound * bound / 3, square, 5 * bound * bound * Math.sqrt(4.0 / 45 / draws.length));
  }
}
