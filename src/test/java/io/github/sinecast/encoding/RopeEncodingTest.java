package io.github.sinecast.encoding;

import static io.github.sinecast.encoding.AttentionWindow.DOUBLE_ROUNDING;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.oracle.NaiveLoopRotation;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RopeEncodingTest {
  @ParameterizedTest
  @EnumSource
  void queriesAndKeysAreMultipliedByTheWholeMatrix(RotaryLayout layout) {
    double[] numbers = new Random(4).doubles(10, -1, 1).toArray();
    for (double fraction : new double[] {1, 0.5, 0.8}) {
      RopeEncoding encoding = new RopeEncoding(10_000, layout, fraction, Clock.INDEX);
      Rotation rotation = encoding.rotation(new EncoderShape(9, 20, 2));
      int rotated = 2 * (int) (fraction * 10 / 2);
      for (double position : new double[] {0, 1, 2.25, 8, 117.5}) {
        double[] expected =
            NaiveLoopRotation.turned(
                numbers, position, rotated, 10_000, layout == RotaryLayout.INTERLEAVED);
        assertArrayEquals(expected, Turned.query(rotation, numbers, position), DOUBLE_ROUNDING);
        assertArrayEquals(expected, Turned.key(rotation, numbers, position), DOUBLE_ROUNDING);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void turnedProductsDependOnTheDifferenceOfPositionsAlone(RotaryLayout layout) {
    Rotation rotation =
        new RopeEncoding(100, layout, 1, Clock.INDEX).rotation(new EncoderShape(30, 12, 1));
    double[] query = new Random(1).doubles(12, -1, 1).toArray();
    double[] key = new Random(2).doubles(12, -1, 1).toArray();
    double ahead = Turned.product(rotation, query, 3, key, 8);
    assertEquals(ahead, Turned.product(rotation, query, 20, key, 25), DOUBLE_ROUNDING);
    assertEquals(ahead, Turned.product(rotation, query, 0.5, key, 5.5), DOUBLE_ROUNDING);
    // Unlike a distance, it tells past from future.
    assertTrue(Math.abs(ahead - Turned.product(rotation, query, 8, key, 3)) > 1e-3);
  }

  @Test
  void anOddHeadWidthIsRefusedWithAllNumbers() {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class,
            () -> new RopeEncoding().check(new EncoderShape(4, 15, 3)));
    assertTrue(
        refused
            .rule()
            .endsWith("a width of 15 over 3 heads gives 5; give an even width such as 18"),
        refused.rule());
  }

  @Test
  void anOddHeadWidthIsRefusedWithTheHeadsThatWouldServe() {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class,
            () -> new RopeEncoding().check(new EncoderShape(4, 12, 4)));
    assertTrue(
        refused.rule().endsWith("gives 3; give a number of heads among 1, 2, 3, 6"),
        refused.rule());
  }

  /** 0.58 * 100 is 57.99… in double precision. */
  @ParameterizedTest
  @CsvSource({"0.58, 100, 29", "0.57, 100, 28", "0.29, 200, 29", "0.5, 16, 4", "0.599, 10, 2"})
  void asManyPairsTurnAsTheFractionSays(double fraction, int width, int pairs) {
    assertEquals(
        pairs,
        new RopeEncoding(100, RotaryLayout.HALF, fraction, Clock.INDEX)
            .rotation(new EncoderShape(4, width, 1))
            .pairs());
  }

  @Test
  void aFractionThatLeavesNoPairIsRefused() {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class,
            () ->
                new RopeEncoding(100, RotaryLayout.HALF, 0.2, Clock.INDEX)
                    .check(new EncoderShape(4, 16, 4)));
    assertEquals("encoding.fraction", refused.setting());
    assertTrue(refused.rule().contains("head width of 4"), refused.rule());
  }

  @ParameterizedTest
  @CsvSource({"0", "-0.5", "1.01", "NaN"})
  void aFractionThatIsNoneIsRefused(double fraction) {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class,
            () -> new RopeEncoding(100, RotaryLayout.HALF, fraction, Clock.INDEX));
    assertEquals("fraction", refused.setting());
  }

  @ParameterizedTest
  @CsvSource({"1", "-3", "NaN", "Infinity"})
  void aBaseWithoutWavelengthsIsRefused(double base) {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class,
            () -> new RopeEncoding(base, RotaryLayout.HALF, 1, Clock.INDEX));
    assertEquals("base", refused.setting());
  }

  /** Width 4, base 100: frequencies 1 and 0.1. Three tokens, two pairs. */
  @Test
  void threeTokensTurnAsByHand() {
    RopeEncoding rope = new RopeEncoding(100, RotaryLayout.INTERLEAVED, 1, Clock.INDEX);
    EncoderShape three = new EncoderShape(3, 4, 1);
    double[][] plain = {{0, 0}, {1, 0.1}, {2, 0.2}};
    assertAngles(plain, rope.rotation(three));
    assertAngles(new double[][] {{0, 0}, {1, 0}, {2, 0}}, rope.withKeep(0.5).rotation(three));
    // s = 3 / 1: interpolation divides all by 3.
    RopeEncoding long3 = rope.withOriginalLength(1);
    assertAngles(
        new double[][] {{0, 0}, {1 / 3.0, 0.1 / 3}, {2 / 3.0, 0.2 / 3}},
        long3.withScaling(RopeScaling.INTERPOLATION).rotation(three));
    // R = 4: the base becomes 100 * 3^2 = 900, and the second frequency 900^(-1/2) = 1/30.
    assertAngles(
        new double[][] {{0, 0}, {1, 1 / 30.0}, {2, 2 / 30.0}},
        long3.withScaling(RopeScaling.NTK).rotation(three));
    // One token is less than a turn of any pair: YaRN interpolates both.
    assertAngles(
        new double[][] {{0, 0}, {1 / 3.0, 0.1 / 3}, {2 / 3.0, 0.2 / 3}},
        long3.withScaling(RopeScaling.YARN).rotation(three));
  }

  private static void assertAngles(double[][] expected, Rotation rotation) {
    for (int token = 0; token < expected.length; token++) {
      for (int pair = 0; pair < expected[token].length; pair++) {
        assertEquals(expected[token][pair], rotation.angle(token, pair), DOUBLE_ROUNDING);
      }
    }
  }

  /** 64 turns in training keep a frequency, 16.5 turns keep half of it. */
  @Test
  void yarnKeepsWhatTurnsOftenAndMultipliesScoresByItsTemperature() {
    int length = (int) Math.round(2 * Math.PI * 1000);
    RopeEncoding yarn =
        new RopeEncoding(100, RotaryLayout.HALF, 1, Clock.INDEX)
            .withScaling(RopeScaling.YARN)
            .withOriginalLength(length);
    EncoderShape twice = new EncoderShape(2 * length, 4, 1);
    Rotation rotation = yarn.rotation(twice);
    assertEquals(1, rotation.angle(1, 0), DOUBLE_ROUNDING);
    assertEquals(0.1, rotation.angle(1, 1), DOUBLE_ROUNDING);
    PlainSites sites = Plain.of(yarn, twice, 1).sites;
    assertEquals(Math.pow(1 + 0.1 * Math.log(2), 2), sites.contentScale(), DOUBLE_ROUNDING);
    assertEquals(1, Plain.of(yarn, new EncoderShape(9, 4, 1), 1).sites.contentScale());
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsScaledInWindowsAsLongAsThoseOfTraining(RopeScaling scaling) {
    RopeEncoding rope = new RopeEncoding(100, RotaryLayout.HALF, 1, Clock.INDEX);
    Rotation expected = rope.rotation(new EncoderShape(9, 12, 2));
    for (Integer length : new Integer[] {null, 9, 20}) {
      Rotation found =
          rope.withScaling(scaling).withOriginalLength(length).rotation(new EncoderShape(9, 12, 2));
      for (int pair = 0; pair < 3; pair++) {
        assertEquals(expected.angle(7, pair), found.angle(7, pair), DOUBLE_ROUNDING);
      }
    }
  }

  @Test
  void learnedFrequenciesStartWhereTheFixedOnesAre() {
    RopeEncoding fixed = new RopeEncoding(100, RotaryLayout.HALF, 0.5, Clock.INDEX);
    EncoderShape shape = new EncoderShape(5, 16, 2);
    PlainSites learned = Plain.of(fixed.withLearned(true), shape, 1).sites;
    Rotation rotation = fixed.rotation(shape);
    double[] numbers = new Random(4).doubles(2 * 5 * 8, -1, 1).toArray();
    double[] turned = learned.keys(0, new PlainNumbers(numbers, 2, 5, 8)).values();
    for (int row = 0; row < 10; row++) {
      double[] key = Arrays.copyOfRange(numbers, row * 8, row * 8 + 8);
      assertArrayEquals(
          Turned.key(rotation, key, row % 5),
          Arrays.copyOfRange(turned, row * 8, row * 8 + 8),
          DOUBLE_ROUNDING);
    }
  }

  @Test
  void settingsThatLeaveNothingToTurnAreRefused() {
    EncoderShape shape = new EncoderShape(4, 1, 16, 4, 2, false);
    assertEquals("encoding.keep", refusal(new RopeEncoding().withKeep(0.4), shape).setting());
    InvalidSettingException refused = refusal(new RopeEncoding().withLayers(List.of(0, 2)), shape);
    assertEquals("encoding.layers", refused.setting());
    assertEquals("must be layers from 0 to 1, found 2", refused.rule());
    assertThrows(
        InvalidSettingException.class, () -> new RopeEncoding().withLayers(List.<Integer>of()));
  }

  private static InvalidSettingException refusal(RopeEncoding encoding, EncoderShape shape) {
    return assertThrows(InvalidSettingException.class, () -> encoding.check(shape));
  }
}
