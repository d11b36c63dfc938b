package io.github.sinecast.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.TimeSeries;
import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.model.Weights;
import io.github.sinecast.window.Windows;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AveragingTest {
  private static final TimeSeries WALK = Problem.walk(5);
  private static final EncoderSpec ENCODER = Problem.encoder(0.1);
  private static final int STEPS = 6;

  /** A step an epoch at one rate, so that a shorter run is the beginning of a longer one. */
  private static final TrainingSpec RULES =
      Problem.training(STEPS, 0.01, 0.01, 99).withBatchSize(37).withMicroBatch(37);

  /** Means are kept in single precision. */
  private static final float FLOAT_ROUNDING = 1e-6f;

  @Test
  void theExponentialMeanIsThatOfANaiveLoopOverTheStepsOfThePlainRun() {
    List<float[]> steps = steps();
    double[] mean = doubles(steps.get(0));
    for (float[] step : steps.subList(1, steps.size())) {
      for (int index = 0; index < mean.length; index++) {
        mean[index] = 0.7 * mean[index] + 0.3 * step[index];
      }
    }
    assertMean(mean, new Averaging.Exponential(0.7));
  }

  @Test
  void theEqualMeanIsThatOfTheLastSteps() {
    List<float[]> steps = steps();
    double[] mean = new double[steps.get(0).length];
    // Half of six steps are before the first that counts.
    for (float[] step : steps.subList(4, 7)) {
      for (int index = 0; index < mean.length; index++) {
        mean[index] += step[index] / 3.0;
      }
    }
    assertMean(mean, new Averaging.Equal(0.5));
  }

  @Test
  void validationJudgesTheWeightsThatAreKept() {
    TrainingSpec rules = Problem.training(4, 0.01, 0.01, 99);
    for (Averaging averaging : List.of(new Averaging.Exponential(0.9), new Averaging.Equal(0.25))) {
      TrainingResult one = Problem.train(WALK, ENCODER, rules.withAveraging(averaging), 1, 1);
      TrainingResult three = Problem.train(WALK, ENCODER, rules.withAveraging(averaging), 1, 3);
      double loss =
          Problem.naiveLoss(ENCODER, one.weights(), Problem.windows(WALK, Problem.VALIDATION));
      assertEquals(loss, one.best().validationLoss(), 1e-6 * loss);
      assertArrayEquals(one.weights().values(), three.weights().values(), "threads change no bit");
    }
  }

  /** The weights before training, and after each step of a run without averaging. */
  private static List<float[]> steps() {
    List<float[]> steps = new ArrayList<>();
    for (int epochs = 0; epochs <= STEPS; epochs++) {
      steps.add(after(epochs, new Averaging.None()).values());
    }
    return steps;
  }

  private static void assertMean(double[] expected, Averaging averaging) {
    assertArrayEquals(
        expected, doubles(after(STEPS, averaging).values()), FLOAT_ROUNDING, averaging.toString());
  }

  private static Weights after(int epochs, Averaging averaging) {
    Windows training = Problem.windows(WALK, Problem.TRAINING);
    return new Trainer(ENCODER, RULES.withAveraging(averaging), 1, 1)
        .trainFor(epochs, training, TrainingListener.NONE, Checkpoints.NONE);
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int index = 0; index < values.length; index++) {
      doubles[index] = values[index];
    }
    return doubles;
  }
}
