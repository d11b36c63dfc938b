package io.github.sinecast.experiment;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.ReadableFile;
import io.github.sinecast.config.ConfigFile;
import io.github.sinecast.model.ModelFile;
import io.github.sinecast.model.SeriesScales;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.onnx.ExportedModel;
import io.github.sinecast.onnx.OnnxForecaster;
import io.github.sinecast.onnx.OnnxRuntime;
import io.github.sinecast.onnx.OnnxSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Loads models that were trained elsewhere, for an evaluation. */
final class ImportedModel {
  private ImportedModel() {}

  /**
   * Loads a model. One that Sinecast exported reads the windows of its own config, with the scales
   * of the series that it was trained on; any other reads those of this experiment, as tokens.
   *
   * @throws InvalidInputException if the file is no model that can be used, or if ONNX Runtime is
   *     not there, or if the model has seen rows of the test split
   */
  static TrainedForecaster load(RivalNetwork.Onnx rival, Experiment experiment) {
    OnnxRuntime.require();
    OnnxSession session = OnnxSession.open(rival.file().toString(), content(rival.file()));
    try {
      return forecaster(rival, experiment, session);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static TrainedForecaster forecaster(
      RivalNetwork.Onnx rival, Experiment experiment, OnnxSession session) {
    Map<String, String> metadata = session.metadata();
    String config = metadata.get(ExportedModel.CONFIG);
    if (config == null) {
      return new OnnxForecaster(
          rival.name(),
          session,
          null,
          experiment.config().window(),
          experiment.scales(),
          levels(metadata));
    }
    ExperimentConfig own =
        ConfigFile.parse(rival.file().toString(), config).bind(ExperimentConfig.class);
    SeriesScales scales = ModelFile.scales(rival.file(), metadata, own.window());
    return new OnnxForecaster(
        rival.name(),
        session,
        own.model(),
        own.window(),
        new Judge(experiment).scalesOf(scales, own.window()),
        levels(metadata));
  }

  private static List<Double> levels(Map<String, String> metadata) {
    String levels = metadata.getOrDefault(ExportedModel.QUANTILES, "");
    return levels.isEmpty()
        ? List.of()
        : Arrays.stream(levels.split(",", -1)).map(Double::valueOf).toList();
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(ReadableFile.requireRegular(file));
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: the model cannot be read; check evaluation.networks".formatted(file), e);
    }
  }
}
