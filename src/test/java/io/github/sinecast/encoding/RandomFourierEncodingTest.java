package io.github.sinecast.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.oracle.AroundIndependenceDay;
import io.github.sinecast.encoding.oracle.NaiveLoopFourier;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomFourierEncodingTest {
  @ParameterizedTest
  @EnumSource
  void fixedWavesAreThoseOfTheDefinition(Clock clock) {
    for (int width : new int[] {1, 2, 7, 8}) {
      EncoderShape shape = new EncoderShape(AroundIndependenceDay.ROWS, width, 1);
      RandomFourierEncoding encoding = new RandomFourierEncoding(0.3, false, 11, clock);
      Plain plain = Plain.random(encoding, shape, AroundIndependenceDay.times(shape), 1);
      Tables.assertTable(
          NaiveLoopFourier.table(
              AroundIndependenceDay.positions(clock), encoding.frequencies((width + 1) / 2), width),
          plain.table());
      assertEquals(Map.of(), plain.learned);
      assertEquals(0, encoding.learnedNumbers(shape));
    }
  }

  @ParameterizedTest
  @EnumSource
  void learnedWavesAreThoseOfTheDefinitionForAnyFrequencies(Clock clock) {
    for (int width : new int[] {1, 2, 7, 8}) {
      EncoderShape shape = new EncoderShape(AroundIndependenceDay.ROWS, width, 1);
      RandomFourierEncoding encoding = new RandomFourierEncoding(0.3, true, 11, clock);
      Plain plain = Plain.random(encoding, shape, AroundIndependenceDay.times(shape), 5);
      double[] frequencies = plain.learned("frequencies");
      assertEquals((width + 1) / 2, frequencies.length);
      assertEquals(frequencies.length, encoding.learnedNumbers(shape));
      Tables.assertTable(
          NaiveLoopFourier.table(AroundIndependenceDay.positions(clock), frequencies, width),
          plain.table());
    }
  }

  @Test
  void learnedWavesStartWhereFixedOnesAreWhateverTheSeedOfTheTraining() {
    EncoderShape shape = new EncoderShape(12, 9, 1);
    RandomFourierEncoding fixed = new RandomFourierEncoding(0.2, false, 3, Clock.INDEX);
    RandomFourierEncoding learned = new RandomFourierEncoding(0.2, true, 3, Clock.INDEX);
    for (long seed = 0; seed < 3; seed++) {
      Tables.assertTable(
          Tables.rows(Plain.of(fixed, shape, 99).table().values(), 9),
          Plain.of(learned, shape, seed).table());
    }
  }

  @Test
  void frequenciesFollowFromTheirOwnSeedAlone() {
    EncoderShape shape = new EncoderShape(12, 8, 1);
    RandomFourierEncoding one = new RandomFourierEncoding(0.2, false, 3, Clock.INDEX);
    RandomFourierEncoding other = new RandomFourierEncoding(0.2, false, 4, Clock.INDEX);
    double[] table = Plain.of(one, shape, 1).table().values();
    assertArrayEquals(table, Plain.of(one, shape, 2).table().values());
    assertFalse(Arrays.equals(table, Plain.of(other, shape, 1).table().values()));
  }

  @Test
  void moreFrequenciesStartWithTheFewer() {
    RandomFourierEncoding encoding = new RandomFourierEncoding();
    assertArrayEquals(encoding.frequencies(5), Arrays.copyOf(encoding.frequencies(50), 5));
  }

  @Test
  void frequenciesAreNormalWithTheDeviationThatIsSet() {
    double[] frequencies =
        new RandomFourierEncoding(0.25, false, 8, Clock.INDEX).frequencies(20_000);
    double mean = Arrays.stream(frequencies).average().orElseThrow();
    double square = Arrays.stream(frequencies).map(f -> f * f).average().orElseThrow();
    double fourth = Arrays.stream(frequencies).map(f -> f * f * f * f).average().orElseThrow();
    // Standard errors of mean, mean square and kurtosis of n normal numbers.
    assertEquals(0, mean, 5 * 0.25 / Math.sqrt(20_000));
    assertEquals(0.0625, square, 5 * 0.0625 * Math.sqrt(2.0 / 20_000));
    assertEquals(3, fourth / (square * square), 5 * Math.sqrt(24.0 / 20_000));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aDeviationThatGivesNoWavesIsRefused(double deviation) {
    assertEquals(
        "deviation",
        assertThrows(
                InvalidSettingException.class,
                () -> new RandomFourierEncoding(deviation, false, 1, Clock.INDEX))
            .setting());
  }
}
