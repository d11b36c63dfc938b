package io.github.sinecast.benchmark;

import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.encoding.AlibiEncoding;
import io.github.sinecast.encoding.CalendarEncoding;
import io.github.sinecast.encoding.CapeEncoding;
import io.github.sinecast.encoding.ConvEncoding;
import io.github.sinecast.encoding.ErpeEncoding;
import io.github.sinecast.encoding.FireEncoding;
import io.github.sinecast.encoding.GridEncoding;
import io.github.sinecast.encoding.KerpleEncoding;
import io.github.sinecast.encoding.LearnedEncoding;
import io.github.sinecast.encoding.Limit;
import io.github.sinecast.encoding.NoEncoding;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.RandomFourierEncoding;
import io.github.sinecast.encoding.RopeEncoding;
import io.github.sinecast.encoding.ShawEncoding;
import io.github.sinecast.encoding.SinusoidalEncoding;
import io.github.sinecast.encoding.SumEncoding;
import io.github.sinecast.encoding.T5Encoding;
import io.github.sinecast.encoding.TapeEncoding;
import io.github.sinecast.encoding.Time2VecEncoding;
import io.github.sinecast.encoding.TransformerXlEncoding;
import io.github.sinecast.encoding.TupeEncoding;
import io.github.sinecast.encoding.XposEncoding;
import io.github.sinecast.model.Activation;
import io.github.sinecast.model.Attention;
import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.model.NormPlace;
import io.github.sinecast.model.PointHead;
import io.github.sinecast.model.Pooling;
import io.github.sinecast.training.EpochResult;
import io.github.sinecast.training.LearningRateSchedule;
import io.github.sinecast.training.Trainer;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.training.TrainingSpec;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Normalisation;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Scaling;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import io.github.sinecast.window.Windows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What each positional encoding costs: the time of a training step on one thread, relative to that
 * without an encoding, measured in turns.
 */
public final class EncodingCost {
  private static final int ROUNDS = 3;

  /** The first steps of a training plan it and warm it up. */
  private static final int UNTIMED = 3;

  private static final int TIMED = 5;

  private EncodingCost() {}

  public static void main(String[] arguments) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (int[] size : new int[][] {{64, 32}, {512, 4}}) {
      measure(size[0], size[1])
          .forEach((name, cell) -> rows.computeIfAbsent(name, key -> new ArrayList<>()).add(cell));
    }
    System.out.println(
        "Time of a training step relative to none: median of "
            + ROUNDS
            + " rounds in turns (least to greatest)");
    System.out.println("| encoding | T = 64, batches of 32 | T = 512, batches of 4 |");
    System.out.println("|---|---|---|");
    rows.forEach(
        (name, cells) ->
            System.out.println("| `" + name + "` | " + cells.get(0) + " | " + cells.get(1) + " |"));
  }

  /** Every encoding with its usual settings. */
  static List<PositionalEncoding> encodings() {
    return List.of(
        new SinusoidalEncoding(),
        new LearnedEncoding(),
        new Time2VecEncoding(),
        new CalendarEncoding(),
        new RandomFourierEncoding(),
        new TapeEncoding(),
        new CapeEncoding(),
        new ConvEncoding(),
        new ShawEncoding(),
        new TransformerXlEncoding(),
        new T5Encoding(),
        new AlibiEncoding(),
        new KerpleEncoding(),
        new FireEncoding(),
        new TupeEncoding(),
        new RopeEncoding(),
        new XposEncoding(),
        new ErpeEncoding(),
        new GridEncoding(),
        new SumEncoding(new CalendarEncoding(), new RopeEncoding()));
  }

  private static Map<String, String> measure(int tokens, int batch) {
    Map<String, double[]> ratios = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (PositionalEncoding encoding : encodings()) {
        double without = step(new NoEncoding(), tokens, batch);
        double with = step(encoding, tokens, batch);
        ratios.computeIfAbsent(encoding.name(), key -> new double[ROUNDS])[round] = with / without;
        System.err.printf(
            Locale.ROOT, "T=%d %s %.1f ms, none %.1f ms%n", tokens, encoding.name(), with, without);
      }
    }
    Map<String, String> cells = new LinkedHashMap<>();
    ratios.forEach(
        (name, all) -> {
          Arrays.sort(all);
          cells.put(
              name,
              String.format(
                  Locale.ROOT, "%.2f (%.2f to %.2f)", all[ROUNDS / 2], all[0], all[ROUNDS - 1]));
        });
    return cells;
  }

  /** The median time of a training step, in milliseconds. */
  private static double step(PositionalEncoding encoding, int tokens, int batch) {
    Attention attention =
        encoding.limits().contains(Limit.CAUSAL_ONLY) ? Attention.CAUSAL : Attention.BIDIRECTIONAL;
    EncoderSpec spec =
        new EncoderSpec(
            64,
            4,
            2,
            128,
            NormPlace.PRE,
            Activation.RELU,
            0,
            true,
            encoding,
            Pooling.MEAN,
            attention,
            PointHead.MEAN,
            Normalisation.NONE);
    TrainingSpec training =
        new TrainingSpec(1, batch, batch, 1e-4, new LearningRateSchedule.Constant(0), 0, 1.0, 1);
    int steps = UNTIMED + TIMED;
    TimeSeries series = series(tokens + batch * steps + batch + 1);
    int cut = tokens + batch * steps + 1;
    WindowSpec window =
        new WindowSpec(
            tokens,
            1,
            1,
            Target.DIFFERENCE,
            List.of(new InputChannel.TargetLevel(Scaling.STANDARD)),
            Patching.POINTS);
    StepTimes times = new StepTimes();
    new Trainer(spec, training, 1, 1)
        .train(
            windows(window, series, new RowRange(0, cut)),
            windows(window, series, new RowRange(cut, series.length())),
            times);
    return times.median();
  }

  private static TimeSeries series(int rows) {
    Random random = new Random(1);
    double[] values = new double[rows];
    for (int row = 1; row < rows; row++) {
      values[row] = values[row - 1] + random.nextGaussian();
    }
    List<LocalDate> dates =
        Stream.iterate(LocalDate.of(2000, 1, 3), date -> date.plusDays(1)).limit(rows).toList();
    return new TimeSeries("walk", TimeLine.ofDates(dates), "y", Map.of("y", values));
  }

  private static Windows windows(WindowSpec window, TimeSeries series, RowRange rows) {
    SeriesScale scale = SeriesScale.fit(window, series.history(), new RowRange(0, series.length()));
    return new Windows(
        window, SeriesSet.of(series), Map.of("walk", rows), Map.of("walk", scale), 1);
  }

  /** When each step ended. */
  private static final class StepTimes implements TrainingListener {
    private final List<Long> ends = new ArrayList<>();

    @Override
    public void onStep(int epoch, int windows, int ofWindows, double meanLoss) {
      ends.add(System.nanoTime());
    }

    @Override
    public void onEpoch(EpochResult result) {
      // Only steps are timed.
    }

    double median() {
      double[] steps = new double[TIMED];
      for (int step = 0; step < TIMED; step++) {
        steps[step] = (ends.get(UNTIMED + step) - ends.get(UNTIMED + step - 1)) / 1e6;
      }
      Arrays.sort(steps);
      return steps[TIMED / 2];
    }
  }
}
