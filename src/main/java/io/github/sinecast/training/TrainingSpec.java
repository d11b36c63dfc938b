package io.github.sinecast.training;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * How a network is trained: all that defines the result, and nothing that only executes it.
 *
 * @param epochs passes over the training windows, at most
 * @param batchSize windows in one step of the optimiser
 * @param microBatch windows that one thread works on at a time; gradients of the parts are added in
 *     their order, so it is part of the result and threads are not
 * @param learningRate the greatest learning rate
 * @param schedule how the rate goes over the run
 * @param weightDecay how strongly the matrices of linear maps are pulled to zero
 * @param clipNorm the greatest norm of a whole gradient
 * @param patience epochs without a better validation loss after which training ends
 * @param averaging whether validated and saved weights are a mean over steps
 * @param refit whether the network is trained once more, on training and validation rows, for as
 *     many epochs as validation chose
 * @param balanced whether an epoch has as many windows of each series, whatever its length
 * @param finalFit whether the network that is saved is trained once more, on all rows, for as many
 *     epochs as validation chose
 */
@RecordBuilder
public record TrainingSpec(
    @Setting(
            help = "Passes over the training windows, at most.",
            initial = "30",
            min = 1,
            otherNames = {"max_steps", "n_epochs", "max_epochs", "num_epochs"})
        int epochs,
    @Setting(
            help = "Windows in one step of the optimiser.",
            initial = "64",
            min = 1,
            otherNames = {"batch_size", "windows_batch_size"})
        int batchSize,
    @Setting(
            help =
                "Windows that one thread processes at a time. Unlike the number of threads, this"
                    + " changes the result.",
            initial = "16",
            min = 1)
        int microBatch,
    @Setting(
            help = "Greatest learning rate.",
            initial = "0.001",
            otherNames = {"lr", "learning_rate", "optimizer_kwargs"})
        double learningRate,
    @Setting(help = "Course of the learning rate over the run.", initial = "cosine")
        LearningRateSchedule schedule,
    @Setting(
            help = "Decay of weights (not of biases, gains and positions), as in AdamW.",
            initial = "0.01",
            min = 0)
        double weightDecay,
    @Setting(help = "Greatest norm of a step's whole gradient.", initial = "1.0") double clipNorm,
    @Setting(
            help = "Epochs without a better validation loss after which training ends.",
            initial = "5",
            min = 1,
            otherNames = {"early_stop_patience_steps", "early_stopping"})
        int patience,
    @Setting(
            help = "Whether validated and saved weights are a mean over steps: none, ema or swa.",
            initial = "none")
        Averaging averaging,
    @Setting(
            help =
                "Whether the network is trained a second time, on training and validation rows, for"
                    + " the number of epochs that validation chose.",
            initial = "false")
        boolean refit,
    @Setting(
            help =
                "Whether each series of a panel has equally many windows in an epoch, whatever its"
                    + " length.",
            initial = "false")
        boolean balanced,
    @Setting(
            help =
                "Whether the network is trained once more after its evaluation, on all rows and for"
                    + " the number of epochs that validation chose. This network is saved; the"
                    + " scores are those of the network before.",
            initial = "false")
        boolean finalFit)
    implements TrainingSpecBuilder.With {
  public TrainingSpec {
    Require.atLeast(1, epochs, "epochs");
    Require.atLeast(1, batchSize, "batchSize");
    Require.atLeast(1, microBatch, "microBatch");
    Require.positive(learningRate, "learningRate");
    Require.notNegative(weightDecay, "weightDecay");
    Require.positive(clipNorm, "clipNorm");
    Require.atLeast(1, patience, "patience");
  }

  /** Without averaging, refit and final fit, each window once in an epoch. */
  public TrainingSpec(
      int epochs,
      int batchSize,
      int microBatch,
      double learningRate,
      LearningRateSchedule schedule,
      double weightDecay,
      double clipNorm,
      int patience) {
    this(
        epochs,
        batchSize,
        microBatch,
        learningRate,
        schedule,
        weightDecay,
        clipNorm,
        patience,
        new Averaging.None(),
        false,
        false,
        false);
  }
}
