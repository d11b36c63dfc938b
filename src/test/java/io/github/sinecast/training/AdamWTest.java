package io.github.sinecast.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.training.oracle.NaiveLoopAdamW;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.config.Adam;

class AdamWTest {
  private static final int STEPS = 60;

  private static final int NUMBERS = 20;

  /** 60 steps of 0.01 in float, each rounded at numbers of size 1. */
  private static final double FLOAT_ROUNDING = 60 * 0x1p-23;

  private final float[][] gradients = new float[STEPS][NUMBERS];
  private final float[] start = new float[NUMBERS];

  AdamWTest() {
    Random random = new Random(8);
    for (int i = 0; i < NUMBERS; i++) {
      start[i] = (float) random.nextGaussian();
      for (int t = 0; t < STEPS; t++) {
        // From large to small gradients, some of them zero.
        gradients[t][i] = (float) (random.nextGaussian() * Math.pow(10, i % 5 - 3)) * (t % 7 & 1);
      }
    }
  }

  /**
   * ND4J adds its epsilon before the bias of the variance is taken away, so that the two differ
   * where gradients are small; these are large.
   */
  @Test
  void withoutDecayItIsTheAdamOfNd4j() {
    NativeBackend.start();
    double rate = 0.01;
    AdamUpdater theirs = new AdamUpdater(new Adam(rate));
    theirs.setStateViewArray(
        Nd4j.create(DataType.FLOAT, 1, 2 * NUMBERS), new long[] {1, NUMBERS}, 'c', true);
    AdamW ours = new AdamW(new float[NUMBERS]);
    float[] actual = start.clone();
    float[] expected = start.clone();
    for (int t = 0; t < STEPS; t++) {
      float[] large = new float[NUMBERS];
      for (int i = 0; i < NUMBERS; i++) {
        large[i] = 1e5f * gradients[t][i];
      }
      ours.step(actual, large, rate);
      INDArray change = Nd4j.createFromArray(new float[][] {large});
      theirs.applyUpdater(change, t, 0);
      for (int i = 0; i < NUMBERS; i++) {
        expected[i] -= change.getFloat(0, i);
      }
    }
    assertArrayEquals(expected, actual, (float) FLOAT_ROUNDING);
  }

  @Test
  void withDecayAndChangingRatesItIsTheNaiveLoop() {
    float[] decay = new float[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      decay[i] = i % 3 == 0 ? 0 : 0.25f * i;
    }
    AdamW ours = new AdamW(decay);
    float[] actual = start.clone();
    double[] rates = new double[STEPS];
    for (int t = 0; t < STEPS; t++) {
      rates[t] = 0.02 * (STEPS - t) / STEPS;
      ours.step(actual, gradients[t], rates[t]);
    }
    for (int i = 0; i < NUMBERS; i++) {
      double[] own = new double[STEPS];
      for (int t = 0; t < STEPS; t++) {
        own[t] = gradients[t][i];
      }
      double expected = NaiveLoopAdamW.after(start[i], own, rates, decay[i]);
      assertEquals(expected, actual[i], FLOAT_ROUNDING, "number " + i);
    }
  }

  @Test
  void withoutAGradientNumbersOnlyDecay() {
    float[] numbers = {2, 2};
    AdamW optimiser = new AdamW(new float[] {0.5f, 0});
    optimiser.step(numbers, new float[2], 0.25);
    assertArrayEquals(new float[] {1.75f, 2}, numbers);
  }
}
