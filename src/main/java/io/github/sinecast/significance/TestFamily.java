package io.github.sinecast.significance;

import io.github.sinecast.evaluation.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tests that are made together: of models against one reference or several, by one loss.
 *
 * <p>Each is that of {@link DieboldMariano} on the losses at each origin, with an interval of the
 * skill by {@link MovingBlockBootstrap}, and, where a model was trained with several seeds, by
 * {@link SeedSignificance} on its runs. The p values of each of both tests are corrected by {@link
 * HolmCorrection} over all tests of the family, whatever the reference.
 */
public final class TestFamily {
  /**
   * Origins must be this many times the steps over which they overlap: with fewer, the variance
   * estimated with lags up to the horizon is so uncertain that a test at 5 % errs in more than 10 %
   * of cases.
   */
  static final int LEAST_STRETCHES = 10;

  private final String series;
  private final String loss;
  private final int step;
  private final int overlap;
  private final long seed;
  private final List<Pair> pairs = new ArrayList<>();

  /** One test, before its p value is corrected. */
  private record Pair(
      RunLosses model,
      RunLosses reference,
      DieboldMariano.Result test,
      MovingBlockBootstrap.Interval skill) {
    Verdict.Seeds seeds() {
      if (model.isSingleRun() || reference.isSingleRun()) {
        return Verdict.Seeds.ONE;
      }
      return model.hasSeeds() || reference.hasSeeds() ? Verdict.Seeds.SEVERAL : Verdict.Seeds.NONE;
    }

    /** Who forecasts what the reference does is no further hypothesis. */
    double pToCorrect() {
      return test.allEqual() ? Double.NaN : test.p();
    }
  }

  /**
   * @param series the id of the series, or {@link Score#ALL_SERIES}
   * @param loss the name of the loss's mean
   * @param step the step, or {@link Score#ALL_STEPS} for the mean loss of all
   * @param overlap the number of steps over which the windows of neighbouring origins overlap
   * @param seed of the bootstrap
   */
  public TestFamily(String series, String loss, int step, int overlap, long seed) {
    this.series = series;
    this.loss = loss;
    this.step = step;
    this.overlap = overlap;
    this.seed = seed;
  }

  /**
   * Tests models against a reference.
   *
   * @param comparable whether losses of several series could be put together
   */
  public void test(List<RunLosses> models, RunLosses reference, boolean comparable) {
    double[] ofReference = reference.mean();
    List<double[]> losses = models.stream().map(RunLosses::mean).toList();
    List<MovingBlockBootstrap.Interval> skills =
        MovingBlockBootstrap.usual(ofReference.length, overlap, seed).skills(losses, ofReference);
    for (int index = 0; index < losses.size(); index++) {
      DieboldMariano.Result test = test(losses.get(index), ofReference, comparable);
      pairs.add(new Pair(models.get(index), reference, test, skills.get(index)));
    }
  }

  /** All tests in the order in which they were made, with their corrected p values. */
  public List<ModelComparison> corrected() {
    double[] corrected = HolmCorrection.of(pairs.stream().mapToDouble(Pair::pToCorrect).toArray());
    double[] ofSeeds =
        HolmCorrection.of(
            pairs.stream()
                .mapToDouble(pair -> SeedSignificance.p(pair.model(), pair.reference()))
                .toArray());
    int compared = (int) Arrays.stream(corrected).filter(p -> !Double.isNaN(p)).count();
    List<ModelComparison> rows = new ArrayList<>();
    for (int index = 0; index < corrected.length; index++) {
      Pair pair = pairs.get(index);
      boolean equal = pair.test().allEqual();
      rows.add(
          new ModelComparison(
              series,
              pair.model().model(),
              pair.reference().model(),
              loss,
              step,
              pair.test(),
              equal ? 1 : corrected[index],
              compared,
              ofSeeds[index],
              pair.skill(),
              Verdict.of(
                  pair.test(), corrected[index], ofSeeds[index], pair.skill(), pair.seeds())));
    }
    return rows;
  }

  private DieboldMariano.Result test(double[] own, double[] ofReference, boolean comparable) {
    double[] difference = new double[own.length];
    for (int origin = 0; origin < own.length; origin++) {
      difference[origin] = own[origin] - ofReference[origin];
    }
    String reason = null;
    if (!comparable) {
      reason = "a series does not change before its evaluated rows, so it has no scale to share";
    } else if (own.length < LEAST_STRETCHES * overlap) {
      reason =
          "%s cutoffs whose windows overlap over %s steps are too few, %s are needed"
              .formatted(own.length, overlap, LEAST_STRETCHES * overlap);
    }
    DieboldMariano test = new DieboldMariano(overlap);
    return reason == null ? test.test(difference) : test.undefined(own.length, Double.NaN, reason);
  }
}
