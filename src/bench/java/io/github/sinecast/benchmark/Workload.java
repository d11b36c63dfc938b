package io.github.sinecast.benchmark;

import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.encoding.SinusoidalEncoding;
import io.github.sinecast.model.Activation;
import io.github.sinecast.model.Attention;
import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.model.NormPlace;
import io.github.sinecast.model.PointHead;
import io.github.sinecast.model.Pooling;
import io.github.sinecast.training.LearningRateSchedule;
import io.github.sinecast.training.TrainingSpec;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Normalisation;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Scaling;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import io.github.sinecast.window.Windows;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A network and the windows it learns from, the same for all contenders. */
@SuppressWarnings("ImmutableEnumChecker") // Both specifications are records of immutable parts.
enum Workload {
  /** 60 rows of 5 channels, a token each; a small network with normalisation after each block. */
  REFERENCE(
      60,
      Patching.POINTS,
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
          Pooling.FLATTEN,
          Attention.BIDIRECTIONAL,
          PointHead.MEAN,
          Normalisation.NONE),
      60),
  /** 512 rows in 63 overlapping patches; twice as wide, with dropout. */
  PATCHES(
      512,
      new Patching(16, 8),
      new EncoderSpec(
          128,
          8,
          3,
          256,
          NormPlace.PRE,
          Activation.GELU,
          0.2,
          true,
          new SinusoidalEncoding(),
          Pooling.FLATTEN,
          Attention.BIDIRECTIONAL,
          PointHead.MEAN,
          Normalisation.NONE),
      20);

  /** Windows in a training step. */
  static final int BATCH = 64;

  static final double LEARNING_RATE = 0.001;
  static final long SEED = 1;

  private static final int HORIZON = 5;

  /** So great that no gradient is shortened: the opponents do not clip. */
  private static final double NO_CLIPPING = 1e30;

  private final EncoderSpec encoder;
  private final WindowSpec window;
  private final int usualSteps;

  Workload(int lookback, Patching patch, EncoderSpec encoder, int usualSteps) {
    this.encoder = encoder;
    this.window = new WindowSpec(lookback, HORIZON, 1, Target.DIFFERENCE, channels(), patch);
    this.usualSteps = usualSteps;
  }

  static Workload named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  EncoderSpec encoder() {
    return encoder;
  }

  WindowSpec window() {
    return window;
  }

  /** The steps that are timed unless the command line says otherwise. */
  int usualSteps() {
    return usualSteps;
  }

  /** One epoch of plain Adam at one rate: no decay, no clipping, no schedule. */
  static TrainingSpec training(int microBatch) {
    return new TrainingSpec(
        1,
        BATCH,
        microBatch,
        LEARNING_RATE,
        new LearningRateSchedule.Constant(0),
        0,
        NO_CLIPPING,
        1);
  }

  /** As many windows as asked for, at stride 1. */
  Windows windows(int count) {
    int end = window.lookback() + count + HORIZON - 1;
    return over(Waves.series("waves", end), new RowRange(0, end));
  }

  /** A single window: what a trainer needs to end an epoch. */
  Windows oneWindow() {
    return windows(1);
  }

  /** All windows in some rows, at stride 1, scaled by these rows. */
  Windows over(TimeSeries series, RowRange rows) {
    SeriesScale scale = SeriesScale.fit(window, series.history(), rows);
    return new Windows(
        window, SeriesSet.of(series), Map.of(series.id(), rows), Map.of(series.id(), scale), 1);
  }

  private static List<InputChannel> channels() {
    return List.of(
        new InputChannel.TargetLevel(Scaling.STANDARD),
        new InputChannel.Column("a", Scaling.STANDARD),
        new InputChannel.Column("b", Scaling.STANDARD),
        new InputChannel.Column("c", Scaling.STANDARD),
        new InputChannel.Column("d", Scaling.STANDARD));
  }
}
