package io.github.sinecast.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.oracle.AroundIndependenceDay;
import io.github.sinecast.encoding.oracle.NaiveLoopTime2Vec;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Time2VecEncodingTest {
  @ParameterizedTest
  @CsvSource({"1, 8, INDEX", "3, 5, TRADING_DAY", "15, 7, CALENDAR_DAY", "4, 1, CALENDAR_DAY"})
  void theTableIsThatOfTheDefinitionForAnyLearnedNumbers(int waves, int width, Clock clock) {
    EncoderShape shape = new EncoderShape(AroundIndependenceDay.ROWS, width, 1);
    for (long seed = 0; seed < 5; seed++) {
      Plain plain =
          Plain.random(
              new Time2VecEncoding(waves, clock), shape, AroundIndependenceDay.times(shape), seed);
      Tables.assertTable(
          NaiveLoopTime2Vec.table(
              AroundIndependenceDay.positions(clock),
              plain.learned("frequencies"),
              plain.learned("phases"),
              plain.learned("map")),
          plain.table());
    }
  }

  /** With k waves there are k + 1 frequencies, as many phases, and a map from them to the width. */
  @Test
  void itLearnsFrequenciesPhasesAndAMap() {
    EncoderShape shape = new EncoderShape(9, 5, 1);
    Plain plain = Plain.of(new Time2VecEncoding(3, Clock.INDEX), shape, 1);
    assertEquals(4, plain.learned("frequencies").length);
    assertEquals(4, plain.learned("phases").length);
    assertEquals(20, plain.learned("map").length);
    assertEquals(28, new Time2VecEncoding(3, Clock.INDEX).learnedNumbers(shape));
  }

  @Test
  void theLineStartsByRisingToOneOverTheWindowAndWavesStartAnywhereInATurn() {
    int waves = 2000;
    Plain plain = Plain.of(new Time2VecEncoding(waves, Clock.INDEX), new EncoderShape(20, 1, 1), 7);
    double[] frequencies = plain.learned("frequencies");
    double[] phases = plain.learned("phases");
    assertEquals(1.0 / 20, frequencies[0]);
    assertEquals(0, phases[0]);
    double square =
        IntStream.rangeClosed(1, waves)
            .mapToDouble(wave -> frequencies[wave] * frequencies[wave])
            .average()
            .orElseThrow();
    // The mean square of n standard normal numbers has a standard error of sqrt(2 / n).
    assertEquals(1, square, 5 * Math.sqrt(2.0 / waves));
    double[] ofWaves = Arrays.copyOfRange(phases, 1, waves + 1);
    assertTrue(Arrays.stream(ofWaves).allMatch(phase -> phase >= 0 && phase < 2 * Math.PI));
    // A uniform number between 0 and 2 pi has a standard deviation of 2 pi / sqrt(12).
    assertEquals(
        Math.PI,
        Arrays.stream(ofWaves).average().orElseThrow(),
        5 * 2 * Math.PI / Math.sqrt(12.0 * waves));
  }

  @Test
  void atLeastOneWaveIsNeeded() {
    InvalidSettingException refusal =
        assertThrows(InvalidSettingException.class, () -> new Time2VecEncoding(0, Clock.INDEX));
    assertEquals("waves", refusal.setting());
    assertEquals("must be from 1 to 10000, found 0", refusal.rule());
  }
}
