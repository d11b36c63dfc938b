package io.github.sinecast.run;

import io.github.sinecast.evaluation.ScoreTable;
import io.github.sinecast.experiment.LastValueLoss;

/**
 * A line of {@code reference-loss.csv}: the loss of a forecast that learns nothing.
 *
 * @param model the name of the forecaster
 * @param trainLoss its mean loss on the training windows, in scaled units
 * @param validationLoss its mean loss on the validation windows, in scaled units
 */
public record ReferenceLossRow(String model, double trainLoss, double validationLoss) {
  /** The file; not there where the head has no finite loss for such a forecast. */
  public static final CsvFile<ReferenceLossRow> FILE =
      new CsvFile<>("reference-loss.csv", ReferenceLossRow.class);

  static ReferenceLossRow of(LastValueLoss loss) {
    return new ReferenceLossRow(ScoreTable.NAIVE, loss.training(), loss.validation());
  }
}
