package io.github.sinecast.window;

import io.github.sinecast.Change;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TypeName;
import io.github.sinecast.volatility.RangeEstimator;
import java.util.List;

/** An input that a config lists, computed from a row and rows before it. */
public sealed interface InputChannel extends WindowInput
    permits InputChannel.TargetLevel,
        InputChannel.Return,
        InputChannel.HighLowRange,
        InputChannel.OvernightGap,
        InputChannel.VolumeChange,
        InputChannel.DayGap,
        InputChannel.Column,
        VolatilityChannel {
  /** The target's level, as it is. */
  @TypeName(value = "target", help = "the target's level, as it is")
  record TargetLevel(@Setting(help = SCALING_HELP, initial = "standard") Scaling scaling)
      implements InputChannel {
    @Override
    public double value(History history, int row, Target target) {
      return history.target(row);
    }
  }

  /**
   * The target's change since the row before: a log return where the target is learned as one, else
   * a difference.
   */
  @TypeName(
      value = "return",
      help = "the target's change since the row before: log return, or difference")
  record Return(@Setting(help = SCALING_HELP, initial = "standard") Scaling scaling)
      implements InputChannel {
    @Override
    public int rowsBefore() {
      return 1;
    }

    @Override
    public double value(History history, int row, Target target) {
      return target.change().between(history.target(row - 1), history.target(row));
    }
  }

  /** The day's range, {@code log(high / low)}. */
  @TypeName(value = "high-low-range", help = "the day's range, log(high / low)")
  record HighLowRange(@Setting(help = SCALING_HELP, initial = "standard") Scaling scaling)
      implements InputChannel {
    @Override
    public List<String> columns() {
      return RangeEstimator.PARKINSON.columns();
    }

    @Override
    public double value(History history, int row, Target target) {
      double high = positive(history, "high", row);
      return RangeEstimator.logRange(high, positive(history, "low", row));
    }
  }

  /**
   * The jump from yesterday's close to today's open, {@code log(open_t / close_(t-1))}. In a file
   * without a column of that name, the target is the close.
   */
  @TypeName(
      value = "overnight-gap",
      help = "the jump overnight, log(open of the row / close of the row before)")
  record OvernightGap(@Setting(help = SCALING_HELP, initial = "standard") Scaling scaling)
      implements InputChannel {
    @Override
    public int rowsBefore() {
      return 1;
    }

    @Override
    public List<String> columns() {
      return List.of("open", "close");
    }

    @Override
    public double value(History history, int row, Target target) {
      double open = positive(history, "open", row);
      return Change.LOG_RETURN.between(positive(history, "close", row - 1), open);
    }
  }

  /**
   * The change of traded volume, {@code log((1 + volume_t) / (1 + volume_(t-1)))}; days without
   * trade are allowed.
   */
  @TypeName(
      value = "volume-change",
      help = "the change of traded volume, log((1 + volume) / (1 + volume of the row before))")
  record VolumeChange(@Setting(help = SCALING_HELP, initial = "standard") Scaling scaling)
      implements InputChannel {
    @Override
    public int rowsBefore() {
      return 1;
    }

    @Override
    public List<String> columns() {
      return List.of("volume");
    }

    @Override
    public double value(History history, int row, Target target) {
      double before = notNegative(history, "volume", row - 1);
      double now = notNegative(history, "volume", row);
      return Change.LOG_RETURN.between(1 + before, 1 + now);
    }
  }

  /** The time since the row before, {@code ln days}: longer over weekends and holidays. */
  @TypeName(value = "day-gap", help = "log of the days since the row before; 0 without dates")
  record DayGap(@Setting(help = SCALING_HELP, initial = "standard") Scaling scaling)
      implements InputChannel {
    private static final double SECONDS_A_DAY = 86_400;

    @Override
    public int rowsBefore() {
      return 1;
    }

    @Override
    public double value(History history, int row, Target target) {
      TimeLine time = history.time();
      return time.isDated()
          ? Math.log((time.epochSecond(row) - time.epochSecond(row - 1)) / SECONDS_A_DAY)
          : 0;
    }
  }

  /** Another column of the file, as it is. */
  @TypeName(value = "column", help = "another column of the file, as it is")
  record Column(
      @Setting(help = "The column's name in the file.") String name,
      @Setting(help = SCALING_HELP, initial = "standard") Scaling scaling)
      implements InputChannel {
    public Column {
      Require.that(!name.isBlank(), "name", "must name a column, found nothing");
    }

    @Override
    public List<String> columns() {
      return List.of(name);
    }

    @Override
    public double value(History history, int row, Target target) {
      return history.value(name, row);
    }
  }

  /** What every channel's scaling setting means. */
  String SCALING_HELP = "Scale of this channel, fitted on training rows only.";

  private static double positive(History history, String column, int row) {
    double value = history.value(column, row);
    if (!(value > 0)) {
      throw noLogarithm(history, column, row, "above 0");
    }
    return value;
  }

  private static double notNegative(History history, String column, int row) {
    double value = history.value(column, row);
    if (!(value >= 0)) {
      throw noLogarithm(history, column, row, "of 0 and above");
    }
    return value;
  }

  private static InvalidInputException noLogarithm(
      History history, String column, int row, String needed) {
    return new InvalidInputException(
        ("series %s at %s: an input channel takes a logarithm of '%s', which needs values %s,"
                + " found %s; leave that channel out or mend the file")
            .formatted(
                history.id(),
                history.time().label(row),
                column,
                needed,
                history.value(column, row)));
  }
}
