package io.github.sinecast.window.oracle;

import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.window.ChannelTokens;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Scaling;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Every window written out in full, number by number, from the columns of the file. */
public final class NaiveLoopWindows {
  private NaiveLoopWindows() {}

  /**
   * One window.
   *
   * @param series whose
   * @param origin the first row that is forecast
   * @param firstStep the last row of the oldest patch
   * @param inputs token after token, row after row, channel after channel
   * @param targets step after step
   */
  public record Window(
      String series, int origin, int firstStep, List<Double> inputs, List<Double> targets) {}

  /**
   * All windows, series after series, oldest first.
   *
   * @param training the rows that scales are fitted to
   * @param rows the rows in which targets may lie
   */
  public static List<Window> all(
      WindowSpec spec,
      SeriesSet set,
      Map<String, RowRange> training,
      Map<String, RowRange> rows,
      int stride) {
    List<Window> windows = new ArrayList<>();
    for (TimeSeries series : set) {
      RowRange range = rows.get(series.id());
      int skip = 0;
      for (int origin = 0; origin < series.length(); origin++) {
        boolean targetsInside =
            range.contains(origin) && range.contains(origin + spec.horizon() - 1);
        if (targetsInside && origin >= rowsNeeded(spec)) {
          if (skip % stride == 0) {
            windows.add(window(spec, series, training.get(series.id()), origin));
          }
          skip++;
        }
      }
    }
    return windows;
  }

  private static int rowsNeeded(WindowSpec spec) {
    return spec.lookback()
        + (spec.channels().stream().anyMatch(NaiveLoopWindows::looksBack) ? 1 : 0);
  }

  private static boolean looksBack(InputChannel channel) {
    return channel instanceof InputChannel.Return
        || channel instanceof InputChannel.OvernightGap
        || channel instanceof InputChannel.VolumeChange;
  }

  private static Window window(WindowSpec spec, TimeSeries series, RowRange training, int origin) {
    List<Double> inputs = new ArrayList<>();
    int first = origin - spec.lookback();
    for (int start = first;
        start + spec.patch().length() <= origin;
        start += spec.patch().stride()) {
      int end = start + spec.patch().length();
      for (List<InputChannel> ofToken : channelsOfTokens(spec)) {
        for (int row = start; row < end; row++) {
          for (InputChannel channel : ofToken) {
            inputs.add(scaled(channel, series, spec.target().form(), training, row));
          }
        }
      }
    }
    List<Double> targets = new ArrayList<>();
    for (int step = 0; step < spec.horizon(); step++) {
      targets.add(
          learned(spec.target().form(), series, training, origin, series.target(origin + step)));
    }
    return new Window(series.id(), origin, first + spec.patch().length() - 1, inputs, targets);
  }

  /** The channels of each token of a patch. */
  private static List<List<InputChannel>> channelsOfTokens(WindowSpec spec) {
    return spec.patch().channels() == ChannelTokens.TOGETHER
        ? List.of(spec.channels())
        : spec.channels().stream().map(List::of).toList();
  }

  private static double scaled(
      InputChannel channel, TimeSeries series, Target target, RowRange training, int row) {
    int from = training.from() + (looksBack(channel) ? 1 : 0);
    double[] known = new double[training.to() - from];
    for (int index = 0; index < known.length; index++) {
      known[index] = unscaled(channel, series, target, from + index);
    }
    return scaled(channel.scaling(), known, unscaled(channel, series, target, row));
  }

  private static double scaled(Scaling scaling, double[] known, double value) {
    if (scaling == Scaling.STANDARD) {
      return (value - NaiveLoopScaling.mean(known)) / NaiveLoopScaling.standardDeviation(known);
    }
    if (scaling == Scaling.ROBUST) {
      double range =
          NaiveLoopScaling.quantile(known, 0.75) - NaiveLoopScaling.quantile(known, 0.25);
      return (value - NaiveLoopScaling.quantile(known, 0.5)) / range;
    }
    return scaling == Scaling.NONE ? value : value / NaiveLoopScaling.rootMeanSquare(known);
  }

  private static double unscaled(InputChannel channel, TimeSeries series, Target target, int row) {
    if (channel instanceof InputChannel.TargetLevel) {
      return series.target(row);
    }
    if (channel instanceof InputChannel.Return) {
      return change(target, series.target(row - 1), series.target(row));
    }
    if (channel instanceof InputChannel.HighLowRange) {
      return Math.log(series.value("high", row)) - Math.log(series.value("low", row));
    }
    if (channel instanceof InputChannel.OvernightGap) {
      return Math.log(series.value("open", row)) - Math.log(series.value("close", row - 1));
    }
    if (channel instanceof InputChannel.VolumeChange) {
      return Math.log1p(series.value("volume", row)) - Math.log1p(series.value("volume", row - 1));
    }
    return series.value(((InputChannel.Column) channel).name(), row);
  }

  private static double learned(
      Target target, TimeSeries series, RowRange training, int origin, double future) {
    double[] known = Arrays.copyOfRange(series.targetValues(), training.from(), training.to());
    if (target == Target.LEVEL) {
      return scaled(Scaling.STANDARD, known, future);
    }
    double[] changes = new double[known.length - 1];
    for (int index = 0; index < changes.length; index++) {
      changes[index] = change(target, known[index], known[index + 1]);
    }
    double sigma = NaiveLoopScaling.standardDeviation(changes);
    return change(target, series.target(origin - 1), future) / sigma;
  }

  private static double change(Target target, double before, double now) {
    return target == Target.LOG_RETURN ? Math.log(now) - Math.log(before) : now - before;
  }
}
