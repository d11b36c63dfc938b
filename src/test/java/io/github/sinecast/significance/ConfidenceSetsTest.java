package io.github.sinecast.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfidenceSetsTest {
  private static final int ORIGINS = 400;
  private static final int BLOCK = 8;
  private static final int DRAWS = 300;
  private static final long SEED = 5;

  /** Sums of some hundred losses. */
  private static final double ROUNDING = 1e-12;

  @Test
  void thePValuesOfTheSetAreThoseOfALoopFromTheDefinition() {
    double[][] losses = losses(1, 0, 0.05, 0.1, 0.4);
    double[][] drawn = drawnAgain(losses);

    double[] p = ModelConfidenceSet.p(means(losses));

    List<Integer> set = new ArrayList<>(List.of(0, 1, 2, 3));
    double before = 0;
    while (set.size() > 1) {
      double[] d = relative(set, model -> Sample.mean(losses[model]));
      double[][] deviations = new double[DRAWS][];
      for (int draw = 0; draw < DRAWS; draw++) {
        int at = draw;
        deviations[draw] = relative(set, model -> drawn[model][at]);
      }
      double[] t = new double[set.size()];
      double[] errors = new double[set.size()];
      for (int i = 0; i < set.size(); i++) {
        int column = i;
        errors[i] =
            Math.sqrt(
                Arrays.stream(deviations).mapToDouble(r -> r[column] * r[column]).sum() / DRAWS);
        t[i] = d[i] / errors[i];
      }
      int worst = IntStream.range(0, t.length).reduce(0, (a, b) -> t[b] > t[a] ? b : a);
      long atLeast =
          Arrays.stream(deviations)
              .filter(
                  row ->
                      IntStream.range(0, row.length)
                              .mapToDouble(i -> row[i] / errors[i])
                              .max()
                              .orElseThrow()
                          >= t[worst])
              .count();
      before = Math.max(before, atLeast / (double) DRAWS);
      assertEquals(before, p[set.remove(worst)], ROUNDING);
    }
    assertEquals(1, p[set.get(0)]);
  }

  @Test
  void thePValueOfSuperiorAbilityIsThatOfALoopFromTheDefinition() {
    double[][] losses = losses(3, 0.1, 0, 0.05, 3);
    double[][] drawn = drawnAgain(losses);
    double poor = -Math.sqrt(2 * Math.log(Math.log(ORIGINS)));
    boolean poorModelSeen = false;

    for (int benchmark = 0; benchmark < 4; benchmark++) {
      double statistic = 0;
      double[] greatest = new double[DRAWS];
      for (int k = 0; k < 4; k++) {
        if (k != benchmark) {
          double d = Sample.mean(losses[benchmark]) - Sample.mean(losses[k]);
          double variance = 0;
          for (int draw = 0; draw < DRAWS; draw++) {
            variance += Math.pow(drawn[benchmark][draw] - drawn[k][draw], 2) / DRAWS;
          }
          double t = d / Math.sqrt(variance);
          statistic = Math.max(statistic, t);
          poorModelSeen |= t < poor;
          for (int draw = 0; draw < DRAWS; draw++) {
            double z = drawn[benchmark][draw] - drawn[k][draw] + (t < poor ? d : 0);
            greatest[draw] = Math.max(greatest[draw], z / Math.sqrt(variance));
          }
        }
      }
      double observed = statistic;
      double wanted =
          observed == 0
              ? 1
              : Arrays.stream(greatest).filter(z -> z > observed).count() * 1.0 / DRAWS;

      assertEquals(wanted, SuperiorAbility.p(means(losses), benchmark, ORIGINS), ROUNDING);
    }
    assertTrue(poorModelSeen);
  }

  @Test
  void aModelThatLosesFarMoreIsLeftOutAndOneThatForecastsAlikeIsNot() {
    double[][] losses = losses(2, 0, 0, 1);
    losses[1] = losses[0].clone();

    ConfidenceSets sets = sets(losses, 7);

    assertEquals(
        List.of(true, true, false),
        sets.all().stream().map(ConfidenceSets.Member::isInSet).toList());
    assertTrue(sets.all().get(2).pSpa() < 0.01);
    assertEquals(1, sets.all().get(0).pSpa());
    assertTrue(sets.toText().endsWith("MAE   2 of 3: m0, m1\n"), sets.toText());
  }

  @Test
  void equallyGoodModelsStayInTheSetInMostSamples() {
    int kept = 0;
    for (int sample = 0; sample < 100; sample++) {
      kept +=
          sets(losses(100 + sample, 0, 0, 0), 1).all().stream()
                  .allMatch(ConfidenceSets.Member::isInSet)
              ? 1
              : 0;
    }

    // 95 of 100 by theory; 88 or fewer would come once in 200 times
    assertTrue(kept > 88, "kept in " + kept);
  }

  @Test
  void theSameSeedGivesTheSameSet() {
    double[][] losses = losses(4, 0, 0.03, 0.05);

    assertEquals(sets(losses, 3).all(), sets(losses, 3).all());
    assertFalse(sets(losses, 3).all().equals(sets(losses, 4).all()));
  }

  @Test
  void tooFewOriginsHaveNoSet() {
    OriginLosses few = origins(losses(1, 0, 1), ORIGINS);

    assertTrue(ConfidenceSets.of(few, Map.of(), ORIGINS / 10 + 1, 1).all().isEmpty());
    assertTrue(ConfidenceSets.of(few, Map.of(), ORIGINS / 10 + 1, 1).toText().isEmpty());
  }

  private static ConfidenceSets sets(double[][] losses, long seed) {
    return ConfidenceSets.of(origins(losses, ORIGINS), Map.of(), 1, seed);
  }

  private static OriginLosses origins(double[][] losses, int origins) {
    Map<OriginLosses.Kind, double[]> kinds = new LinkedHashMap<>();
    for (int model = 0; model < losses.length; model++) {
      kinds.put(new OriginLosses.Kind("m" + model, ComparedLoss.MAE.label()), losses[model]);
    }
    return new OriginLosses(
        IntStream.range(0, origins).mapToObj(at -> "row " + at).toList(), kinds);
  }

  private static DrawnMeans means(double[][] losses) {
    return new DrawnMeans(losses, new MovingBlockBootstrap(BLOCK, DRAWS, SEED));
  }

  /** The mean of each model in each draw, less that over all draws, by a loop over origins. */
  private static double[][] drawnAgain(double[][] losses) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    double[][] means = new double[losses.length][DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      List<Integer> taken = new ArrayList<>();
      while (taken.size() < ORIGINS) {
        int from = random.nextInt(ORIGINS - BLOCK + 1);
        for (int at = from; at < from + BLOCK && taken.size() < ORIGINS; at++) {
          taken.add(at);
        }
      }
      for (int model = 0; model < losses.length; model++) {
        double[] own = losses[model];
        means[model][draw] = Sample.mean(taken.stream().mapToDouble(at -> own[at]).toArray());
      }
    }
    for (double[] own : means) {
      double centre = Sample.mean(own);
      Arrays.setAll(own, draw -> own[draw] - centre);
    }
    return means;
  }

  private static double[] relative(List<Integer> set, java.util.function.IntToDoubleFunction mean) {
    double[] own = set.stream().mapToDouble(mean::applyAsDouble).toArray();
    double centre = Sample.mean(own);
    return Arrays.stream(own).map(value -> value - centre).toArray();
  }

  /** Losses that share what is hard to forecast, each with a mean of its own on top. */
  private static double[][] losses(long seed, double... more) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[][] losses = new double[more.length][ORIGINS];
    for (int origin = 0; origin < ORIGINS; origin++) {
      double shared = 5 + random.nextGaussian();
      for (int model = 0; model < more.length; model++) {
        losses[model][origin] = shared + more[model] + 0.5 * random.nextGaussian();
      }
    }
    return losses;
  }
}
