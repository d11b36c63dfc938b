package io.github.sinecast.benchmark;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.data.CsvSchema;
import io.github.sinecast.data.GapPolicy;
import io.github.sinecast.data.SeriesReader;
import io.github.sinecast.data.TargetRule;
import io.github.sinecast.encoding.SinusoidalEncoding;
import io.github.sinecast.evaluation.Backtest;
import io.github.sinecast.model.Activation;
import io.github.sinecast.model.Attention;
import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.model.Network;
import io.github.sinecast.model.NetworkForecaster;
import io.github.sinecast.model.NormPlace;
import io.github.sinecast.model.PointHead;
import io.github.sinecast.model.Pooling;
import io.github.sinecast.model.SeriesScales;
import io.github.sinecast.model.Weights;
import io.github.sinecast.training.LearningRateSchedule;
import io.github.sinecast.training.Trainer;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.training.TrainingResult;
import io.github.sinecast.training.TrainingSpec;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Normalisation;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Scaling;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import io.github.sinecast.window.Windows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The process in which one point of {@link Growth} is measured. */
final class GrowthChild {
  private static final int THREADS = 2;

  /** The first epoch plans and warms up, the second is timed. */
  private static final int EPOCHS = 2;

  /** Windows in a step by length: few, so that the longest fits. */
  private static final int LONG_BATCH = 4;

  private static final int WARM_UP_ROWS = 10_000;
  private static final int UNTIMED_STEPS = 3;
  private static final int TIMED_STEPS = 5;

  private GrowthChild() {}

  public static void main(String[] arguments) throws IOException {
    int size = Integer.parseInt(arguments[1]);
    Path directory = Path.of(arguments[2]);
    double[] seconds =
        switch (GrowthTask.valueOf(arguments[0])) {
          case EPOCH -> epoch(size);
          case JUDGING -> judging(size);
          case READING -> reading(size, directory);
          case ATTENTION -> attention(size);
          case SERIES -> series(size, directory);
        };
    double sum = 0;
    for (double part : seconds) {
      sum += part;
    }
    List<Double> parts = Arrays.stream(seconds).boxed().toList();
    System.out.println(new Measurement(sum, PeakMemory.mebibytes(), parts).line());
    System.exit(0);
  }

  private static double[] epoch(int windows) {
    Windows training = Workload.REFERENCE.windows(windows);
    return new double[] {secondsOfAnEpoch(training, trained(training))};
  }

  private static TrainingResult trained(Windows training) {
    Workload workload = Workload.REFERENCE;
    return new Trainer(
            workload.encoder(),
            training(EPOCHS, Workload.BATCH, Settings.microBatch()),
            Workload.SEED,
            THREADS)
        .train(training, workload.oneWindow(), TrainingListener.NONE);
  }

  private static double secondsOfAnEpoch(Windows training, TrainingResult result) {
    return training.size() / result.epochs().get(EPOCHS - 1).windowsPerSecond();
  }

  /** An epoch on the usual 70 %, and what a run does once after the last: judging the last 20 %. */
  private static double[] judging(int rows) {
    Workload workload = Workload.REFERENCE;
    WindowSpec window = workload.window();
    TimeSeries series = Waves.series("waves", rows);
    RowRange known = new RowRange(0, rows * 7 / 10);
    RowRange judged = new RowRange(rows * 8 / 10, rows);
    Windows training = workload.over(series, known);
    TrainingResult result = trained(training);
    SeriesScales scales =
        new SeriesScales(Map.of())
            .with(series.id(), SeriesScale.fit(window, series.history(), known));
    Stopwatch watch = new Stopwatch();
    try (NetworkForecaster forecaster =
        new NetworkForecaster(workload.encoder(), window, result.weights(), scales, THREADS)) {
      new Backtest(Map.of(series.id(), judged), window.horizon())
          .run(SeriesSet.of(series), List.of(forecaster));
    }
    return new double[] {secondsOfAnEpoch(training, result), watch.seconds()};
  }

  private static double[] reading(int rows, Path directory) throws IOException {
    warmUpReading(directory);
    Path file = CsvFile.ofOneSeries(directory, rows);
    try {
      Stopwatch watch = new Stopwatch();
      read(file);
      return new double[] {watch.seconds()};
    } finally {
      Files.delete(file);
    }
  }

  /** Loads the classes of reading, so that a small table is not measured by them. */
  private static void warmUpReading(Path directory) throws IOException {
    Path file = CsvFile.ofOneSeries(directory, WARM_UP_ROWS);
    read(file);
    Files.delete(file);
  }

  private static double[] attention(int tokens) {
    EncoderSpec spec =
        new EncoderSpec(
            64,
            4,
            2,
            128,
            NormPlace.POST,
            Activation.RELU,
            0,
            true,
            new SinusoidalEncoding(),
            Pooling.MEAN,
            Attention.BIDIRECTIONAL,
            PointHead.MEAN,
            Normalisation.NONE);
    WindowSpec window = window(tokens);
    int count = LONG_BATCH * (UNTIMED_STEPS + TIMED_STEPS);
    StepLog log = new StepLog(UNTIMED_STEPS);
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onStep(int epoch, int done, int ofWindows, double meanLoss) {
            log.stepEnded();
          }
        };
    new Trainer(spec, training(1, LONG_BATCH, LONG_BATCH / THREADS), Workload.SEED, THREADS)
        .train(
            windows(window, Waves.series("waves", tokens + count)),
            windows(window, Waves.series("waves", tokens + 1)),
            listener);
    return new double[] {1 / log.stepsPerSecond()};
  }

  private static double[] series(int count, Path directory) throws IOException {
    warmUpReading(directory);
    Path file = CsvFile.ofManySeries(directory, count, GrowthTask.ROWS_OF_A_SERIES);
    try {
      WindowSpec window = window(60);
      EncoderSpec spec = Workload.REFERENCE.encoder();
      Weights weights = Weights.initial(Network.parameters(spec, window));
      Stopwatch watch = new Stopwatch();
      SeriesSet series = read(file);
      double reading = watch.seconds();
      windows(window, series);
      double windows = watch.seconds();
      try (NetworkForecaster forecaster =
          new NetworkForecaster(spec, window, weights, new SeriesScales(Map.of()), THREADS)) {
        List<History> histories = series.list().stream().map(TimeSeries::history).toList();
        List<Forecast> forecasts = forecaster.forecast(histories, window.horizon());
        if (forecasts.size() != count) {
          throw new IllegalStateException(forecasts.size() + " forecasts for " + count + " series");
        }
      }
      return new double[] {reading, windows, watch.seconds()};
    } finally {
      Files.delete(file);
    }
  }

  private static SeriesSet read(Path file) {
    return new SeriesReader(CsvSchema.found(), GapPolicy.REFUSE, List.of(), TargetRule.ANY_SIGN)
        .read(file)
        .series();
  }

  private static WindowSpec window(int lookback) {
    return new WindowSpec(
        lookback,
        1,
        1,
        Target.DIFFERENCE,
        List.of(new InputChannel.TargetLevel(Scaling.STANDARD)),
        Patching.POINTS);
  }

  private static Windows windows(WindowSpec window, TimeSeries series) {
    return windows(window, SeriesSet.of(series));
  }

  private static Windows windows(WindowSpec window, SeriesSet set) {
    Map<String, RowRange> rows = new HashMap<>();
    Map<String, SeriesScale> scales = new HashMap<>();
    for (TimeSeries series : set) {
      RowRange all = new RowRange(0, series.length());
      rows.put(series.id(), all);
      scales.put(series.id(), SeriesScale.fit(window, series.history(), all));
    }
    return new Windows(window, set, rows, scales, 1);
  }

  private static TrainingSpec training(int epochs, int batch, int microBatch) {
    return new TrainingSpec(
        epochs,
        batch,
        microBatch,
        Workload.LEARNING_RATE,
        new LearningRateSchedule.Constant(0),
        0,
        1,
        epochs);
  }
}
