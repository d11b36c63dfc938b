package io.github.sinecast.distribution;

import io.github.sinecast.Forecast;
import java.util.SplittableRandom;

/**
 * Futures drawn from a forecast: each a value for every step.
 *
 * <p>At each step the values follow the forecast's distribution. From step to step they hang
 * together as those of a random walk do: the normal scores of steps j and k, j before k, have the
 * correlation {@code sqrt(j / k)} (a Gaussian copula). A forecast says nothing about that itself.
 */
public final class SamplePaths {
  private SamplePaths() {}

  /**
   * Draws paths.
   *
   * @param forecast a probabilistic forecast of H steps
   * @param count the number of paths
   * @param seed where the randomness comes from
   * @return count x H values
   */
  public static double[][] draw(Forecast forecast, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] paths = new double[count][forecast.horizon()];
    for (double[] path : paths) {
      double walk = 0;
      for (int step = 1; step <= path.length; step++) {
        walk += random.nextGaussian();
        double probability = Normal.probability(walk / Math.sqrt(step));
        path[step - 1] = forecast.distribution(step).quantile(probability);
      }
    }
    return paths;
  }
}
