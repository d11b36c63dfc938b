package io.github.sinecast.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.EncoderShape;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnedEncodingTest {
  private static final EncoderShape LARGE = new EncoderShape(400, 64, 4);

  /** 25600 draws: the standard errors of mean and deviation are 1.25e-4 and 0.9e-4. */
  @Test
  void initialValuesAreNormalWithADeviationOfAFiftieth() {
    double[] values = initial(new LearnedEncoding(), LARGE, 5);
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance =
        Arrays.stream(values).map(value -> Math.pow(value - mean, 2)).average().orElseThrow();
    double fourth =
        Arrays.stream(values).map(value -> Math.pow(value - mean, 4)).average().orElseThrow();
    assertEquals(0, mean, 5 * 1.25e-4);
    assertEquals(0.02, Math.sqrt(variance), 5 * 0.9e-4);
    // A normal distribution's kurtosis is 3, a uniform one's 1.8; standard error sqrt(24 / n).
    assertEquals(3, fourth / (variance * variance), 5 * Math.sqrt(24.0 / values.length));
  }

  @Test
  void initialValuesFollowFromTheSeedAlone() {
    EncoderShape shape = new EncoderShape(5, 3, 1);
    double[] first = initial(new LearnedEncoding(), shape, 5);
    assertArrayEquals(first, initial(new LearnedEncoding(), shape, 5));
    assertFalse(Arrays.equals(first, initial(new LearnedEncoding(), shape, 6)));
  }

  @Test
  void theTableIsAsLongAsTheTokensUnlessALengthIsGiven() {
    EncoderShape shape = new EncoderShape(5, 3, 1);
    assertEquals(15, initial(new LearnedEncoding(), shape, 1).length);
    assertEquals(15, new LearnedEncoding().learnedNumbers(shape));
    assertEquals(27, initial(new LearnedEncoding(9), shape, 1).length);
    assertEquals(27, new LearnedEncoding(9).learnedNumbers(shape));
    assertEquals(15, initial(new LearnedEncoding(5), shape, 1).length);
  }

  @Test
  void aTableShorterThanTheTokensIsRefusedWithBothLengths() {
    LearnedEncoding encoding = new LearnedEncoding(12);
    EncoderShape shape = new EncoderShape(31, 8, 2);
    for (InvalidSettingException refusal :
        Arrays.asList(
            assertThrows(InvalidSettingException.class, () -> encoding.check(shape)),
            assertThrows(InvalidSettingException.class, () -> Plain.of(encoding, shape, 1)))) {
      assertEquals("encoding.maximumLength", refusal.setting());
      assertTrue(refusal.rule().contains("12 positions"), refusal.rule());
      assertTrue(refusal.rule().contains("31 tokens"), refusal.rule());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -3})
  void aTableWithoutRowsIsRefused(int length) {
    assertThrows(InvalidSettingException.class, () -> new LearnedEncoding(length));
  }

  private static double[] initial(LearnedEncoding encoding, EncoderShape shape, long seed) {
    return Objects.requireNonNull(Plain.of(encoding, shape, seed).learned.get("table"));
  }
}
