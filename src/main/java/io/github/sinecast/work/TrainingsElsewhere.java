package io.github.sinecast.work;

import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.NetworkName;
import io.github.sinecast.experiment.NetworkTraining;
import io.github.sinecast.run.CheckpointFolder;
import java.util.ArrayList;
import java.util.List;

/**
 * Has the networks of an experiment trained at a workplace; the run then continues from their
 * checkpoints and has only to judge them.
 */
public final class TrainingsElsewhere {
  private TrainingsElsewhere() {}

  /**
   * Trains what has no checkpoint yet; each is kept the moment it ends.
   *
   * @param run where the checkpoints are kept
   * @throws io.github.sinecast.InvalidInputException if the workplace cannot do it
   */
  public static void finish(Experiment experiment, CheckpointFolder run, Workplace workplace) {
    List<NetworkName> missing = new ArrayList<>();
    for (int fold = 1; fold <= experiment.fits(); fold++) {
      for (NetworkName network : new NetworkTraining(experiment, fold, run).networks()) {
        if (!run.holds(network)) {
          missing.add(network);
        }
      }
    }
    workplace.all(
        missing,
        network -> {
          run.keep(workplace.result(Training.of(experiment.config(), network, run)));
          return network;
        });
  }
}
