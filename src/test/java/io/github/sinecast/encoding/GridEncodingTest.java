package io.github.sinecast.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.formula.TokenTimes;
import io.github.sinecast.encoding.oracle.NaiveLoopGrid;
import io.github.sinecast.encoding.oracle.NaiveLoopRotation;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GridEncodingTest {
  private static final double BASE = 500;

  @ParameterizedTest
  @CsvSource({"4, 3, 10", "7, 2, 8", "5, 1, 6", "1, 4, 2"})
  void sinusoidsTellTheStepInTheFirstHalfAndTheVariateInTheSecond(
      int steps, int variates, int width) {
    EncoderShape shape = new EncoderShape(steps, variates, width, 1, 1, false);
    Plain plain = random(GridForm.SINUSOIDAL, shape);
    Tables.assertTable(NaiveLoopGrid.sinusoids(steps, variates, width, BASE), plain.table());
    assertTrue(plain.learned.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"4, 3, 10", "7, 2, 8", "5, 1, 6", "1, 4, 2"})
  void learnedRowsOfStepAndVariateStandSideBySide(int steps, int variates, int width) {
    EncoderShape shape = new EncoderShape(steps, variates, width, 1, 1, false);
    Plain plain = random(GridForm.LEARNED, shape);
    double[][] ofSteps = Tables.rows(plain.learned("steps"), width / 2);
    double[][] ofVariates = Tables.rows(plain.learned("variates"), width / 2);
    assertEquals(steps, ofSteps.length);
    assertEquals(variates, ofVariates.length);
    Tables.assertTable(NaiveLoopGrid.joined(ofSteps, ofVariates), plain.table());
    assertEquals(
        (long) (steps + variates) * width / 2,
        new GridEncoding(GridForm.LEARNED, BASE).learnedNumbers(shape));
  }

  @ParameterizedTest
  @CsvSource({"4, 3", "7, 2", "5, 1"})
  void scoresKnowWhetherTwoTokensAreOfTheSameVariate(int steps, int variates) {
    EncoderShape shape = new EncoderShape(steps, variates, 8, 2, 3, false);
    Plain plain = random(GridForm.ROTARY, shape);
    PlainNumbers unused = new PlainNumbers(new double[shape.tokens() * 8], 2, shape.tokens(), 4);
    for (int layer = 0; layer < 3; layer++) {
      PlainNumbers scores = Objects.requireNonNull(plain.sites.scores(layer, unused, unused));
      assertArrayEquals(new int[] {2, shape.tokens(), shape.tokens()}, scores.shape());
      for (int head = 0; head < 2; head++) {
        for (int query = 0; query < shape.tokens(); query++) {
          for (int key = 0; key < shape.tokens(); key++) {
            boolean same = Math.floorMod(query - key, variates) == 0;
            assertEquals(
                plain.learned(same ? "same-variate" : "other-variate")[head],
                scores.at(head, query, key),
                Tables.ROUNDING);
          }
        }
      }
    }
    assertEquals(4, new GridEncoding(GridForm.ROTARY, BASE).learnedNumbers(shape));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void queriesAndKeysTurnWithTheirStepWhateverTheirVariate(int variates) {
    EncoderShape shape = new EncoderShape(5, variates, 12, 2, 1, false);
    PlainSites sites = random(GridForm.ROTARY, shape).sites;
    assertNull(sites.table());
    assertEquals(1, sites.rotations().size());
    Rotation rotation = sites.rotations().get(0);
    TokenTimes times = TokenTimes.counted(shape);
    double[] numbers = new Random(8).doubles(6, -1, 1).toArray();
    for (int token = 0; token < shape.tokens(); token++) {
      double position = times.position(rotation.clock(), token);
      int step = token / variates;
      double[] expected = NaiveLoopRotation.turned(numbers, step, 6, BASE, true);
      for (int pair = 0; pair < 3; pair++) {
        double angle = rotation.angle(position, pair);
        double first = numbers[2 * pair];
        double second = numbers[2 * pair + 1];
        assertEquals(pair, rotation.pair(2 * pair));
        assertEquals(2 * pair + 1, rotation.partner(2 * pair));
        assertEquals(
            expected[2 * pair],
            first * Math.cos(angle) - second * Math.sin(angle),
            Tables.ROUNDING);
        assertEquals(
            expected[2 * pair + 1],
            first * Math.sin(angle) + second * Math.cos(angle),
            Tables.ROUNDING);
        assertEquals(1, rotation.queryScale(position, pair));
        assertEquals(1, rotation.keyScale(position, pair));
      }
    }
  }

  @Test
  void eachFormSaysWhereItActsAndWhatItAsksFor() {
    assertEquals(Set.of(Site.INPUT), grid(GridForm.SINUSOIDAL).sites());
    assertEquals(Set.of(Site.INPUT), grid(GridForm.LEARNED).sites());
    assertEquals(Set.of(Site.QUERY_KEY, Site.SCORE), grid(GridForm.ROTARY).sites());
    assertTrue(grid(GridForm.LEARNED).limits().contains(Limit.MAXIMUM_LENGTH));
    assertTrue(grid(GridForm.ROTARY).limits().contains(Limit.EVEN_HEAD_WIDTH));
  }

  @Test
  void aWidthThatHasNoHalvesIsRefusedWithTheNumbers() {
    for (GridForm form : new GridForm[] {GridForm.SINUSOIDAL, GridForm.LEARNED}) {
      InvalidSettingException odd =
          assertThrows(
              InvalidSettingException.class, () -> grid(form).check(new EncoderShape(4, 7, 1)));
      assertTrue(odd.rule().contains("even width, found 7"), odd.rule());
    }
    InvalidSettingException oddHead =
        assertThrows(
            InvalidSettingException.class,
            () -> grid(GridForm.ROTARY).check(new EncoderShape(4, 15, 3)));
    assertTrue(oddHead.rule().contains("15 over 3 heads gives 5"), oddHead.rule());
    grid(GridForm.ROTARY).check(new EncoderShape(4, 12, 3));
  }

  @Test
  void aBaseThatGivesNoWavelengthsIsRefused() {
    assertEquals(
        "base",
        assertThrows(InvalidSettingException.class, () -> new GridEncoding(GridForm.ROTARY, 1))
            .setting());
  }

  private static GridEncoding grid(GridForm form) {
    return new GridEncoding(form, BASE);
  }

  private static Plain random(GridForm form, EncoderShape shape) {
    return Plain.random(grid(form), shape, TokenTimes.counted(shape), 21);
  }
}
