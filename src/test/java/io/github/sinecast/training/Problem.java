package io.github.sinecast.training;

import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.encoding.LearnedEncoding;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.model.Activation;
import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.model.Encoders;
import io.github.sinecast.model.Head;
import io.github.sinecast.model.Network;
import io.github.sinecast.model.NetworkSpec;
import io.github.sinecast.model.NormPlace;
import io.github.sinecast.model.Pooling;
import io.github.sinecast.model.Weights;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Scaling;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import io.github.sinecast.window.Windows;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** One series, split into training and validation rows, that tiny encoders learn. */
final class Problem {
  static final WindowSpec WINDOW =
      new WindowSpec(
          6,
          2,
          1,
          Target.DIFFERENCE,
          List.of(
              new InputChannel.TargetLevel(Scaling.STANDARD),
              new InputChannel.Return(Scaling.STANDARD)),
          new Patching(2, 2));

  /** 37 windows of training: no multiple of a batch, nor of a micro-batch. */
  static final RowRange TRAINING = new RowRange(0, 45);

  static final RowRange VALIDATION = new RowRange(45, 60);
  static final int ROWS = 80;

  private Problem() {}

  static EncoderSpec encoder(double dropout) {
    return encoder(dropout, new LearnedEncoding());
  }

  static EncoderSpec encoder(double dropout, PositionalEncoding encoding) {
    return Encoders.ofPoints(
        8, 2, 1, 12, NormPlace.PRE, Activation.GELU, dropout, true, encoding, Pooling.FLATTEN);
  }

  /** Batches of 12 in parts of 5, 5 and 2. */
  static TrainingSpec training(int epochs, double learningRate, double decay, int patience) {
    return new TrainingSpec(
        epochs, 12, 5, learningRate, new LearningRateSchedule.Constant(0), decay, 1.0, patience);
  }

  static TimeSeries walk(long seed) {
    Random random = new Random(seed);
    double[] values = new double[ROWS];
    for (int row = 1; row < ROWS; row++) {
      values[row] = values[row - 1] + random.nextGaussian();
    }
    return series(row -> values[row]);
  }

  static TimeSeries series(IntToDoubleFunction value) {
    return series(ROWS, value);
  }

  static TimeSeries series(int rows, IntToDoubleFunction value) {
    double[] values = new double[rows];
    java.util.Arrays.setAll(values, value);
    return new TimeSeries("S", TimeLine.ofRows(rows), "y", Map.of("y", values));
  }

  /** Windows whose targets lie in some rows, with scales fitted to the training rows. */
  static Windows windows(TimeSeries series, RowRange rows) {
    return windows(WINDOW, series, TRAINING, rows);
  }

  static Windows windows(WindowSpec spec, TimeSeries series, RowRange training, RowRange rows) {
    SeriesScale scale = SeriesScale.fit(spec, series.until(training.to()), training);
    return new Windows(spec, SeriesSet.of(series), Map.of("S", rows), Map.of("S", scale), 1);
  }

  static TrainingResult train(
      TimeSeries series, NetworkSpec network, TrainingSpec spec, long seed, int threads) {
    return new Trainer(network, spec, seed, threads)
        .train(windows(series, TRAINING), windows(series, VALIDATION), TrainingListener.NONE);
  }

  /** The mean loss of all windows, one after the other, from the encoder's answers. */
  static double naiveLoss(NetworkSpec spec, Weights weights, Windows windows) {
    Head head = spec.head();
    Network encoder = spec.network(windows.spec());
    encoder.write(weights.values());
    double sum = 0;
    int count = 0;
    for (int window = 0; window < windows.size(); window++) {
      Batch batch = new Batch(windows.spec(), spec.form(), 1);
      windows.gather(new int[] {window}, 0, batch);
      float[] answer = new float[windows.spec().horizon() * head.numbers()];
      encoder.answer(batch, answer);
      for (int step = 0; step < batch.targets().length; step++) {
        double[] numbers = new double[head.numbers()];
        for (int number = 0; number < numbers.length; number++) {
          numbers[number] = answer[step * numbers.length + number];
        }
        sum += head.loss(numbers, batch.targets()[step]);
        count++;
      }
    }
    return sum / count;
  }
}
