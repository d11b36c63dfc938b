package io.github.sinecast.experiment;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;

/**
 * How a random search spends its trials: by successive halving.
 *
 * @param trials configs that are drawn
 * @param seed where they are drawn from
 * @param firstEpochs epochs of every trial before the first is given up
 * @param factor of so many trials one goes on, with so many times the epochs
 */
public record SearchSpec(
    @Setting(help = "Number of configs to draw.", initial = "27", min = 1) int trials,
    @Setting(help = "Random seed of the draws.", initial = "1") long seed,
    @Setting(
            help = "Epochs of every trial before the first rung drops any.",
            initial = "2",
            min = 1)
        int firstEpochs,
    @Setting(
            help =
                "Each rung keeps the best 1/factor of the trials and trains them factor times as"
                    + " long.",
            initial = "3",
            min = 2)
        int factor) {
  /** The key of a config under which a search is described. */
  public static final String SECTION = "search";

  public SearchSpec {
    Require.atLeast(1, trials, "trials");
    Require.atLeast(1, firstEpochs, "firstEpochs");
    Require.atLeast(2, factor, "factor");
  }
}
