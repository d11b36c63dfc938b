package io.github.sinecast.significance;

import io.github.sinecast.evaluation.SeedSpread;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Whether models differ by more than the luck of their seeds explains.
 *
 * <p>{@link DieboldMariano} on the mean loss of a few runs asks whether the mean of just these runs
 * is better on origins like these: it counts the scatter over origins, not that over seeds, and is
 * the surer the more origins there are. Here the runs are the sample: each counts by its mean loss
 * over all origins, and the difference of the models is measured by the standard error over runs,
 * by Welch's t test with Satterthwaite's degrees of freedom. Against a model without seeds, whose
 * losses are the same in every run, this is Student's t test of one sample.
 *
 * <p>Sources: X. Bouthillier et al., Accounting for variance in machine learning benchmarks, MLSys
 * 2021, <a href="https://arxiv.org/abs/2103.03098">arXiv:2103.03098</a>; B. L. Welch, The
 * generalization of 'Student's' problem when several different population variances are involved,
 * Biometrika 34 (1947), <a
 * href="https://doi.org/10.1093/biomet/34.1-2.28">doi:10.1093/biomet/34.1-2.28</a>.
 */
final class SeedSignificance {
  private SeedSignificance() {}

  /**
   * The probability of a difference at least as large, in either direction, if the models were
   * equally good over all seeds. Two-sided, because which of them is ahead is seen in the same
   * runs.
   *
   * <p>0 where seeds make no difference to losses that differ, and NaN where there is nothing to
   * test: neither model has seeds, one of them is a single run, or their mean losses are equal in
   * every run.
   */
  static double p(RunLosses model, RunLosses reference) {
    if (!(model.hasSeeds() || reference.hasSeeds())
        || model.isSingleRun()
        || reference.isSingleRun()) {
      return Double.NaN;
    }
    Sample own = Sample.of(model);
    Sample other = Sample.of(reference);
    double squaredError = own.squaredError() + other.squaredError();
    double difference = Math.abs(own.mean() - other.mean());
    if (squaredError == 0) {
      return difference > 0 ? 0 : Double.NaN;
    }
    double freedom = squaredError * squaredError / (own.shareOfFreedom() + other.shareOfFreedom());
    double tail =
        new TDistribution(freedom).cumulativeProbability(-difference / Math.sqrt(squaredError));
    return Math.min(1, 2 * tail);
  }

  /**
   * The runs of a model.
   *
   * @param runs their number
   * @param mean of their mean losses
   * @param squaredError of this mean
   */
  private record Sample(int runs, double mean, double squaredError) {
    static Sample of(RunLosses losses) {
      double[] ofRuns = losses.meanOfEachRun();
      SeedSpread spread = SeedSpread.of(ofRuns);
      double squaredError =
          spread.isKnown() ? spread.deviation() * spread.deviation() / ofRuns.length : 0;
      return new Sample(ofRuns.length, spread.mean(), squaredError);
    }

    double shareOfFreedom() {
      return runs == 1 ? 0 : squaredError * squaredError / (runs - 1);
    }
  }
}
