package io.github.sinecast.evaluation;

import java.util.Arrays;
import java.util.Locale;

/**
 * A score of the same model trained with several seeds.
 *
 * @param seeds the number of seeds
 * @param mean the mean of the scores
 * @param deviation their standard deviation, with n - 1; NaN of a single seed, which says nothing
 *     about others
 */
public record SeedSpread(int seeds, double mean, double deviation) {
  /**
   * The spread of scores.
   *
   * @param scores one for each seed, at least one
   */
  public static SeedSpread of(double... scores) {
    if (scores.length == 0) {
      throw new IllegalArgumentException("there is no spread of no scores");
    }
    double mean = mean(scores);
    double squares = Arrays.stream(scores).map(score -> (score - mean) * (score - mean)).sum();
    double deviation = scores.length == 1 ? Double.NaN : Math.sqrt(squares / (scores.length - 1));
    return new SeedSpread(scores.length, mean, deviation);
  }

  /**
   * The mean of scores, of equal ones their common value to the last bit: a third of a sum of three
   * may differ from it, and tests would take that for a difference.
   *
   * @param scores at least one
   */
  public static double mean(double... scores) {
    double first = scores[0];
    return first + Arrays.stream(scores).map(score -> score - first).sum() / scores.length;
  }

  /** Whether there is a spread at all: a single run is never called better. */
  public boolean isKnown() {
    return seeds > 1;
  }

  /** The mean and the deviation for people, such as {@code 1.2340 +- 0.0120 (3 seeds)}. */
  @Override
  public String toString() {
    return isKnown()
        ? String.format(Locale.ROOT, "%.5g +- %.2g (%d seeds)", mean, deviation, seeds)
        : String.format(Locale.ROOT, "%.5g (1 seed)", mean);
  }
}
