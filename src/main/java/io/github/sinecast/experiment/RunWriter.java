package io.github.sinecast.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.calibration.ConformalCalibration;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.experiment.config.ConfigWriter;
import io.github.sinecast.model.ModelFile;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.training.EpochResult;
import io.github.sinecast.training.TrainingResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the directory of a run: written under another name first, and moved into place when whole.
 */
public final class RunWriter {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** How the names of directories begin that are not whole. */
  private static final String UNFINISHED = ".unfinished-";

  private static final Pattern UNFINISHED_OF =
      Pattern.compile(Pattern.quote(UNFINISHED) + "(\\d{1,18})-\\d+");

  private final Path folder;
  private final boolean withForecasts;
  private final Consumer<RunDirectory> last;

  /**
   * @param folder where run directories go; made with the first of them if it is not there
   * @throws InvalidInputException if it cannot be written to, which is better known before training
   */
  public RunWriter(Path folder) {
    this(folder, true, unfinished -> {});
  }

  /**
   * As {@link #RunWriter(Path)}.
   *
   * @param withForecasts whether every forecast is kept, which takes far more room than all the
   *     rest
   */
  public RunWriter(Path folder, boolean withForecasts) {
    this(folder, withForecasts, unfinished -> {});
  }

  /**
   * As {@link #RunWriter(Path)}.
   *
   * @param last is given the directory of a judged run before it is moved into place, to add to it
   */
  public RunWriter(Path folder, Consumer<RunDirectory> last) {
    this(folder, true, last);
  }

  private RunWriter(Path folder, boolean withForecasts, Consumer<RunDirectory> last) {
    this.folder = folder;
    this.withForecasts = withForecasts;
    this.last = last;
    requireWritable(folder);
  }

  /**
   * Refuses a folder below which nothing can be written, which is better known before training.
   *
   * @throws InvalidInputException if it is none that may be written to
   */
  public static void requireWritable(Path folder) {
    Path existing = folder.toAbsolutePath().normalize();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      throw new InvalidInputException(
          "%s: run directories cannot be written there, because %s %s; give another folder by --out"
              .formatted(
                  folder,
                  existing,
                  Files.isDirectory(existing) ? "may not be written to" : "is no folder"));
    }
  }

  /** Leaves the directory of a run that ended well. */
  public RunDirectory write(Experiment experiment, TrainingResult training, Judgement judgement) {
    return write(experiment, training, judgement, RunManifest.COMPLETE, null);
  }

  /**
   * Leaves the directory of a run that ended well under a name of its own.
   *
   * @throws InvalidInputException if there is something of that name
   */
  public RunDirectory write(
      Experiment experiment, TrainingResult training, Judgement judgement, String name) {
    return write(experiment, training, judgement, RunManifest.COMPLETE, name);
  }

  /** Leaves what a run had come to before it diverged: no scores, but the best weights so far. */
  public RunDirectory writeDiverged(Experiment experiment, TrainingResult before) {
    return write(experiment, before, null, RunManifest.DIVERGED, null);
  }

  private RunDirectory write(
      Experiment experiment,
      TrainingResult training,
      @Nullable Judgement judgement,
      String outcome,
      @Nullable String place) {
    try {
      Files.createDirectories(folder);
      Path unfinished =
          Files.createDirectory(
              folder.resolve(UNFINISHED + ProcessHandle.current().pid() + "-" + System.nanoTime()));
      try {
        fill(unfinished, experiment, training, judgement, outcome);
        if (judgement != null) {
          last.accept(RunDirectory.at(unfinished));
        }
        if (place != null) {
          // Only an empty directory would be replaced by a move.
          return RunDirectory.at(
              Files.move(unfinished, folder.resolve(place), StandardCopyOption.ATOMIC_MOVE));
        }
        String name = experiment.config().name();
        return RunDirectory.at(
            moveIntoPlace(unfinished, judgement == null ? name + "-diverged" : name));
      } finally {
        delete(unfinished);
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: the run directory cannot be written (%s); make room or give another folder by --out"
              .formatted(folder, e),
          e);
    }
  }

  private void fill(
      Path directory,
      Experiment experiment,
      TrainingResult training,
      @Nullable Judgement judgement,
      String outcome)
      throws IOException {
    Files.writeString(
        directory.resolve(RunDirectory.CONFIG), ConfigWriter.toYaml(portable(experiment.config())));
    Files.writeString(
        directory.resolve(RunDirectory.DATA_REPORT),
        String.join("\n", experiment.report().lines()) + "\n");
    Path model = Files.createDirectory(directory.resolve(RunDirectory.MODEL));
    ModelFile.write(model, training.weights(), experiment.scales());
    writeCalibration(model, experiment, training);
    writeEpochs(directory.resolve(RunDirectory.EPOCHS), training.epochs());
    if (judgement != null) {
      writeSeries(directory.resolve(RunDirectory.SERIES), experiment);
      writeJudgement(directory, judgement);
      writeAttention(directory, new AttentionWindows(experiment, training.weights()));
    }
    Files.writeString(
        directory.resolve(RunDirectory.MANIFEST),
        JSON.writeValueAsString(manifest(experiment, training, outcome)) + "\n");
  }

  private static void writeSeries(Path file, Experiment experiment) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      experiment.writeSeries(out);
    }
  }

  private static void writeCalibration(Path model, Experiment experiment, TrainingResult training)
      throws IOException {
    try (TrainedForecaster network = experiment.forecaster(training.weights())) {
      ConformalCalibration calibration = experiment.calibration(network);
      if (calibration != null) {
        ModelFile.write(model, calibration);
      }
    }
  }

  private static void writeAttention(Path directory, AttentionWindows windows) throws IOException {
    StringBuilder text = new StringBuilder();
    if (windows.write(text)) {
      Files.writeString(directory.resolve(RunDirectory.ATTENTION), text);
    }
  }

  private void writeJudgement(Path directory, Judgement judgement) throws IOException {
    try (Writer scores = Files.newBufferedWriter(directory.resolve(RunDirectory.SCORES))) {
      judgement.scores().writeCsv(scores);
    }
    try (Writer tests = Files.newBufferedWriter(directory.resolve(RunDirectory.TESTS))) {
      judgement.comparison().writeCsv(tests);
    }
    if (!judgement.calibration().isEmpty()) {
      Path file = directory.resolve(RunDirectory.CALIBRATION);
      try (Writer calibration = Files.newBufferedWriter(file)) {
        judgement.calibration().writeCsv(calibration);
      }
    }
    try (Writer losses = Files.newBufferedWriter(directory.resolve(RunDirectory.LOSSES))) {
      judgement.losses().writeCsv(losses);
    }
    if (!withForecasts) {
      return;
    }
    try (Writer forecasts = Files.newBufferedWriter(directory.resolve(RunDirectory.FORECASTS))) {
      judgement.backtest().writeForecasts(forecasts);
    }
  }

  private ExperimentConfig portable(ExperimentConfig config) {
    return portable(config, folder.resolve(config.name()));
  }

  /** A config with its data file as seen from a directory, so that both may move together. */
  public static ExperimentConfig portable(ExperimentConfig config, Path seenFrom) {
    Path file = config.data().file().toAbsolutePath().normalize();
    Path directory = seenFrom.toAbsolutePath().normalize();
    boolean sameRoot = Objects.equals(file.getRoot(), directory.getRoot());
    Path seen = sameRoot ? directory.relativize(file) : file;
    return config.withFile(Path.of(seen.toString().replace('\\', '/')));
  }

  private static RunManifest manifest(
      Experiment experiment, TrainingResult training, String outcome) {
    ExperimentConfig config = experiment.config();
    return new RunManifest(
        outcome,
        config.seed(),
        List.of(experiment.input()),
        CodeVersion.running(),
        RunManifest.Machine.here(config.execution().threadsHere(), NativeBackend.build()),
        experiment.fits(),
        training.weights().count(),
        experiment.started(),
        experiment.secondsSinceStart(),
        training.epochs().stream().mapToDouble(EpochResult::seconds).sum());
  }

  private static void writeEpochs(Path file, List<EpochResult> epochs) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("epoch,train_loss,validation_loss,learning_rate,seconds\n");
      for (EpochResult epoch : epochs) {
        out.write(
            "%d,%s,%s,%s,%s\n"
                .formatted(
                    epoch.epoch(),
                    epoch.trainingLoss(),
                    epoch.validationLoss(),
                    epoch.learningRate(),
                    epoch.seconds()));
      }
    }
  }

  /** Moves a directory to the first free number of a name; never onto one that exists. */
  private Path moveIntoPlace(Path unfinished, String name) throws IOException {
    for (int number = 1; ; number++) {
      Path place = folder.resolve(name + "-" + number);
      try {
        if (!Files.exists(place)) {
          return Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        }
      } catch (FileSystemException failed) {
        // A name taken meanwhile has no exception of its own on all systems; the next may be free.
        if (!Files.exists(place)) {
          throw failed;
        }
      }
    }
  }

  /** Removes what processes left in a folder that were killed while they wrote. */
  public static void deleteUnfinished(Path folder) throws IOException {
    List<Path> unfinished;
    try (Stream<Path> files = Files.list(folder)) {
      unfinished =
          files.filter(file -> isAbandoned(file.getFileName().toString())).sorted().toList();
    }
    for (Path directory : unfinished) {
      delete(directory);
    }
  }

  private static boolean isAbandoned(String name) {
    Matcher unfinished = UNFINISHED_OF.matcher(name);
    return unfinished.matches() && ProcessHandle.of(Long.parseLong(unfinished.group(1))).isEmpty();
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
