package io.github.sinecast.work;

import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.NetworkTraining;
import io.github.sinecast.training.DivergedException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;

/**
 * A trial of a search: a network is trained and nobody forecasts; its result is a number.
 *
 * @param label what it is called in messages
 * @param config all settings, in YAML
 * @param inputs the files that it reads
 * @param wholeModel whether the whole ensemble is evaluated, and not its first network
 */
public record Trial(String label, String config, List<String> inputs, boolean wholeModel)
    implements Work<Trial.Result> {
  public Trial {
    inputs = List.copyOf(inputs);
  }

  /** The trial of a config, whose whole ensemble is evaluated if it has one. */
  public static Trial of(String label, ExperimentConfig config) {
    return of(label, config, !config.ensemble().isSingle());
  }

  /**
   * The trial of a config.
   *
   * @param wholeModel whether the whole ensemble is evaluated, and not its first network
   */
  public static Trial of(String label, ExperimentConfig config, boolean wholeModel) {
    return new Trial(
        label,
        Site.text(config),
        Site.files(config).stream().map(Path::toString).toList(),
        wholeModel);
  }

  /**
   * What a trial came to.
   *
   * @param validationLoss that of its best epoch, or of the whole ensemble; NaN where it diverged
   * @param seconds wall-clock seconds of its training
   */
  public record Result(double validationLoss, double seconds) implements Serializable {}

  @Override
  public List<Path> files() {
    return inputs.stream().map(Path::of).toList();
  }

  @Override
  public Result on(Site site) {
    long start = System.nanoTime();
    double loss;
    try {
      loss =
          new NetworkTraining(Experiment.prepare(site.config(config))).validationLoss(wholeModel);
    } catch (DivergedException diverged) {
      loss = Double.NaN;
    }
    return new Result(loss, (System.nanoTime() - start) / 1e9);
  }
}
