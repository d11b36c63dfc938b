package io.github.sinecast.run;

import io.github.sinecast.config.ConfigWriter;
import io.github.sinecast.evaluation.ScoreRow;
import io.github.sinecast.experiment.EnsembleSpec;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.Judgement;
import io.github.sinecast.experiment.LastValueLoss;
import io.github.sinecast.experiment.TrainedNetwork;
import io.github.sinecast.model.ModelFile;
import io.github.sinecast.significance.TestRow;
import io.github.sinecast.training.EpochResult;
import io.github.sinecast.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run leaves, as the files of its directory.
 *
 * @param network that of the last fit, which was judged
 * @param saved the network to forecast with
 * @param judgement what it was worth; null where the training diverged
 * @param jobs how many runs were under way at a time on its machine
 * @param threads as its config set them, before a machine settled how many that are
 * @param withForecasts whether every forecast is kept
 */
record RunContents(
    TrainedNetwork network,
    TrainedNetwork saved,
    @Nullable Judgement judgement,
    int jobs,
    int threads,
    boolean withForecasts) {
  /**
   * Fills an empty directory.
   *
   * @param home where the directory will be when it is finished: paths in its config start there
   */
  void write(Path directory, Path home) throws IOException {
    ExperimentConfig config = experiment().config().withThreads(threads);
    if (network.training().members().size() < config.ensemble().members()) {
      // What is left of an ensemble when a member diverged is one network.
      config = config.withEnsemble(EnsembleSpec.SINGLE);
    }
    Path calendar = config.data().csv().calendarFile();
    if (calendar != null) {
      // Forecasts need the calendar for as long as the run lives.
      Files.copy(calendar, directory.resolve(RunDirectory.CALENDAR));
      config = config.withCalendarFile(home.resolve(RunDirectory.CALENDAR));
    }
    Files.writeString(
        directory.resolve(RunDirectory.CONFIG), ConfigWriter.toYaml(config.seenFrom(home)));
    Files.writeString(
        directory.resolve(RunDirectory.DATA_REPORT),
        String.join("\n", experiment().report().lines()) + "\n");
    writeModel(Files.createDirectory(directory.resolve(RunDirectory.MODEL)));
    EpochRow.FILE.write(directory, EpochRow.of(network.training()));
    LastValueLoss reference = LastValueLoss.of(experiment());
    if (reference != null) {
      ReferenceLossRow.FILE.write(directory, Stream.of(ReferenceLossRow.of(reference)));
    }
    if (judgement != null) {
      SeriesRow.FILE.write(directory, SeriesRow.of(experiment()));
      writeJudgement(directory, judgement);
    }
    manifest(FileDigests.of(directory)).write(directory);
  }

  private void writeModel(Path model) throws IOException {
    ModelFile.write(
        model,
        saved.training().members().stream().map(TrainingResult::last).toList(),
        saved.experiment().scales(),
        saved.experiment().start(saved.network()));
    if (experiment().config().ensemble().combine() && !saved.validation().isEmpty()) {
      CombinationFile.write(model, saved);
    }
    ModelFile.writePostprocessing(model, saved.postprocessing());
  }

  private Experiment experiment() {
    return network.experiment();
  }

  private void writeJudgement(Path directory, Judgement judged) throws IOException {
    RunFiles.SCORES.write(directory, ScoreRow.of(judged.scores()));
    RunFiles.TESTS.write(directory, TestRow.of(judged.comparison()));
    if (!judged.sets().all().isEmpty()) {
      ConfidenceRow.FILE.write(directory, ConfidenceRow.of(judged.sets()));
    }
    if (!judged.panel().ranks().isEmpty()) {
      PanelRankRow.FILE.write(directory, PanelRankRow.of(judged.panel()));
      PanelPairRow.FILE.write(directory, PanelPairRow.of(judged.panel()));
      InformationRow.FILE.write(directory, InformationRow.of(judged.panel()));
    }
    if (!judged.calibration().isEmpty()) {
      CalibrationRow.FILE.write(directory, CalibrationRow.of(judged.calibration()));
    }
    if (!judged.risk().rows().isEmpty()) {
      RiskRow.FILE.write(directory, RiskRow.of(judged.risk()));
    }
    if (!judged.parts().isEmpty()) {
      EnsembleRow.FILE.write(directory, EnsembleRow.of(judged.parts()));
    }
    LossRow.FILE.write(directory, LossRow.of(judged.losses()));
    if (withForecasts) {
      List<Double> levels =
          judged.backtest().isProbabilistic(experiment().config().modelName())
              ? experiment().config().evaluation().quantiles()
              : List.of();
      List<SeriesForecast> next = SeriesForecast.afterTheLastRow(saved);
      if (!next.isEmpty()) {
        ForecastStep.FILE.write(
            directory, ForecastStep.columns(levels), ForecastStep.of(next, levels));
      }
      RunFiles.writeForecasts(directory, judged.backtest());
    }
    List<AttentionRow> attention =
        new AttentionWindows(experiment(), network.training().last(), judged.backtest().series(0))
            .rows();
    if (!attention.isEmpty()) {
      AttentionRow.FILE.write(directory, attention.stream());
    }
  }

  private RunManifest manifest(Map<String, String> digests) {
    ExperimentConfig config = experiment().config();
    return new RunManifest(
        judgement == null ? RunManifest.DIVERGED : RunManifest.COMPLETE,
        config.seed(),
        experiment().inputs(),
        CodeVersion.running(),
        RunManifest.Machine.here(config.execution().threadsHere(), jobs),
        experiment().fits(),
        network.training().refit() == null ? 0 : network.training().best().epoch(),
        saved.equals(network) ? 0 : saved.training().best().epoch(),
        KnownRows.of(saved.experiment()),
        RunManifest.Parent.of(experiment().parent()),
        network.training().last().count(),
        experiment().started(),
        experiment().secondsSinceStart(),
        network.training().epochs().stream().mapToDouble(EpochResult::seconds).sum(),
        digests);
  }
}
