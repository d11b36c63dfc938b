package io.github.sinecast.work;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.NetworkName;
import io.github.sinecast.experiment.NetworkTraining;
import io.github.sinecast.run.CheckpointFolder;
import io.github.sinecast.run.DirectoryFiles;
import io.github.sinecast.training.DivergedException;
import io.github.sinecast.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One training of an experiment: of a fold of a rolling origin, a further seed, a member of an
 * ensemble or a rival; its result is the checkpoint of its end, from which the run goes on as if it
 * had been stopped there.
 *
 * <p>A training that diverges leaves the checkpoint of the epoch before, and diverges again where
 * the run goes on.
 *
 * @param label what it is called in messages
 * @param config all settings, in YAML
 * @param inputs the files that it reads
 * @param network which training is meant
 * @param key of the run whose training it is
 */
public record Training(
    String label, String config, List<String> inputs, NetworkName network, String key)
    implements Work<DirectoryFiles> {
  public Training {
    inputs = List.copyOf(inputs);
  }

  /** The training of one network of an experiment. */
  public static Training of(ExperimentConfig config, NetworkName network, CheckpointFolder run) {
    return new Training(
        "fold %s, %s with seed %s".formatted(network.fold(), network.network(), network.seed()),
        Site.text(config),
        Site.files(config).stream().map(Path::toString).toList(),
        network,
        run.key());
  }

  @Override
  public List<Path> files() {
    return inputs.stream().map(Path::of).toList();
  }

  @Override
  public DirectoryFiles on(Site site) {
    Experiment experiment = Experiment.prepare(site.config(config));
    Experiment fold = experiment.fold(network.fold());
    try {
      Path folder = Files.createTempDirectory("sinecast-training-");
      try (CheckpointFolder checkpoints = CheckpointFolder.open(folder, experiment)) {
        requireSame(checkpoints);
        train(new NetworkTraining(fold, network.fold(), checkpoints));
        DirectoryFiles files = checkpoints.files();
        checkpoints.clear();
        return files;
      } finally {
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          "a checkpoint cannot be written (%s); make room in java.io.tmpdir".formatted(e), e);
    }
  }

  /** Other data, another build of the program, of the JVM or of ND4J: not the same bits. */
  private void requireSame(CheckpointFolder checkpoints) {
    if (!checkpoints.key().equals(key)) {
      throw new InvalidInputException(
          "%s is that of another data file, program, JVM or native library than where the run was begun (%s, found %s); use the same on all machines"
              .formatted(label, key, checkpoints.key()));
    }
  }

  private void train(NetworkTraining training) {
    try {
      training.train(
          network, training.experiment().config().execution().threadsHere(), TrainingListener.NONE);
    } catch (DivergedException kept) {
      // The run diverges from the checkpoint that was left.
    }
  }
}
