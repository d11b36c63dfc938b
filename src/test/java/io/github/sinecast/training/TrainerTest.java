package io.github.sinecast.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.FittedScaler;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.encoding.NoEncoding;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.model.DLinearSpec;
import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.model.Learner;
import io.github.sinecast.model.Loss;
import io.github.sinecast.model.NLinearSpec;
import io.github.sinecast.model.NetworkSpec;
import io.github.sinecast.model.NormalHead;
import io.github.sinecast.model.Parameter;
import io.github.sinecast.model.PartRandom;
import io.github.sinecast.model.PointHead;
import io.github.sinecast.model.QuantileHead;
import io.github.sinecast.model.StudentTHead;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.Normalisation;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.Windows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
  /** Sums of some hundred float products, and one mean of them. */
  private static final double FLOAT_ROUNDING = 2e-6;

  /** Answers come from batches of another size, whose float sums may round differently. */
  private static final double OTHER_BATCHES = 1e-6;

  private static final TimeSeries WALK = Problem.walk(1);

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  @Test
  void theGradientOfABatchIsTheMeanOverItsParts() {
    EncoderSpec spec = Problem.encoder(0);
    Learner learner = spec.learner(Problem.WINDOW, 1);
    float[] weights = trained(spec).weights().values();
    learner.write(weights);
    Windows windows = Problem.windows(WALK, Problem.TRAINING);
    int[] order = {30, 2, 17, 9, 9, 0, 36};
    PartRandom random = new PartRandom(1, 0, 0);

    float[] atOnce = new float[weights.length];
    double loss = learner.gradient(batch(windows, order, 0, 7), random, atOnce);

    GradientSum parts = new GradientSum(3, weights.length);
    int from = 0;
    for (int part = 0; part < 3; part++) {
      int count = List.of(3, 3, 1).get(part);
      Batch batch = batch(windows, order, from, count);
      parts.put(part, count, learner.gradient(batch, random, parts.of(part)));
      from += count;
    }
    assertEquals(loss, parts.add(3), FLOAT_ROUNDING * loss);
    float largest = 0;
    for (float value : atOnce) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertTrue(largest > 1e-2f, "the gradient must not vanish");
    assertArrayEquals(atOnce, parts.sum(), (float) FLOAT_ROUNDING * largest * 10);
  }

  @Test
  void theSameBitsComeOutForAnyNumberOfThreads() {
    TrainingSpec spec = Problem.training(3, 0.01, 0.01, 9);
    TrainingResult one = Problem.train(WALK, Problem.encoder(0.2), spec, 1, 1);
    for (int threads : new int[] {2, 3, 8}) {
      TrainingResult many = Problem.train(WALK, Problem.encoder(0.2), spec, 1, threads);
      assertArrayEquals(one.weights().values(), many.weights().values());
      assertEquals(losses(one), losses(many));
    }
  }

  @Test
  void aBatchGreaterThanAllWindowsIsOneOfAll() {
    TrainingSpec usual = Problem.training(2, 0.01, 0.01, 9);
    TrainingResult all =
        Problem.train(WALK, Problem.encoder(0.2), usual.withBatchSize(37).withMicroBatch(37), 1, 2);
    TrainingResult more =
        Problem.train(
            WALK,
            Problem.encoder(0.2),
            usual.withBatchSize(Integer.MAX_VALUE).withMicroBatch(Integer.MAX_VALUE),
            1,
            2);
    assertArrayEquals(all.weights().values(), more.weights().values());
    assertEquals(losses(all), losses(more));
  }

  @Test
  void theSeedDecidesEveryBit() {
    TrainingSpec spec = Problem.training(2, 0.01, 0.01, 9);
    for (double dropout : new double[] {0, 0.3}) {
      TrainingResult first = Problem.train(WALK, Problem.encoder(dropout), spec, 1, 1);
      TrainingResult again = Problem.train(WALK, Problem.encoder(dropout), spec, 1, 1);
      TrainingResult other = Problem.train(WALK, Problem.encoder(dropout), spec, 2, 1);
      assertArrayEquals(first.weights().values(), again.weights().values());
      assertEquals(losses(first), losses(again));
      assertFalse(Arrays.equals(first.weights().values(), other.weights().values()));
    }
  }

  @Test
  void trainingIgnoresEveryRowOfTheTestSplit() {
    TrainingSpec spec = Problem.training(12, 0.02, 0.01, 2);
    TrainingResult before = Problem.train(WALK, Problem.encoder(0.1), spec, 1, 1);
    TimeSeries changedTest = changedFrom(Problem.VALIDATION.to());
    TrainingResult after = Problem.train(changedTest, Problem.encoder(0.1), spec, 1, 1);
    assertArrayEquals(before.weights().values(), after.weights().values());
    assertEquals(losses(before), losses(after), "and so does early stopping");
  }

  @Test
  void validationRowsDecideWhenToStopAndNothingElse() {
    TrainingSpec spec = Problem.training(3, 0.02, 0.01, 9);
    TrainingResult before = Problem.train(WALK, Problem.encoder(0.1), spec, 1, 1);
    TimeSeries changed = changedFrom(Problem.TRAINING.to());
    TrainingResult after = Problem.train(changed, Problem.encoder(0.1), spec, 1, 1);
    assertEquals(
        before.epochs().stream().map(EpochResult::trainingLoss).toList(),
        after.epochs().stream().map(EpochResult::trainingLoss).toList());
    assertNotEquals(
        before.epochs().get(0).validationLoss(), after.epochs().get(0).validationLoss());
  }

  /** A rate too small to change a float leaves the answers at zero and the loss at its start. */
  @Test
  void anEpochLearnsFromEveryWindowOnce() {
    Windows windows = Problem.windows(WALK, Problem.TRAINING);
    assertEquals(37, windows.size());
    Batch all = new Batch(Problem.WINDOW, 37);
    windows.gather(IntStream.range(0, 37).toArray(), 0, all);
    double expected = 0;
    for (float target : all.targets()) {
      expected += (double) target * target / all.targets().length;
    }
    List<Integer> progress = new ArrayList<>();
    TrainingResult result =
        new Trainer(Problem.encoder(0), Problem.training(2, 1e-30, 0, 9), 1, 2)
            .train(
                windows,
                Problem.windows(WALK, Problem.VALIDATION),
                new TrainingListener() {
                  @Override
                  public void onStep(int epoch, int learned, int ofWindows, double loss) {
                    assertEquals(37, ofWindows);
                    progress.add(epoch * 100 + learned);
                  }
                });
    for (EpochResult epoch : result.epochs()) {
      assertEquals(expected, epoch.trainingLoss(), FLOAT_ROUNDING * expected);
    }
    assertEquals(List.of(112, 124, 136, 137, 212, 224, 236, 237), progress);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void theValidationLossIsTheMeanOverTheForecastsOfTheWeightsThatAreKept(int threads) {
    EncoderSpec encoder = Problem.encoder(0.2);
    for (NetworkSpec network :
        List.of(
            encoder,
            encoder.withHead(new PointHead(new Loss.AbsoluteError())),
            encoder
                .withHead(new PointHead(new Loss.Huber(0.5)))
                .withNormalisation(Normalisation.MEAN),
            encoder.withHead(new QuantileHead(List.of(0.1, 0.5, 0.9))),
            encoder.withHead(new StudentTHead()).withNormalisation(Normalisation.LAST),
            new NLinearSpec(new NormalHead()),
            new DLinearSpec(new StudentTHead()))) {
      TrainingSpec like = Problem.training(6, 0.02, 0.01, 9);
      TrainingSpec spec =
          new TrainingSpec(6, 12, 4, like.learningRate(), like.schedule(), 0.01, 1, 9);
      TrainingResult result = Problem.train(WALK, network, spec, 1, threads);
      double expected =
          Problem.naiveLoss(network, result.weights(), Problem.windows(WALK, Problem.VALIDATION));
      assertEquals(expected, result.best().validationLoss(), OTHER_BATCHES * expected);
      double lowest =
          result.epochs().stream().mapToDouble(EpochResult::validationLoss).min().orElseThrow();
      assertEquals(lowest, result.best().validationLoss());
    }
  }

  /**
   * Training rows climb and validation rows fall, so the first epoch's little learning does least
   * harm.
   */
  @Test
  void earlyStoppingGivesBackTheWeightsOfTheBestEpoch() {
    TimeSeries turning = Problem.series(row -> row < 45 ? row + row % 3 * 0.3 : 90 - row);
    TrainingSpec patient = Problem.training(20, 0.01, 0, 3);
    TrainingResult stopped = Problem.train(turning, Problem.encoder(0), patient, 1, 1);
    assertEquals(4, stopped.epochs().size(), "the best and three worse ones");
    assertEquals(1, stopped.best().epoch());
    assertEquals(
        List.of(true, false, false, false),
        stopped.epochs().stream().map(EpochResult::best).toList());

    TrainingResult first =
        Problem.train(turning, Problem.encoder(0), Problem.training(1, 0.01, 0, 3), 1, 1);
    assertArrayEquals(first.weights().values(), stopped.weights().values());
  }

  @Test
  void aRunThatKeepsGettingBetterGoesToItsEnd() {
    TimeSeries sine = Problem.series(row -> Math.sin(0.9 * row));
    TrainingResult result =
        Problem.train(sine, Problem.encoder(0), Problem.training(5, 0.003, 0, 1), 1, 1);
    assertEquals(5, result.epochs().size());
    for (int epoch = 1; epoch < 5; epoch++) {
      double before = result.epochs().get(epoch - 1).validationLoss();
      assertTrue(result.epochs().get(epoch).validationLoss() < before, "epoch " + (epoch + 1));
    }
    assertEquals(5, result.best().epoch());
  }

  /** Where nothing is to be learned, decay alone acts. */
  @Test
  void onlyTheMatricesOfLinearMapsDecay() {
    TimeSeries flat = Problem.series(row -> 7);
    SeriesScale scale =
        new SeriesScale(
            FittedScaler.IDENTITY, List.of(FittedScaler.IDENTITY, FittedScaler.IDENTITY));
    Windows windows =
        new Windows(
            Problem.WINDOW,
            SeriesSet.of(flat),
            Map.of("S", new RowRange(0, 18)),
            Map.of("S", scale),
            1);
    assertEquals(10, windows.size(), "one step of at most 12 windows");
    TrainingResult result =
        new Trainer(Problem.encoder(0), Problem.training(1, 0.25, 0.5, 1), 1, 1)
            .train(windows, windows, TrainingListener.NONE);
    for (Parameter parameter : result.weights().parameters()) {
      float[] now = result.weights().byName().getOrDefault(parameter.name(), new float[0]);
      double kept = parameter.name().endsWith(".weight") ? 1 - 0.25 * 0.5 : 1;
      for (int index = 0; index < now.length; index++) {
        float start = (float) parameter.initial()[index];
        assertEquals(kept * start, now[index], Math.ulp(start), parameter.name());
      }
    }
  }

  /** A step of rate 1 and decay 10000 multiplies every matrix by -9999. */
  @Test
  void aLossThatIsNoNumberEndsTheRunWithWhatWasReached() {
    TrainingSpec wild =
        new TrainingSpec(30, 40, 40, 1, new LearningRateSchedule.Constant(0), 10_000, 1, 30);
    DivergedException diverged =
        assertThrows(
            DivergedException.class,
            () -> Problem.train(WALK, Problem.encoder(0, new NoEncoding()), wild, 1, 1));
    TrainingResult before = diverged.before();
    assertNotNull(before);
    int epoch = before.epochs().size() + 1;
    assertTrue(epoch > 1 && epoch < 30, "epoch " + epoch);
    String message = diverged.getMessage();
    // 37 windows in batches of 40: one step an epoch.
    assertTrue(message.contains("in epoch %s at step %s".formatted(epoch, epoch)), message);
    assertTrue(message.contains("NaN") || message.contains("Infinity"), message);
    for (EpochResult reached : before.epochs()) {
      assertTrue(Double.isFinite(reached.trainingLoss() + reached.validationLoss()));
    }
    for (float weight : before.weights().values()) {
      assertTrue(Float.isFinite(weight));
    }
    double kept =
        Problem.naiveLoss(
            Problem.encoder(0, new NoEncoding()),
            before.weights(),
            Problem.windows(WALK, Problem.VALIDATION));
    assertEquals(before.best().validationLoss(), kept, OTHER_BATCHES * kept);
  }

  @Test
  void aRunThatDivergesInItsFirstEpochHasReachedNothing() {
    TrainingSpec wild = Problem.training(3, 1e30, 0, 3);
    DivergedException diverged =
        assertThrows(
            DivergedException.class, () -> Problem.train(WALK, Problem.encoder(0), wild, 1, 2));
    assertNull(diverged.before());
    assertTrue(diverged.getMessage().contains("epoch 1"), diverged.getMessage());
  }

  private static Batch batch(Windows windows, int[] order, int from, int count) {
    Batch batch = new Batch(windows.spec(), count);
    windows.gather(order, from, batch);
    return batch;
  }

  private static TrainingResult trained(EncoderSpec spec) {
    return Problem.train(WALK, spec, Problem.training(2, 0.02, 0, 9), 1, 1);
  }

  private static List<List<Double>> losses(TrainingResult result) {
    return result.epochs().stream()
        .map(epoch -> List.of(epoch.trainingLoss(), epoch.validationLoss(), epoch.learningRate()))
        .toList();
  }

  private static TimeSeries changedFrom(int row) {
    return Problem.series(at -> at < row ? WALK.target(at) : 3 * at - WALK.target(at));
  }
}
