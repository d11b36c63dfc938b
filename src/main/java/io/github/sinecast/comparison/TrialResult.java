package io.github.sinecast.comparison;

import io.github.sinecast.experiment.ExperimentConfig;
import java.util.Locale;

/**
 * What a trial came to on a rung.
 *
 * @param trial what was tried
 * @param rung counted from 1
 * @param epochs for which it was trained
 * @param validationLoss that of its best epoch, or where any trial of the search is an ensemble,
 *     that of the whole model; NaN where it diverged
 * @param seconds wall-clock seconds of its training
 * @param outcome how it goes on
 */
public record TrialResult(
    Trial trial, int rung, int epochs, double validationLoss, double seconds, Outcome outcome) {
  /**
   * A drawn config.
   *
   * @param number counted from 1
   * @param label what was drawn
   * @param config the config, judged on the validation split
   */
  public record Trial(int number, String label, ExperimentConfig config) {}

  /** How a trial goes on. */
  public enum Outcome {
    /** Its rung has not ended. */
    WAITING,
    /** It is on the next rung. */
    PROMOTED,
    /** It was behind. */
    GIVEN_UP,
    /** Its loss became infinite or no number. */
    DIVERGED,
    /** It was trained for all epochs. */
    FINISHED
  }

  /** The config that was trained, with its number of epochs. */
  public ExperimentConfig config() {
    return trial.config().withEpochs(epochs);
  }

  boolean isDiverged() {
    return Double.isNaN(validationLoss);
  }

  TrialResult with(Outcome other) {
    return new TrialResult(trial, rung, epochs, validationLoss, seconds, other);
  }

  /** What it came to, on one line. */
  public String line() {
    return isDiverged()
        ? "rung %s, %s epochs, trial %s (%s): diverged"
            .formatted(rung, epochs, trial.number(), trial.label())
        : String.format(
            Locale.ROOT,
            "rung %d, %d epochs, trial %d (%s): validation loss %.6g, %.1f s",
            rung,
            epochs,
            trial.number(),
            trial.label(),
            validationLoss,
            seconds);
  }
}
