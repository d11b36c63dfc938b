package io.github.sinecast.data;

import io.github.sinecast.Change;
import io.github.sinecast.Sample;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What in a series looks like a mistake, though every cell can be read. Nothing is changed because
 * of it.
 */
final class Suspicions {
  private static final int TOLD = 3;

  /** Rows below which the usual change is not known. */
  private static final int ENOUGH = 30;

  /** Ratios by which shares are usually split or put together. */
  private static final double[] SPLITS = {
    1.5, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 50, 100
  };

  /**
   * How far the price of a split day may be from the ratio: by the change of an ordinary day, or
   * more where no crash is as deep.
   */
  private static final double NEAR = 0.02;

  private static final double NEAR_GREAT = 0.06;
  private static final double GREAT = 3;

  /** How many times the usual change a split must be, or a value that is out by itself. */
  private static final double FAR = 15;

  /** The share of a step below which the last one is short. */
  private static final double SHORT = 0.85;

  private final TimeSeries series;
  private final TimeStep step;
  private final TradingCalendar calendar;

  Suspicions(TimeSeries series, TimeStep step, TradingCalendar calendar) {
    this.series = series;
    this.step = step;
    this.calendar = calendar;
  }

  /**
   * The suspicions in sentences.
   *
   * @param names the names of all columns of the table
   */
  List<String> told(List<String> names) {
    List<String> told = new ArrayList<>();
    TimeLine time = series.time();
    if (time.isDated()) {
      if (calendar == TradingCalendar.AUTO
          && step.isDaily()
          && step.weekdays().equals(Weekdays.MONDAY_TO_FRIDAY)) {
        String reason = TradingCalendar.NYSE.contradiction(time);
        if (!reason.isEmpty()) {
          told.add("the calendar is " + reason + "; set data.csv.calendar if you know it");
        }
      }
      shortLastStep(told);
    }
    jumps(told, names);
    return told;
  }

  private void shortLastStep(List<String> told) {
    TimeLine time = series.time();
    int last = time.size() - 1;
    boolean byMonths = step.unit() == TimeStep.Unit.MONTH;
    boolean byDays = step.unit() == TimeStep.Unit.DAY && step.amount() > 1;
    if (last < 2 || !(byMonths || byDays)) {
      return;
    }
    long days = (time.epochSecond(last) - time.epochSecond(last - 1)) / 86_400;
    double usual = byMonths ? 28.0 * step.amount() : step.amount();
    if (days < SHORT * usual) {
      told.add(
          "the last row, %s, is only %s days after the one before, %s; its step is not complete"
              .formatted(time.label(last), days, time.label(last - 1)));
    }
  }

  /** Jumps of prices by the ratio of a split, far beyond the usual change. */
  private void jumps(List<String> told, List<String> names) {
    double[] values = series.targetValues();
    boolean prices = step.unit() == TimeStep.Unit.WEEKDAY || UsualNames.isPrice(series.target());
    if (!prices || values.length < ENOUGH || Change.of(values) != Change.LOG_RETURN) {
      return;
    }
    double[] changes = Change.LOG_RETURN.all(values);
    double[] sizes = Arrays.stream(changes).map(Math::abs).sorted().toArray();
    double usual = Sample.quantile(sizes, 0.5);
    List<String> jumps = new ArrayList<>();
    for (int row = 1; row < values.length; row++) {
      double size = Math.abs(changes[row - 1]);
      if (size > FAR * usual && isSplit(Math.exp(size))) {
        jumps.add(
            "%s changes by %s %% from %s to %s"
                .formatted(
                    series.target(),
                    percent(values[row] / values[row - 1] - 1),
                    series.time().label(row - 1),
                    series.time().label(row)));
      }
    }
    if (jumps.isEmpty()) {
      return;
    }
    List<String> adjusted =
        names.stream().filter(name -> UsualNames.normal(name).startsWith("adj")).toList();
    told.add(
        "%s%s, as by a split; %s"
            .formatted(
                String.join("; ", jumps.subList(0, Math.min(TOLD, jumps.size()))),
                jumps.size() > TOLD ? " and " + (jumps.size() - TOLD) + " more" : "",
                adjusted.isEmpty()
                    ? "use prices that are adjusted for splits"
                    : "set data.csv.target-columns to " + adjusted.subList(0, 1)));
  }

  private static boolean isSplit(double ratio) {
    return Arrays.stream(SPLITS)
        .anyMatch(split -> Math.abs(ratio / split - 1) < (split < GREAT ? NEAR : NEAR_GREAT));
  }

  private static String percent(double change) {
    return BigDecimal.valueOf(100 * change).setScale(1, RoundingMode.HALF_UP).toPlainString();
  }
}
