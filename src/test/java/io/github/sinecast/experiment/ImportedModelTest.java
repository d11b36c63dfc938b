package io.github.sinecast.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.evaluation.DistributionMetric;
import io.github.sinecast.evaluation.Metric;
import io.github.sinecast.evaluation.PointMetric;
import io.github.sinecast.evaluation.Score;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.RunWriter;
import io.github.sinecast.training.TrainingListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that were trained elsewhere are evaluated beside the baselines. */
class ImportedModelTest {
  private static final Path CONFIG = Path.of("configs", "tiny.yaml");

  /** Of an error in the units of the file: forecasts differ in the eighth digit. */
  private static final double ROUNDING = 1e-6;

  @TempDir private Path folder;

  private static ExperimentConfig config(String... overrides) {
    return ExperimentConfig.read(CONFIG, List.of(overrides));
  }

  private static String with(Path file) {
    return "evaluation.networks=[{type: onnx, file: %s}]".formatted(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"point", "quantile"})
  void anExportScoresAsTheModelThatItCameFrom(String head) throws IOException {
    Experiment experiment = Experiment.prepare(config("model.head=" + head));
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);
    RunDirectory run = new RunWriter(folder).write(trained, experiment.judge(trained));
    Path file = folder.resolve("export.onnx");
    Files.write(file, run.toOnnx());

    Experiment other = Experiment.prepare(config("model.head=" + head, with(file)));
    try (var imported =
        new NetworkTraining(other)
            .train(other.config().evaluation().networks().get(0), TrainingListener.NONE)) {
      Judgement judged = new Judge(other).judge(trained, List.of(imported));
      // The levels of the head are those that are exported, so that curves are the same.
      List<Metric> metrics =
          head.equals("point")
              ? List.of(PointMetric.MAE, PointMetric.RMSE)
              : List.of(PointMetric.MAE, DistributionMetric.CRPS);
      for (Metric metric : metrics) {
        double expected = score(judged, "encoder", metric);
        assertEquals(expected, score(judged, "export", metric), ROUNDING * expected);
      }
    }
  }

  private static double score(Judgement judged, String model, Metric metric) {
    return judged.scores().score("sp500-daily", model, metric, Score.ALL_STEPS).value();
  }

  /** It saw the rows up to the test split; with another split these rows are tested. */
  @Test
  void anExportThatHasSeenTheTestSplitIsRefusedBeforeAnythingIsTrained() throws IOException {
    Experiment experiment = Experiment.prepare(config());
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);
    RunDirectory run = new RunWriter(folder).write(trained, experiment.judge(trained));
    Path file = folder.resolve("export.onnx");
    Files.write(file, run.toOnnx());
    ExperimentConfig earlier =
        config("data.split={type: fractions, train: 0.6, test: 0.3}", with(file));
    assertRefused(earlier, "was trained and stopped on rows up to");
  }

  @Test
  void aFileThatIsMissingOrNoModelIsRefusedBeforeAnythingIsTrained() throws IOException {
    Path file = folder.resolve("mine.onnx");
    assertRefused(config(with(file)), "mine.onnx");
    Files.write(file, "no model".getBytes(StandardCharsets.UTF_8));
    assertRefused(config(with(file)), "mine.onnx: ONNX Runtime cannot load the model");
  }

  @Test
  void aModelWithTheNameOfTheNetworkIsRefused() {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class,
            () ->
                config()
                    .withEvaluation(
                        config()
                            .evaluation()
                            .withNetworks(
                                List.of(new RivalNetwork.Onnx(folder.resolve("encoder.onnx"))))));
    assertTrue(refused.getMessage().contains("encoder"), refused.getMessage());
  }

  @Test
  void theFileIsFoundFromTheFolderOfTheConfig() throws IOException {
    Path config = folder.resolve("config.yaml");
    Files.writeString(
        config,
        """
        name: mine
        data: {file: prices.csv}
        evaluation: {networks: [nlinear, {type: onnx, file: models/mine.onnx}]}
        """);
    ExperimentConfig read = ExperimentConfig.read(config, List.of());
    assertEquals(List.of(folder.resolve("models/mine.onnx")), read.imports());
    assertEquals(
        List.of(Path.of("../models/mine.onnx")), read.seenFrom(folder.resolve("runs")).imports());
  }

  private static void assertRefused(ExperimentConfig config, String told) {
    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> Experiment.prepare(config));
    assertTrue(refused.getMessage().contains(told), refused.getMessage());
  }
}
