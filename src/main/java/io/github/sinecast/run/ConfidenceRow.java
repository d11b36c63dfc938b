package io.github.sinecast.run;

import io.github.sinecast.significance.ConfidenceSets;
import java.util.stream.Stream;

/**
 * A line of {@code confidence-set.csv}: whether a model may be the best one by a loss.
 *
 * @param loss the name of the loss's mean
 * @param model the name of the model
 * @param meanLoss its mean loss over all steps, origins and series
 * @param pSet the p value of the model confidence set
 * @param inSet whether the model is in the 95 % confidence set
 * @param pSpa the p value of Hansen's test that no other model is better
 */
public record ConfidenceRow(
    String loss, String model, double meanLoss, double pSet, boolean inSet, double pSpa) {
  /** The file of confidence sets; not there where nothing could be tested. */
  public static final CsvFile<ConfidenceRow> FILE =
      new CsvFile<>("confidence-set.csv", ConfidenceRow.class);

  /** Every model by every loss, in order. */
  public static Stream<ConfidenceRow> of(ConfidenceSets sets) {
    return sets.all().stream()
        .map(
            one ->
                new ConfidenceRow(
                    one.loss(),
                    one.model(),
                    one.meanLoss(),
                    one.pSet(),
                    one.isInSet(),
                    one.pSpa()));
  }
}
