package io.github.sinecast.run;

import io.github.sinecast.significance.PanelRanks;
import io.github.sinecast.significance.PanelTests;
import java.util.stream.Stream;

/**
 * A line of {@code panel-pairs.csv}: a model beside another by a loss over the series of a panel.
 *
 * @param loss the name of the loss's mean
 * @param model the name of the model
 * @param reference the name of the other
 * @param relativeLoss the mean over the series of the model's loss divided by the other's, less 1
 * @param better the number of series on which the model has the smaller loss
 * @param series the number of series that count
 * @param pNemenyi the p value of the difference of their mean ranks
 */
public record PanelPairRow(
    String loss,
    String model,
    String reference,
    double relativeLoss,
    int better,
    int series,
    double pNemenyi) {
  /** The file of pairs; not there where there is one series only. */
  public static final CsvFile<PanelPairRow> FILE =
      new CsvFile<>("panel-pairs.csv", PanelPairRow.class);

  /** Every model beside every other by every loss, in order. */
  public static Stream<PanelPairRow> of(PanelTests tests) {
    return tests.ranks().stream().flatMap(PanelPairRow::of);
  }

  private static Stream<PanelPairRow> of(PanelRanks ranks) {
    return ranks.models().stream()
        .flatMap(
            model ->
                ranks.models().stream()
                    .filter(other -> !other.equals(model))
                    .map(
                        other ->
                            new PanelPairRow(
                                ranks.loss(),
                                model,
                                other,
                                ranks.relativeLoss(model, other),
                                ranks.better(model, other),
                                ranks.series(),
                                ranks.p(model, other))));
  }
}
