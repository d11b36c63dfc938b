package io.github.sinecast.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.sinecast.History;
import io.github.sinecast.distribution.ConformalCalibration;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.RunManifest;
import io.github.sinecast.run.RunWriter;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.training.TrainingResult;
import io.github.sinecast.window.SeriesScale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefitTest {
  private static final String REFIT = "training.refit=true";

  @TempDir private Path folder;

  @Test
  void theSecondTrainingLearnsFromValidationRowsAndFromNoTestRow() throws IOException {
    TrainingResult known = trained(Small::wave, REFIT);
    TrainingResult otherValidation = trained(Small.waveUntil(Small.TEST_FROM - 1), REFIT);
    TrainingResult otherTest = trained(Small.waveUntil(Small.TEST_FROM), REFIT);

    assertArrayEquals(values(known), values(otherTest));
    assertArrayEquals(known.weights().values(), otherValidation.weights().values());
    assertFalse(Arrays.equals(values(known), values(otherValidation)), "the last row is learned");
  }

  @Test
  void scalesOfTheSecondTrainingAreFittedToTheRowsThatItLearnsFrom() throws IOException {
    Experiment plain = experiment(Small::wave);
    Experiment refit = experiment(Small::wave, REFIT);
    Experiment allTrain =
        experiment(
            Small::wave,
            "data.split={type: rows, train: 120, validation: 2, test: 28, embargo: 0}");

    assertEquals(scale(plain), scale(refit));
    assertEquals(scale(allTrain), scale(refit.refitted()));
  }

  @Test
  void correctionsComeFromRowsThatTheirNetworkDidNotLearnFrom() throws IOException {
    String[] settings = {
      "model.head=quantile", "calibration=conformal", "evaluation.quantiles=[0.2, 0.5, 0.8]"
    };
    Experiment plain = experiment(Small::wave, settings);
    Experiment refit = experiment(Small::wave, settings[0], settings[1], settings[2], REFIT);
    ConformalCalibration once =
        plain.train(TrainingListener.NONE).postprocessing().get(0).calibration();
    ConformalCalibration again =
        refit.train(TrainingListener.NONE).postprocessing().get(0).calibration();

    assertArrayEquals(
        Objects.requireNonNull(once).corrections(), Objects.requireNonNull(again).corrections());
  }

  @Test
  void theRunDirectoryKeepsTheSecondTrainingAndSaysForHowManyEpochs() throws IOException {
    Experiment experiment = experiment(Small::wave, REFIT);
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);
    RunDirectory run =
        new RunWriter(folder.resolve("runs")).write(trained, experiment.judge(trained));

    assertEquals(trained.training().best().epoch(), RunManifest.read(run.path()).refitEpochs());
    History history = experiment.series().list().get(0).history();
    try (TrainedForecaster here = trained.forecaster();
        TrainedForecaster read = run.forecaster()) {
      assertEquals(
          here.forecast(List.of(history), 2).get(0).point(2),
          read.forecast(List.of(history), 2).get(0).point(2));
    }
  }

  @Test
  void whatIsJudgedByValidationIsNotTrainedOnIt() throws IOException {
    assertNotNull(trained(Small::wave, REFIT).refit());
    assertNull(trained(Small::wave, REFIT, "evaluation.judged=validation").refit());
  }

  private TrainingResult trained(IntToDoubleFunction price, String... settings) throws IOException {
    return experiment(price, settings).train(TrainingListener.NONE).training();
  }

  private Experiment experiment(IntToDoubleFunction price, String... settings) throws IOException {
    Path table = Files.createTempDirectory(folder, "table").resolve("a.csv");
    return Experiment.prepare(Small.config(Small.days(table, Small.ROWS, price), settings));
  }

  private static SeriesScale scale(Experiment experiment) {
    return experiment.scale(experiment.series().list().get(0).id());
  }

  private static float[] values(TrainingResult trained) {
    return Objects.requireNonNull(trained.refit()).values();
  }
}
