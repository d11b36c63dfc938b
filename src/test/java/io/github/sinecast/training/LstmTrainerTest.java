package io.github.sinecast.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.model.Lstm;
import io.github.sinecast.model.LstmForecaster;
import io.github.sinecast.model.LstmNetwork;
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

class LstmTrainerTest {
  private static final Lstm LSTM = new Lstm(8);

  /** Losses are sums of floats in another order. */
  private static final double FLOAT_SUMS = 1e-5;

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
  void theLossesAreThoseOfTheAnswersBeforeTheStep() {
    Windows windows = Problem.windows(Problem.walk(5), Problem.TRAINING);
    int[] order = {0, 3, 9, 17};
    Batch batch = new Batch(Problem.WINDOW, order.length);
    windows.gather(order, 0, batch);
    try (LstmNetwork network =
        LstmNetwork.forTraining(
            LSTM,
            Problem.WINDOW,
            1,
            new StepRate(0.01, new LearningRateSchedule.Constant(0), 10),
            0.3,
            1)) {
      float[] answers = new float[order.length * Problem.WINDOW.horizon()];
      network.answer(batch, answers);
      double squares = 0;
      for (int index = 0; index < answers.length; index++) {
        squares += Math.pow((double) answers[index] - batch.targets()[index], 2);
      }
      double mean = squares / answers.length;
      assertEquals(mean, network.learn(batch), FLOAT_SUMS * Math.max(1, mean));
    }
  }

  @Test
  void theKeptWeightsAreThoseOfTheLowestValidationLoss() {
    TimeSeries walk = Problem.walk(2);
    TrainingResult result = train(walk, 6, 0.05, 1);
    Windows validation = Problem.windows(walk, Problem.VALIDATION);
    double lowest =
        result.epochs().stream().mapToDouble(EpochResult::validationLoss).min().orElse(0);
    assertEquals(lowest, naiveLoss(result.weights(), validation), FLOAT_SUMS * Math.max(1, lowest));
  }

  @Test
  void trainingEndsWhenPatienceDoes() {
    TrainingResult result =
        new LstmTrainer(LSTM, Problem.training(50, 0.2, 0, 1), 1)
            .train(
                Problem.windows(Problem.walk(3), Problem.TRAINING),
                Problem.windows(Problem.walk(3), Problem.VALIDATION),
                TrainingListener.NONE);
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
    try (LstmForecaster forecaster = new LstmForecaster(LSTM, Problem.WINDOW, weights, scales);
        LstmNetwork network = LstmNetwork.forAnswers(LSTM, Problem.WINDOW)) {
      assertEquals("lstm", forecaster.name());
      List<History> histories =
          java.util.stream.IntStream.range(0, 70).mapToObj(o -> walk.until(10 + o)).toList();
      List<Forecast> all = forecaster.forecast(histories, 2);
      Forecast alone = forecaster.forecast(List.of(histories.get(66)), 2).get(0);
      assertEquals(alone.point(1), all.get(66).point(1));
      assertEquals(alone.point(2), all.get(66).point(2));

      network.write(weights);
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
    return new LstmTrainer(LSTM, Problem.training(epochs, rate, 0.01, epochs), seed)
        .train(
            Problem.windows(series, Problem.TRAINING),
            Problem.windows(series, Problem.VALIDATION),
            TrainingListener.NONE);
  }

  private static List<Double> losses(TrainingResult result) {
    return result.epochs().stream().map(EpochResult::validationLoss).toList();
  }

  private static double naiveLoss(Weights weights, Windows windows) {
    try (LstmNetwork network = LstmNetwork.forAnswers(LSTM, windows.spec())) {
      network.write(weights);
      double sum = 0;
      for (int window = 0; window < windows.size(); window++) {
        Batch batch = new Batch(windows.spec(), 1);
        windows.gather(new int[] {window}, 0, batch);
        float[] answer = new float[windows.spec().horizon()];
        network.answer(batch, answer);
        for (int step = 0; step < answer.length; step++) {
          sum += Math.pow((double) answer[step] - batch.targets()[step], 2) / answer.length;
        }
      }
      return sum / windows.size();
    }
  }
}
