package io.github.sinecast.run;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.baseline.Baseline;
import io.github.sinecast.baseline.FittedWalk;
import io.github.sinecast.baseline.VolatilityWalk;
import io.github.sinecast.baseline.WalkParameters;
import io.github.sinecast.baseline.WalkState;
import io.github.sinecast.experiment.Combination;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.TrainedNetwork;
import io.github.sinecast.model.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How a saved model weighs networks and baselines, and what each baseline has learned. */
final class CombinationFile {
  private static final String NAME = "combination.json";

  private static final TypeReference<Saved> TYPE = new TypeReference<>() {};

  private CombinationFile() {}

  /**
   * The file.
   *
   * @param networks the weight of all networks together
   * @param baselines by their names
   */
  private record Saved(double networks, Map<String, SavedWalk> baselines) {}

  /**
   * A baseline in the file.
   *
   * @param shared one for series that are not among these, or none
   */
  private record SavedWalk(
      double weight, Map<String, WalkParameters> series, List<WalkParameters> shared) {}

  /**
   * A combination with its baselines.
   *
   * @param walks the baselines that have a weight
   */
  record Restored(Combination combination, List<FittedWalk> walks) {}

  /** Writes the combination of a model into its folder. */
  static void write(Path folder, TrainedNetwork network) throws IOException {
    Combination combination = network.combination();
    Map<String, SavedWalk> baselines = new LinkedHashMap<>();
    for (FittedWalk walk : network.candidates()) {
      WalkState state = walk.state();
      baselines.put(
          walk.name(),
          new SavedWalk(
              combination.baselines().getOrDefault(walk.name(), 0.0),
              state.series(),
              Stream.ofNullable(state.shared()).toList()));
    }
    ModelFile.write(folder.resolve(NAME), TYPE, new Saved(combination.networks(), baselines));
  }

  /**
   * Reads the combination of a model.
   *
   * @throws InvalidInputException if the file is not there, damaged, or of another config
   */
  static Restored read(Path folder, ExperimentConfig config) {
    Path file = folder.resolve(NAME);
    Saved saved = ModelFile.read(file, "the combination of a model", TYPE);
    Map<String, Double> weights = new LinkedHashMap<>();
    List<FittedWalk> walks = new ArrayList<>();
    try {
      saved
          .baselines()
          .forEach(
              (name, walk) -> {
                weights.put(name, walk.weight());
                walks.add(
                    FittedWalk.restored(
                        walk(name, config, file),
                        config.window().horizon(),
                        new WalkState(
                            walk.series(), walk.shared().stream().findFirst().orElse(null))));
              });
      return new Restored(new Combination(saved.networks(), weights), walks);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "%s: the combination of a model must be as training wrote it (%s); train again"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static VolatilityWalk walk(String name, ExperimentConfig config, Path file) {
    for (Baseline baseline : config.evaluation().baselines()) {
      if (baseline instanceof VolatilityWalk walk && walk.name().equals(name)) {
        return walk;
      }
    }
    throw new InvalidInputException(
        "%s: %s is not among the baselines of the run's config; train again".formatted(file, name));
  }
}
