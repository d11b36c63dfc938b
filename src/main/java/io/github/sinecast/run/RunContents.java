package io.github.sinecast.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.config.ConfigWriter;
import io.github.sinecast.distribution.ConformalCalibration;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.evaluation.CsvLine;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.Judgement;
import io.github.sinecast.experiment.NetworkCalibration;
import io.github.sinecast.experiment.NetworkTraining;
import io.github.sinecast.model.ModelFile;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.training.EpochResult;
import io.github.sinecast.training.TrainingResult;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a run leaves, as the files of its directory.
 *
 * @param experiment the last time that everything was fitted
 * @param training that of the model
 * @param judgement what it was worth; null where the training diverged
 * @param jobs how many runs were under way at a time on its machine
 * @param withForecasts whether every forecast is kept
 */
record RunContents(
    Experiment experiment,
    TrainingResult training,
    @Nullable Judgement judgement,
    int jobs,
    boolean withForecasts) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Writes one file. */
  private interface Content {
    void write(Appendable out) throws IOException;
  }

  /** Fills an empty directory. */
  void write(Path directory) throws IOException {
    Files.writeString(
        directory.resolve(RunDirectory.CONFIG),
        ConfigWriter.toYaml(portable(experiment.config(), directory)));
    Files.writeString(
        directory.resolve(RunDirectory.DATA_REPORT),
        String.join("\n", experiment.report().lines()) + "\n");
    writeModel(Files.createDirectory(directory.resolve(RunDirectory.MODEL)));
    write(directory.resolve(RunDirectory.EPOCHS), this::writeEpochs);
    if (judgement != null) {
      write(directory.resolve(RunDirectory.SERIES), this::writeSeries);
      writeJudgement(directory, judgement);
      writeAttention(directory, judgement.backtest().series(0));
    }
    Files.writeString(
        directory.resolve(RunDirectory.MANIFEST), JSON.writeValueAsString(manifest()) + "\n");
  }

  private static void write(Path file, Content content) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      content.write(out);
    }
  }

  private void writeModel(Path model) throws IOException {
    ModelFile.write(model, training.weights(), experiment.scales());
    try (TrainedForecaster network =
        new NetworkTraining(experiment).forecaster(training.weights())) {
      ConformalCalibration calibration = new NetworkCalibration(experiment).fit(network);
      if (calibration != null) {
        ModelFile.write(model, calibration);
      }
    }
  }

  /**
   * Every row of every series as a line of CSV: {@code series,date,part,value}, the part being
   * {@code train}, {@code validation}, {@code test}, or empty for rows of none.
   */
  private void writeSeries(Appendable out) throws IOException {
    CsvLine.write(out, "series", "date", "part", "value");
    for (TimeSeries one : experiment.series()) {
      for (int row = 0; row < one.length(); row++) {
        CsvLine.write(
            out,
            one.id(),
            one.time().label(row),
            experiment.split().part(one.id(), row),
            Double.toString(one.target(row)));
      }
    }
  }

  private void writeJudgement(Path directory, Judgement judged) throws IOException {
    write(directory.resolve(RunDirectory.SCORES), judged.scores()::writeCsv);
    write(directory.resolve(RunDirectory.TESTS), judged.comparison()::writeCsv);
    if (!judged.calibration().isEmpty()) {
      write(directory.resolve(RunDirectory.CALIBRATION), judged.calibration()::writeCsv);
    }
    write(directory.resolve(RunDirectory.LOSSES), judged.losses()::writeCsv);
    if (withForecasts) {
      write(directory.resolve(RunDirectory.FORECASTS), judged.backtest()::writeForecasts);
    }
  }

  private void writeAttention(Path directory, String series) throws IOException {
    StringBuilder text = new StringBuilder();
    if (new AttentionWindows(experiment, training.weights(), series).write(text)) {
      Files.writeString(directory.resolve(RunDirectory.ATTENTION), text);
    }
  }

  /** A config with its data file as seen from a directory, so that both may move together. */
  static ExperimentConfig portable(ExperimentConfig config, Path seenFrom) {
    Path file = config.data().file().toAbsolutePath().normalize();
    Path directory = seenFrom.toAbsolutePath().normalize();
    boolean sameRoot = Objects.equals(file.getRoot(), directory.getRoot());
    Path seen = sameRoot ? directory.relativize(file) : file;
    return config.withFile(Path.of(seen.toString().replace('\\', '/')));
  }

  private RunManifest manifest() {
    ExperimentConfig config = experiment.config();
    return new RunManifest(
        judgement == null ? RunManifest.DIVERGED : RunManifest.COMPLETE,
        config.seed(),
        List.of(experiment.input()),
        CodeVersion.running(),
        RunManifest.Machine.here(config.execution().threadsHere(), jobs, NativeBackend.build()),
        experiment.fits(),
        training.weights().count(),
        experiment.started(),
        experiment.secondsSinceStart(),
        training.epochs().stream().mapToDouble(EpochResult::seconds).sum());
  }

  private void writeEpochs(Appendable out) throws IOException {
    CsvLine.write(out, "epoch", "train_loss", "validation_loss", "learning_rate", "seconds");
    for (EpochResult epoch : training.epochs()) {
      CsvLine.write(
          out,
          Integer.toString(epoch.epoch()),
          Double.toString(epoch.trainingLoss()),
          Double.toString(epoch.validationLoss()),
          Double.toString(epoch.learningRate()),
          Double.toString(epoch.seconds()));
    }
  }
}
