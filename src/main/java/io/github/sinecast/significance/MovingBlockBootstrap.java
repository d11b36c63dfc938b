package io.github.sinecast.significance;

import io.github.sinecast.Require;
import io.github.sinecast.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A 95 % interval of the skill of a forecaster, by the moving-block bootstrap.
 *
 * <p>The skill is {@code 1 - sum loss / sum reference loss}. The losses of all origins are drawn
 * again in blocks of consecutive origins, each block beginning anywhere with the same probability,
 * until there are as many as before (the last block is cut); the interval goes from the 2.5 % to
 * the 97.5 % quantile of the skills so drawn. Blocks keep what neighbouring windows share.
 *
 * <p>Source: H. R. Künsch, The jackknife and the bootstrap for general stationary observations,
 * Annals of Statistics 17 (1989), <a href="https://doi.org/10.1214/aos/1176347265">
 * doi:10.1214/aos/1176347265</a>.
 *
 * @param blockLength consecutive origins in a block
 * @param draws how often all origins are drawn
 * @param seed the same seed draws the same blocks
 */
public record MovingBlockBootstrap(int blockLength, int draws, long seed) {
  private static final int USUAL_DRAWS = 1000;
  private static final double TAIL = 0.025;

  /**
   * A skill and where it lies.
   *
   * @param skill the skill of all origins; NaN, as the bounds, where the reference makes no loss or
   *     the origins do not fill two blocks
   * @param lower the lower bound of the 95 % interval
   * @param upper its upper bound
   */
  public record Interval(double skill, double lower, double upper) {}

  public MovingBlockBootstrap {
    Require.atLeast(1, blockLength, "blockLength");
    Require.atLeast(100, draws, "draws");
  }

  /**
   * The usual bootstrap: blocks as long as the horizon, over which windows overlap, or as the cube
   * root of the number of origins rounded up, whichever is longer; 1000 draws.
   */
  public static MovingBlockBootstrap usual(int origins, int horizon, long seed) {
    int root = (int) Math.ceil(Math.cbrt(origins));
    return new MovingBlockBootstrap(Math.max(horizon, root), USUAL_DRAWS, seed);
  }

  /**
   * The interval of the skill.
   *
   * @param loss the losses of the forecaster at each origin, in time order, 0 or above
   * @param reference the losses of what it is measured by, at the same origins
   */
  public Interval skill(double[] loss, double[] reference) {
    return skills(List.of(loss), reference).get(0);
  }

  /**
   * The interval of the skill of each of several forecasters, from the same draws.
   *
   * @param losses the losses of each forecaster
   * @param reference the losses of what they are measured by
   */
  List<Interval> skills(List<double[]> losses, double[] reference) {
    int n = reference.length;
    double[] referenceSums = runningSums(reference);
    double[][] sums = new double[losses.size()][];
    for (int model = 0; model < sums.length; model++) {
      if (losses.get(model).length != n) {
        throw new IllegalArgumentException(
            "%s losses cannot be measured by %s".formatted(losses.get(model).length, n));
      }
      sums[model] = runningSums(losses.get(model));
    }
    if (n < 2 * blockLength || !(referenceSums[n] > 0)) {
      Interval none = new Interval(Double.NaN, Double.NaN, Double.NaN);
      return Collections.nCopies(sums.length, none);
    }
    double[][] skills = drawn(sums, referenceSums);
    List<Interval> intervals = new ArrayList<>();
    for (int model = 0; model < sums.length; model++) {
      Arrays.sort(skills[model]);
      intervals.add(
          new Interval(
              1 - sums[model][n] / referenceSums[n],
              Sample.quantile(skills[model], TAIL),
              Sample.quantile(skills[model], 1 - TAIL)));
    }
    return intervals;
  }

  /** The skill of each model in each draw. */
  private double[][] drawn(double[][] sums, double[] referenceSums) {
    double[][] skills = new double[sums.length][draws];
    eachDraw(
        referenceSums.length - 1,
        (draw, from) -> {
          double reference = total(referenceSums, from);
          for (int model = 0; model < sums.length; model++) {
            skills[model][draw] = 1 - total(sums[model], from) / reference;
          }
        });
    return skills;
  }

  /**
   * The mean loss of each of several forecasters in each draw, all from the same draws.
   *
   * @param losses the losses of each forecaster at the same origins, which fill a block or more
   */
  double[][] means(double[][] losses) {
    int n = losses[0].length;
    double[][] sums = Arrays.stream(losses).map(loss -> runningSums(loss)).toArray(double[][]::new);
    double[][] means = new double[losses.length][draws];
    eachDraw(
        n,
        (draw, from) -> {
          for (int model = 0; model < sums.length; model++) {
            means[model][draw] = total(sums[model], from) / n;
          }
        });
    return means;
  }

  /** Takes the first origins of the blocks of a draw. */
  private interface Draw {
    void take(int draw, int[] from);
  }

  private void eachDraw(int n, Draw taker) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int[] from = new int[(n + blockLength - 1) / blockLength];
    for (int draw = 0; draw < draws; draw++) {
      for (int block = 0; block < from.length; block++) {
        from[block] = random.nextInt(n - blockLength + 1);
      }
      taker.take(draw, from);
    }
  }

  /** The sum over blocks, of which the last is cut where all origins are filled. */
  private double total(double[] sums, int[] from) {
    double total = 0;
    int last = from.length - 1;
    for (int block = 0; block < last; block++) {
      total += sums[from[block] + blockLength] - sums[from[block]];
    }
    int rest = sums.length - 1 - last * blockLength;
    return total + sums[from[last] + rest] - sums[from[last]];
  }

  private static double[] runningSums(double[] values) {
    double[] sums = new double[values.length + 1];
    for (int index = 0; index < values.length; index++) {
      sums[index + 1] = sums[index] + values[index];
    }
    return sums;
  }
}
