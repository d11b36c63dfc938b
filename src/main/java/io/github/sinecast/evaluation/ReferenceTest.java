package io.github.sinecast.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tests models against one reference by their losses at each origin: {@link DieboldMariano} with an
 * interval of the skill by {@link MovingBlockBootstrap}, p values corrected by {@link
 * HolmCorrection} over the models.
 *
 * @param series the id of the series, or {@link Score#ALL_SERIES}
 * @param reference the name of what models are tested against
 * @param loss the name of the loss's mean
 * @param step the step, or {@link Score#ALL_STEPS} for the mean loss of all
 * @param overlap the number of steps over which the windows of neighbouring origins overlap
 * @param seed of the bootstrap
 */
public record ReferenceTest(
    String series, String reference, String loss, int step, int overlap, long seed) {
  /**
   * Origins must be this many times the steps over which they overlap: with fewer, the variance
   * estimated with lags up to the horizon is so uncertain that a test at 5 % errs in more than 10 %
   * of cases.
   */
  private static final int LEAST_STRETCHES = 10;

  /**
   * Tests models.
   *
   * @param ofModels the losses of each model at each origin in time order
   * @param ofReference those of the reference
   * @param comparable whether losses of several series could be put together
   * @param singleRuns the models that are one run of one seed, and so are never called better
   */
  public List<ModelComparison> of(
      Map<String, double[]> ofModels,
      double[] ofReference,
      boolean comparable,
      Set<String> singleRuns) {
    List<String> models = List.copyOf(ofModels.keySet());
    List<double[]> losses = List.copyOf(ofModels.values());
    List<DieboldMariano.Result> tests =
        losses.stream().map(own -> test(own, ofReference, comparable)).toList();
    List<MovingBlockBootstrap.Interval> skills =
        MovingBlockBootstrap.usual(ofReference.length, overlap, seed).skills(losses, ofReference);
    // Who forecasts what the reference does is no further hypothesis.
    double[] corrected =
        HolmCorrection.of(
            tests.stream().mapToDouble(test -> test.allEqual() ? Double.NaN : test.p()).toArray());
    int compared = (int) Arrays.stream(corrected).filter(p -> !Double.isNaN(p)).count();
    List<ModelComparison> rows = new ArrayList<>();
    for (int index = 0; index < models.size(); index++) {
      String model = models.get(index);
      Verdict verdict =
          Verdict.of(
              tests.get(index), corrected[index], skills.get(index), singleRuns.contains(model));
      rows.add(
          new ModelComparison(
              series,
              model,
              reference,
              loss,
              step,
              tests.get(index),
              tests.get(index).allEqual() ? 1 : corrected[index],
              compared,
              skills.get(index),
              verdict));
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
      reason = "a series does not change before its judged rows, so it has no scale to share";
    } else if (own.length < LEAST_STRETCHES * overlap) {
      reason =
          "%d origins whose windows overlap over %d steps are too few, %d are needed"
              .formatted(own.length, overlap, LEAST_STRETCHES * overlap);
    }
    DieboldMariano test = new DieboldMariano(overlap);
    return reason == null ? test.test(difference) : test.undefined(own.length, Double.NaN, reason);
  }
}
