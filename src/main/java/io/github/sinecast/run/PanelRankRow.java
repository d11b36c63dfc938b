package io.github.sinecast.run;

import io.github.sinecast.significance.PanelRanks;
import io.github.sinecast.significance.PanelTests;
import java.util.stream.Stream;

/**
 * A line of {@code panel-ranks.csv}: how a model ranks by a loss over the series of a panel.
 *
 * @param loss the name of the loss's mean
 * @param model the name of the model
 * @param series the number of series that count
 * @param meanRank the mean rank of the model, 1 for the least loss on each
 * @param won the share of the series on which it has the least loss
 * @param friedman the statistic of Friedman's test of all models, the same on each line of a loss
 * @param pFriedman its p value
 * @param criticalDifference how far apart mean ranks must be by Nemenyi's test at the 5 % level
 */
public record PanelRankRow(
    String loss,
    String model,
    int series,
    double meanRank,
    double won,
    double friedman,
    double pFriedman,
    double criticalDifference) {
  /** The file of ranks; not there where there is one series only. */
  public static final CsvFile<PanelRankRow> FILE =
      new CsvFile<>("panel-ranks.csv", PanelRankRow.class);

  /** Every model by every loss, in order. */
  public static Stream<PanelRankRow> of(PanelTests tests) {
    return tests.ranks().stream().flatMap(PanelRankRow::of);
  }

  private static Stream<PanelRankRow> of(PanelRanks ranks) {
    double difference = ranks.nemenyi().criticalDifference();
    return ranks.models().stream()
        .map(
            model ->
                new PanelRankRow(
                    ranks.loss(),
                    model,
                    ranks.series(),
                    ranks.meanRank(model),
                    ranks.won(model),
                    ranks.friedman().statistic(),
                    ranks.friedman().p(),
                    difference));
  }
}
