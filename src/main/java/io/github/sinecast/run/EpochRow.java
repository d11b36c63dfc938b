package io.github.sinecast.run;

import io.github.sinecast.training.EpochResult;
import io.github.sinecast.training.TrainingResult;
import java.util.stream.Stream;

/**
 * A line of {@code epochs.csv}; {@link EpochResult} says what the numbers are.
 *
 * @param epoch counted from 1
 * @param trainLoss the mean loss of the training windows, in scaled units
 * @param validationLoss the mean loss of the validation windows, in scaled units
 * @param learningRate the rate of the epoch's last step
 * @param seconds wall-clock time
 */
public record EpochRow(
    int epoch, double trainLoss, double validationLoss, double learningRate, double seconds) {
  /** The file of epochs. */
  public static final CsvFile<EpochRow> FILE = new CsvFile<>("epochs.csv", EpochRow.class);

  /** Every epoch, in order. */
  public static Stream<EpochRow> of(TrainingResult training) {
    return training.epochs().stream()
        .map(
            epoch ->
                new EpochRow(
                    epoch.epoch(),
                    epoch.trainingLoss(),
                    epoch.validationLoss(),
                    epoch.learningRate(),
                    epoch.seconds()));
  }
}
