package io.github.sinecast.significance;

import io.github.sinecast.evaluation.Score;
import io.github.sinecast.table.RecordColumns;
import java.util.stream.Stream;

/**
 * One model tested against another: a row of a table of tests, and a line of {@code tests.csv}.
 *
 * @param series the id of the series, or {@link Score#ALL_SERIES}
 * @param model the name of the model
 * @param reference the name of what it is tested against
 * @param loss the name of the loss's mean
 * @param step the step from 1 to H, or {@code all} for the mean loss of all steps
 * @param statistic below 0 where the model is better than the reference
 * @param p the p value of the test
 * @param pHolm corrected over all tests of the same series, loss and step
 * @param pSeeds the corrected p value over seeds
 * @param skill 1 - loss / loss of the reference
 * @param lower the lower end of the interval of the skill
 * @param upper its upper end
 * @param verdict what may be claimed
 */
public record TestRow(
    String series,
    String model,
    String reference,
    String loss,
    String step,
    double statistic,
    double p,
    double pHolm,
    double pSeeds,
    double skill,
    double lower,
    double upper,
    Verdict verdict) {
  /** The columns. */
  public static final RecordColumns<TestRow> COLUMNS = new RecordColumns<>(TestRow.class);

  /** Every test, in order. */
  public static Stream<TestRow> of(Comparison comparison) {
    return comparison.all().stream().map(TestRow::of);
  }

  /** One test. */
  public static TestRow of(ModelComparison one) {
    return new TestRow(
        one.series(),
        one.model(),
        one.reference(),
        one.loss(),
        Score.label(one.step()),
        one.test().statistic(),
        one.test().p(),
        one.pHolm(),
        one.pSeeds(),
        one.skill().skill(),
        one.skill().lower(),
        one.skill().upper(),
        one.verdict());
  }
}
