package io.github.sinecast.run;

import io.github.sinecast.config.ConfigWriter;
import io.github.sinecast.distribution.ConformalCalibration;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.Judgement;
import io.github.sinecast.experiment.TrainedNetwork;
import io.github.sinecast.model.ModelFile;
import io.github.sinecast.training.EpochResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run leaves, as the files of its directory.
 *
 * @param network that of the last fit
 * @param judgement what it was worth; null where the training diverged
 * @param jobs how many runs were under way at a time on its machine
 * @param withForecasts whether every forecast is kept
 */
record RunContents(
    TrainedNetwork network, @Nullable Judgement judgement, int jobs, boolean withForecasts) {
  /** Fills an empty directory. */
  void write(Path directory) throws IOException {
    Files.writeString(
        directory.resolve(RunDirectory.CONFIG),
        ConfigWriter.toYaml(experiment().config().seenFrom(directory)));
    Files.writeString(
        directory.resolve(RunDirectory.DATA_REPORT),
        String.join("\n", experiment().report().lines()) + "\n");
    writeModel(Files.createDirectory(directory.resolve(RunDirectory.MODEL)));
    EpochRow.FILE.write(directory, EpochRow.of(network.training()));
    if (judgement != null) {
      SeriesRow.FILE.write(directory, SeriesRow.of(experiment()));
      writeJudgement(directory, judgement);
    }
    manifest().write(directory);
  }

  private void writeModel(Path model) throws IOException {
    ModelFile.write(model, network.training().weights(), experiment().scales());
    ConformalCalibration calibration = network.calibration();
    if (calibration != null) {
      ModelFile.write(model, calibration);
    }
  }

  private Experiment experiment() {
    return network.experiment();
  }

  private void writeJudgement(Path directory, Judgement judged) throws IOException {
    ScoreRow.FILE.write(directory, ScoreRow.of(judged.scores()));
    TestRow.FILE.write(directory, TestRow.of(judged.comparison()));
    if (!judged.calibration().isEmpty()) {
      CalibrationRow.FILE.write(directory, CalibrationRow.of(judged.calibration()));
    }
    LossRow.FILE.write(directory, LossRow.of(judged.losses()));
    if (withForecasts) {
      ForecastRow.write(directory, judged.backtest());
    }
    List<AttentionRow> attention =
        new AttentionWindows(
                experiment(), network.training().weights(), judged.backtest().series(0))
            .rows();
    if (!attention.isEmpty()) {
      AttentionRow.FILE.write(directory, attention.stream());
    }
  }

  private RunManifest manifest() {
    ExperimentConfig config = experiment().config();
    return new RunManifest(
        judgement == null ? RunManifest.DIVERGED : RunManifest.COMPLETE,
        config.seed(),
        experiment().inputs(),
        CodeVersion.running(),
        RunManifest.Machine.here(config.execution().threadsHere(), jobs, NativeBackend.build()),
        experiment().fits(),
        network.training().weights().count(),
        experiment().started(),
        experiment().secondsSinceStart(),
        network.training().epochs().stream().mapToDouble(EpochResult::seconds).sum());
  }
}
