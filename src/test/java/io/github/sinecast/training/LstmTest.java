package io.github.sinecast.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.model.Learner;
import io.github.sinecast.model.Lstm;
import io.github.sinecast.model.Network;
import io.github.sinecast.model.NetworkForecaster;
import io.github.sinecast.model.PartRandom;
import io.github.sinecast.model.SeriesScales;
import io.github.sinecast.model.TrainedSeries;
import io.github.sinecast.model.Weights;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.Windows;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LstmTest {
  private static final Lstm LSTM = new Lstm(8);

  /** Losses are sums of floats in another order. */
  private static final double FLOAT_SUMS = 1e-5;

  /** Differences of losses that are near each other, of floats. */
  private static final double SLOPE = 1e-2;

  @Test
  void theSameSeedGivesTheSameBitsWhateverElseDrawsNumbers() {
    TimeSeries walk = Problem.walk(1);
    TrainingResult first = train(walk, 2, 0.01, 7);
    org.nd4j.linalg.factory.Nd4j.getRandom().setSeed(99);
    org.nd4j.linalg.factory.Nd4j.rand(3, 3).close();
    TrainingResult second = train(walk, 2, 0.01, 7);
    assertArrayEquals(first.weights().values(), second.weights().values());
    assertEquals(losses(first), losses(second));
    assertFalse(
        Arrays.equals(first.weights().values(), train(walk, 2, 0.01, 8).weights().values()));
  }

  @Test
  void anotherThreadComputesTheSameBits() throws InterruptedException {
    TimeSeries walk = Problem.walk(1);
    float[][] found = new float[2][];
    Thread other = new Thread(() -> found[1] = train(walk, 2, 0.01, 7).weights().values());
    other.start();
    found[0] = train(walk, 2, 0.01, 7).weights().values();
    other.join();
    assertArrayEquals(found[0], found[1]);
  }

  @Test
  void aSineIsLearned() {
    TimeSeries sine = Problem.series(row -> Math.sin(row / 2.0));
    TrainingResult result = train(sine, 40, 0.02, 3);
    double before = result.epochs().get(0).validationLoss();
    assertTrue(
        result.best().validationLoss() < before / 4,
        before + " became " + result.best().validationLoss());
  }

  @Test
  void theLossIsThatOfTheAnswersAndFallsAsTheGradientSays() {
    Windows windows = Problem.windows(Problem.walk(5), Problem.TRAINING);
    int[] order = {0, 3, 9, 17};
    Batch batch = new Batch(Problem.WINDOW, order.length);
    windows.gather(order, 0, batch);
    try (Learner learner = LSTM.learner(Problem.WINDOW, 1);
        Network network = LSTM.network(Problem.WINDOW)) {
      float[] weights = Weights.initial(learner.parameters()).values();
      float[] gradient = new float[weights.length];
      learner.write(weights);
      double loss = learner.gradient(batch, new PartRandom(1, 0, 0), gradient);
      double mean = meanSquare(network, weights, batch);
      assertEquals(mean, loss, FLOAT_SUMS * Math.max(1, mean));
      double square = 0;
      for (float value : gradient) {
        square += value * value;
      }
      double step = 1e-3 / Math.sqrt(square);
      double[] losses = new double[2];
      for (int side = 0; side < 2; side++) {
        float[] moved = weights.clone();
        for (int index = 0; index < moved.length; index++) {
          moved[index] += (float) ((2 * side - 1) * step * gradient[index]);
        }
        losses[side] = meanSquare(network, moved, batch);
      }
      assertEquals(square, (losses[1] - losses[0]) / (2 * step), SLOPE * square);
    }
  }

  @Test
  void theSameBitsComeOutForAnyNumberOfThreads() {
    TrainingSpec spec = Problem.training(3, 0.01, 0.01, 9);
    TrainingResult one = Problem.train(Problem.walk(1), LSTM, spec, 1, 1);
    for (int threads : new int[] {2, 3}) {
      TrainingResult many = Problem.train(Problem.walk(1), LSTM, spec, 1, threads);
      assertArrayEquals(one.weights().values(), many.weights().values());
      assertEquals(losses(one), losses(many));
    }
  }

  @Test
  void theKeptWeightsAreThoseOfTheLowestValidationLoss() {
    TimeSeries walk = Problem.walk(2);
    TrainingResult result = train(walk, 6, 0.05, 1);
    Windows validation = Problem.windows(walk, Problem.VALIDATION);
    double lowest =
        result.epochs().stream().mapToDouble(EpochResult::validationLoss).min().orElse(0);
    double naive = Problem.naiveLoss(LSTM, result.weights(), validation);
    assertEquals(lowest, naive, FLOAT_SUMS * Math.max(1, lowest));
  }

  @Test
  void trainingEndsWhenPatienceDoes() {
    TrainingResult result =
        Problem.train(Problem.walk(3), LSTM, Problem.training(50, 0.2, 0, 1), 1, 1);
    assertTrue(result.epochs().size() < 50);
    assertFalse(result.epochs().get(result.epochs().size() - 1).best());
  }

  @Test
  void aForecastIsTheAnswerInTheUnitsOfTheFileWhateverElseIsAsked() {
    TimeSeries walk = Problem.walk(4);
    Weights weights = train(walk, 1, 0.01, 1).weights();
    SeriesScale scale =
        SeriesScale.fit(Problem.WINDOW, walk.until(Problem.TRAINING.to()), Problem.TRAINING);
    SeriesScales scales =
        new SeriesScales(
            Map.of("S", TrainedSeries.of(scale, walk.history(), Problem.TRAINING, 60)));
    try (NetworkForecaster forecaster =
            new NetworkForecaster(LSTM, Problem.WINDOW, weights, scales, 2);
        Network network = LSTM.network(Problem.WINDOW)) {
      assertEquals("lstm", forecaster.name());
      List<History> histories =
          java.util.stream.IntStream.range(0, 70).mapToObj(o -> walk.until(10 + o)).toList();
      List<Forecast> all = forecaster.forecast(histories, 2);
      Forecast alone = forecaster.forecast(List.of(histories.get(66)), 2).get(0);
      assertEquals(alone.point(1), all.get(66).point(1));
      assertEquals(alone.point(2), all.get(66).point(2));

      network.write(weights.values());
      RowRange rows = new RowRange(76, 78);
      Batch batch = new Batch(Problem.WINDOW, 1);
      Problem.windows(walk, rows).gather(new int[] {0}, 0, batch);
      float[] answer = new float[2];
      network.answer(batch, answer);
      for (int step = 1; step <= 2; step++) {
        double price = walk.target(75) + scale.target().invert(answer[step - 1]);
        assertEquals(price, alone.point(step), FLOAT_SUMS * Math.max(1, Math.abs(price)));
      }
    }
  }

  private static TrainingResult train(TimeSeries series, int epochs, double rate, long seed) {
    return Problem.train(series, LSTM, Problem.training(epochs, rate, 0.01, epochs), seed, 1);
  }

  private static List<Double> losses(TrainingResult result) {
    return result.epochs().stream().map(EpochResult::validationLoss).toList();
  }

  private static double meanSquare(Network network, float[] weights, Batch batch) {
    network.write(weights);
    float[] answers = new float[batch.targets().length];
    network.answer(batch, answers);
    double squares = 0;
    for (int index = 0; index < answers.length; index++) {
      squares += Math.pow((double) answers[index] - batch.targets()[index], 2);
    }
    return squares / answers.length;
  }
}
