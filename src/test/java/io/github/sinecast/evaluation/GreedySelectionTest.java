package io.github.sinecast.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GreedySelectionTest {
  private static final QuantileLevels LEVELS = new QuantileLevels(List.of(0.1, 0.5, 0.9));
  private static final int CASES = 40;

  @Test
  void weightsAreThoseOfTheLoopInThePaper() {
    Random random = new Random(7);
    double[] actual = random.doubles(CASES, -1, 1).toArray();
    double[][] quantiles = new double[5][];
    for (int candidate = 0; candidate < quantiles.length; candidate++) {
      double spread = 0.2 + 0.3 * candidate;
      double shift = random.nextDouble() - 0.5;
      quantiles[candidate] = new double[CASES * 3];
      for (int place = 0; place < CASES * 3; place++) {
        quantiles[candidate][place] =
            shift + (place % 3 - 1) * spread + 0.2 * random.nextGaussian();
      }
    }

    assertArrayEquals(
        naive(quantiles, actual, 30), new GreedySelection(quantiles, actual, LEVELS).weights(30));
  }

  @Test
  void theBestOneIsSelectedFirst() {
    double[] actual = {0, 1};
    double[][] quantiles = {{-2, 3, 4, -2, 3, 4}, {-1, 0, 1, 0, 1, 2}};

    assertArrayEquals(
        new double[] {0, 1}, new GreedySelection(quantiles, actual, LEVELS).weights(1));
  }

  @Test
  void shrinkageMovesTheSelectedTowardsEqualWeightsAndNobodyElse() {
    assertArrayEquals(
        new double[] {0.65, 0, 0.35},
        GreedySelection.shrunk(new double[] {0.8, 0, 0.2}, 0.5),
        1e-15);
    assertEquals(0.5, GreedySelection.shrunk(new double[] {0.8, 0, 0.2}, 1)[2]);
  }

  /** Keeps a bag of selected candidates, and averages all of it for each question. */
  private static double[] naive(double[][] quantiles, double[] actual, int rounds) {
    List<Integer> bag = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      int best = -1;
      double least = Double.MAX_VALUE;
      for (int candidate = 0; candidate < quantiles.length; candidate++) {
        List<Integer> tried = new ArrayList<>(bag);
        tried.add(candidate);
        double crps = 0;
        for (int one = 0; one < actual.length; one++) {
          for (int level = 0; level < 3; level++) {
            int place = 3 * one + level;
            double mean =
                tried.stream()
                    .mapToDouble(index -> quantiles[index][place])
                    .average()
                    .orElseThrow();
            double error = actual[one] - mean;
            double probability = LEVELS.level(level);
            double weight = level == 1 ? 0.4 : 0.3;
            crps += 2 * weight * (error >= 0 ? probability * error : (probability - 1) * error);
          }
        }
        if (crps < least - 1e-12) {
          least = crps;
          best = candidate;
        }
      }
      bag.add(best);
    }
    double[] weights = new double[quantiles.length];
    Arrays.setAll(
        weights,
        candidate -> (double) bag.stream().filter(index -> index == candidate).count() / rounds);
    return weights;
  }
}
