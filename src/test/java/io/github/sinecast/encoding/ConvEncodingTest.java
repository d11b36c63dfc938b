package io.github.sinecast.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.TokenTimes;
import io.github.sinecast.encoding.oracle.NaiveLoopConvolution;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvEncodingTest {
  @ParameterizedTest
  @CsvSource({
    "3, 9, 1, false",
    "3, 9, 1, true",
    "7, 5, 3, false",
    "7, 5, 3, true",
    "9, 2, 2, false",
    "9, 2, 2, true",
    "5, 1, 1, false",
    "5, 1, 1, true"
  })
  void tokensGainTheConvolutionAlongTheTimeOfTheirVariate(
      int kernel, int steps, int variates, boolean causal) {
    for (int width : new int[] {1, 5}) {
      EncoderShape shape = new EncoderShape(steps, variates, width, 1, 2, causal);
      Plain plain = random(new ConvEncoding(kernel), shape);
      double[][] tokens = Tables.random(shape.tokens(), width, 4);
      Tables.assertTable(
          NaiveLoopConvolution.changed(
              tokens,
              variates,
              learned(plain, tokens, "kernel"),
              learned(plain, tokens, "bias"),
              causal),
          plain.sites.changed(Tables.numbers(tokens)));
    }
  }

  /** By hand: 1, 2, 4 with the weights 10, 100, 1000 and the bias 0.5. */
  @Test
  void threeTokensAreAsCountedByHand() {
    EncoderShape shape = new EncoderShape(3, 1, 1);
    double[][] tokens = {{1}, {2}, {4}};
    assertArrayEquals(
        new double[] {1 + 0.5 + 2100, 2 + 0.5 + 4210, 4 + 0.5 + 420}, byHand(shape, tokens));
    EncoderShape causal = new EncoderShape(3, 1, 1, 1, 1, true);
    assertArrayEquals(
        new double[] {1 + 0.5 + 1000, 2 + 0.5 + 2100, 4 + 0.5 + 4210}, byHand(causal, tokens));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void causalPaddingLetsNoLaterStepChangeAnEarlierOne(int variates) {
    EncoderShape shape = new EncoderShape(8, variates, 4, 1, 1, true);
    EncoderShape both = new EncoderShape(8, variates, 4, 1, 1, false);
    double[][] tokens = Tables.random(shape.tokens(), 4, 1);
    for (int changed = 0; changed < shape.tokens(); changed++) {
      double[][] others = Arrays.stream(tokens).map(double[]::clone).toArray(double[][]::new);
      others[changed] = new double[] {9, 9, 9, 9};
      int before = changed / variates * variates * 4;
      assertArrayEquals(
          Arrays.copyOf(changed(shape, tokens), before),
          Arrays.copyOf(changed(shape, others), before));
      if (changed >= variates) {
        assertTrue(
            !Arrays.equals(
                Arrays.copyOf(changed(both, tokens), before),
                Arrays.copyOf(changed(both, others), before)),
            "with padding on both sides an earlier token sees token " + changed);
      }
    }
  }

  @Test
  void itLearnsAKernelAndABiasForEachColumnAndStartsWithoutABias() {
    EncoderShape shape = new EncoderShape(6, 7, 1);
    Plain plain = Plain.of(new ConvEncoding(5), shape, 3);
    plain.sites.changed(Tables.numbers(new double[6][7]));
    assertEquals(35, plain.learned("kernel").length);
    assertArrayEquals(new double[7], plain.learned("bias"));
    assertEquals(42, new ConvEncoding(5).learnedNumbers(shape));
    double bound = 1 / Math.sqrt(5);
    assertTrue(
        Arrays.stream(plain.learned("kernel")).allMatch(weight -> Math.abs(weight) <= bound));
  }

  @ParameterizedTest
  @CsvSource({"1, from 3 to", "4, must be odd", "-3, from 3 to"})
  void aKernelWithoutAMiddleOrNeighboursIsRefused(int kernel, String rule) {
    InvalidSettingException refusal =
        assertThrows(InvalidSettingException.class, () -> new ConvEncoding(kernel));
    assertEquals("kernel", refusal.setting());
    assertTrue(refusal.rule().contains(rule), refusal.rule());
    assertTrue(refusal.rule().contains("found " + kernel), refusal.rule());
  }

  private static Plain random(ConvEncoding encoding, EncoderShape shape) {
    return Plain.random(encoding, shape, TokenTimes.counted(shape), 17);
  }

  /** Learned numbers are known once tokens were changed. */
  private static double[] learned(Plain plain, double[][] tokens, String name) {
    plain.sites.changed(Tables.numbers(tokens));
    return plain.learned(name);
  }

  private static double[] changed(EncoderShape shape, double[][] tokens) {
    return random(new ConvEncoding(), shape).sites.changed(Tables.numbers(tokens)).values();
  }

  private static double[] byHand(EncoderShape shape, double[][] tokens) {
    Plain plain =
        Plain.with(
            new ConvEncoding(),
            shape,
            TokenTimes.counted(shape),
            (name, initial, axes) ->
                name.equals("bias") ? new double[] {0.5} : new double[] {10, 100, 1000});
    return plain.sites.changed(Tables.numbers(tokens)).values();
  }
}
