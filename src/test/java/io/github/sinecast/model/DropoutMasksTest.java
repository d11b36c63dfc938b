package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutMasksTest {
  private static final int MANY = 400_000;

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.25, 0.5, 0.9})
  void theShareOfZerosIsTheProbabilityAndTheMeanIsOne(double dropout) {
    float[] mask = new DropoutMasks(dropout, new PartRandom(1, 2, 3).dropout()).draw(MANY);
    int zeros = 0;
    double sum = 0;
    for (float value : mask) {
      zeros += value == 0 ? 1 : 0;
      sum += value;
      // Probabilities are multiples of 2^-16.
      assertTrue(value == 0 || Math.abs(value * (1 - dropout) - 1) < 1e-4, "" + value);
    }
    double standardError = Math.sqrt(dropout * (1 - dropout) / MANY);
    assertEquals(dropout, (double) zeros / MANY, 5 * standardError);
    assertEquals(1, sum / MANY, 5 * standardError / (1 - dropout));
  }

  /** Four numbers come from one random long; they must not know of each other. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 64})
  void zerosAreIndependentOfTheirNeighbours(int distance) {
    float[] mask = new DropoutMasks(0.5, new PartRandom(1, 2, 3).dropout()).draw(MANY);
    int both = 0;
    for (int index = distance; index < MANY; index++) {
      both += mask[index] == 0 && mask[index - distance] == 0 ? 1 : 0;
    }
    assertEquals(0.25, (double) both / MANY, 5 * Math.sqrt(0.25 * 0.75 / MANY));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.9999999, 0.999995})
  void aProbabilityNearOneStillKeepsTheMean(double dropout) {
    float[] mask = new DropoutMasks(dropout, new PartRandom(1, 2, 3).dropout()).draw(40 * MANY);
    double sum = 0;
    for (float value : mask) {
      sum += value;
    }
    // Kept with a probability of 2^-16, so some 244 times: a standard error of 6 percent.
    assertEquals(1, sum / mask.length, 0.33);
  }

  @Test
  void theSameSeedStepAndPartGiveTheSameMasks() {
    assertArrayEquals(draw(1, 2, 3), draw(1, 2, 3));
  }

  @Test
  void anotherSeedStepOrPartGivesOtherMasks() {
    float[][] all = new float[125][];
    for (int index = 0; index < all.length; index++) {
      all[index] = draw(index / 25, index / 5 % 5, index % 5);
    }
    for (int one = 0; one < all.length; one++) {
      for (int other = 0; other < one; other++) {
        assertFalse(Arrays.equals(all[one], all[other]), one + " and " + other);
      }
    }
  }

  @Test
  void theMasksOfOnePartDiffer() {
    DropoutMasks masks = new DropoutMasks(0.5, new PartRandom(1, 2, 3).dropout());
    assertFalse(Arrays.equals(masks.draw(64), masks.draw(64)));
  }

  private static float[] draw(long seed, long step, int part) {
    return new DropoutMasks(0.5, new PartRandom(seed, step, part).dropout()).draw(203);
  }
}
