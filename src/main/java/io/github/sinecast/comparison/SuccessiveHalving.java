package io.github.sinecast.comparison;

import io.github.sinecast.experiment.SearchSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Spends epochs where they promise most: all trials get a few, the better part of them more, and
 * the best all.
 *
 * <p>Of n trials the first rung trains all for r epochs; the next the best n / f for r f epochs,
 * and so on with n / f^k (rounded down, at least 1) for r f^k epochs, until a rung has as many
 * epochs as the config. Every rung trains anew: a training of few epochs is a whole one, with the
 * course of its learning rate, and not the beginning of a longer.
 *
 * <p>Source: K. Jamieson and A. Talwalkar, Non-stochastic best arm identification and
 * hyperparameter optimization, AISTATS 2016, <a
 * href="https://arxiv.org/abs/1502.07943">arXiv:1502.07943</a>.
 */
final class SuccessiveHalving {
  /**
   * One rung.
   *
   * @param trials how many trials it has
   * @param epochs for how many epochs each is trained
   */
  record Rung(int trials, int epochs) {}

  private SuccessiveHalving() {}

  /**
   * The rungs, the widest first.
   *
   * @param epochs the epochs of the config
   */
  static List<Rung> rungs(int trials, SearchSpec search, int epochs) {
    List<Rung> rungs = new ArrayList<>();
    long taken = trials;
    long given = Math.min(search.firstEpochs(), epochs);
    rungs.add(new Rung(trials, (int) given));
    while (given < epochs) {
      taken = Math.max(1, taken / search.factor());
      given = Math.min(given * search.factor(), epochs);
      rungs.add(new Rung((int) taken, (int) given));
    }
    return rungs;
  }

  /**
   * The trials of a rung that go on: those of the smallest validation loss; of equal ones those
   * drawn first. A trial that diverged never does.
   *
   * @param places places on the next rung
   */
  static List<TrialResult> best(List<TrialResult> rung, int places) {
    return rung.stream()
        .filter(one -> !one.isDiverged())
        .sorted(
            Comparator.comparingDouble(TrialResult::validationLoss)
                .thenComparingInt(one -> one.trial().number()))
        .limit(places)
        .toList();
  }
}
