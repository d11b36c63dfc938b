package io.github.sinecast.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.model.Lstm;
import io.github.sinecast.model.NetworkSpec;
import io.github.sinecast.model.Parameter;
import io.github.sinecast.model.Weights;
import io.github.sinecast.window.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContinuedTrainingTest {
  private static final int EPOCHS = 7;
  private static final Windows TRAINING = Problem.windows(Problem.walk(1), Problem.TRAINING);
  private static final Windows VALIDATION = Problem.windows(Problem.walk(1), Problem.VALIDATION);

  /** A rate that overshoots, so that not every epoch is the best. */
  private static final TrainingSpec RULES =
      Problem.training(EPOCHS, 0.05, 0.01, EPOCHS)
          .withSchedule(new LearningRateSchedule.Cosine(0.2, 0.01));

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  static Stream<Arguments> trainings() {
    return Stream.of(new Averaging.None(), new Averaging.Exponential(0.8), new Averaging.Equal(0.3))
        .flatMap(
            averaging ->
                Stream.of(Problem.encoder(0.3), new Lstm(4))
                    .map(network -> Arguments.of(network, averaging)));
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void aTrainingStoppedAfterAnyEpochContinuesToTheSameBits(
      NetworkSpec network, Averaging averaging) {
    Trainer trainer = new Trainer(network, RULES.withAveraging(averaging), 3, 2);
    TrainingResult whole = trainer.train(TRAINING, VALIDATION, TrainingListener.NONE);
    for (int stop = 1; stop <= EPOCHS; stop++) {
      Kept kept = new Kept(stop);
      assertThrows(
          Stopped.class, () -> trainer.train(TRAINING, VALIDATION, TrainingListener.NONE, kept));
      TrainingResult continued = trainer.train(TRAINING, VALIDATION, TrainingListener.NONE, kept);
      assertArrayEquals(whole.weights().values(), continued.weights().values());
      assertEquals(lines(whole), lines(continued));
      assertEquals(EPOCHS, kept.keeps, "no epoch is learned from twice");
    }
  }

  @Test
  void aFurtherTrainingStoppedAfterAnyEpochContinuesToTheSameBits() {
    Trainer trainer =
        new Trainer(
            Problem.encoder(0.3), RULES.withAveraging(new Averaging.Exponential(0.8)), 3, 2);
    Weights whole = trainer.trainFor(4, TRAINING, TrainingListener.NONE, Checkpoints.NONE);
    for (int stop = 1; stop <= 4; stop++) {
      Kept kept = new Kept(stop);
      assertThrows(Stopped.class, () -> trainer.trainFor(4, TRAINING, TrainingListener.NONE, kept));
      Weights continued = trainer.trainFor(4, TRAINING, TrainingListener.NONE, kept);
      assertArrayEquals(whole.values(), continued.values());
    }
  }

  @Test
  void patienceGoesOnCountingWhereItWas() {
    Trainer trainer = new Trainer(Problem.encoder(0), RULES.withEpochs(40).withPatience(3), 3, 2);
    TrainingResult whole = trainer.train(TRAINING, VALIDATION, TrainingListener.NONE);
    int last = whole.epochs().size();
    assertEquals(whole.best().epoch() + 3, last, "patience must end it");
    for (int stop = last - 2; stop <= last; stop++) {
      Kept kept = new Kept(stop);
      assertThrows(
          Stopped.class, () -> trainer.train(TRAINING, VALIDATION, TrainingListener.NONE, kept));
      assertEquals(
          lines(whole), lines(trainer.train(TRAINING, VALIDATION, TrainingListener.NONE, kept)));
    }
  }

  /** Everything about the epochs but their times. */
  private static List<String> lines(TrainingResult result) {
    List<String> lines = new ArrayList<>();
    for (EpochResult epoch : result.epochs()) {
      lines.add(
          List.of(
                  epoch.epoch(),
                  epoch.trainingLoss(),
                  epoch.validationLoss(),
                  epoch.learningRate(),
                  epoch.best())
              .toString());
    }
    return lines;
  }

  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Keeps the newest checkpoint in memory, and once stops the training after an epoch. */
  private static final class Kept implements Checkpoints {
    private final int stop;
    private @Nullable Checkpoint newest;
    private int keeps;

    Kept(int stop) {
      this.stop = stop;
    }

    @Override
    public @Nullable Checkpoint newest(List<Parameter> parameters) {
      return newest;
    }

    @Override
    public void keep(Checkpoint checkpoint) {
      newest = checkpoint;
      keeps++;
      if (keeps == stop) {
        throw new Stopped();
      }
    }
  }
}
