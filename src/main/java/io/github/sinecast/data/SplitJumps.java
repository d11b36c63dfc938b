package io.github.sinecast.data;

import io.github.sinecast.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Prices that go on at a fraction or a multiple, as after a split of shares or a change of unit.
 *
 * <p>Beside adjusted prices, a jump is one of the shares if the adjusted prices do not jump with
 * it. Without them, its ratio has to be that of a usual split.
 */
record SplitJumps() implements Suspicion {
  /** Rows below which the usual change is not known. */
  private static final int ENOUGH = 30;

  /**
   * How many times the usual change a jump must be: no market moves so far on a calm year's day.
   */
  private static final double FAR = 15;

  /** Ratios by which shares are usually split or put together, or units differ. */
  private static final double[] SPLITS = {
    1.5, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 40, 50, 100, 1000
  };

  /**
   * How far the price of a split day may be from the ratio: by the change of an ordinary day, or
   * more where no crash is as deep.
   */
  private static final double NEAR = 0.02;

  private static final double NEAR_GREAT = 0.06;
  private static final double GREAT = 3;

  /** The share of a jump that adjusted prices may make for reasons of their own. */
  private static final double PART = 0.5;

  @Override
  public List<String> of(Examined data) {
    double[] values = data.series().targetValues();
    boolean prices =
        data.step().unit() == TimeStep.Unit.WEEKDAY || UsualNames.isPrice(data.series().target());
    if (!prices
        || UsualNames.isAdjusted(data.series().target())
        || values.length < ENOUGH
        || Change.of(values) != Change.LOG_RETURN) {
      return List.of();
    }
    double[] levels = data.levels();
    double far = FAR * Examined.usualChange(levels);
    List<String> jumps = new ArrayList<>();
    for (int row = 1; row < values.length; row++) {
      double jump = levels[row] - levels[row - 1];
      if (Math.abs(jump) > far
          && isOfShares(jump, row, data.column(UsualNames.ADJUSTED))
          && goesOn(jump, row, levels)) {
        jumps.add(
            "%s changes by %s %% from %s to %s"
                .formatted(
                    data.series().target(),
                    Examined.percent(values[row] / values[row - 1] - 1),
                    data.label(row - 1),
                    data.label(row)));
      }
    }
    return jumps.isEmpty()
        ? List.of()
        : List.of(Examined.several(jumps) + ", as by a split; " + remedy(data));
  }

  private static boolean isOfShares(double jump, int row, double[] adjusted) {
    if (adjusted.length == 0) {
      return isSplit(Math.exp(Math.abs(jump)));
    }
    return Math.abs(Change.LOG_RETURN.between(adjusted[row - 1], adjusted[row]))
        < PART * Math.abs(jump);
  }

  private static boolean isSplit(double ratio) {
    return Arrays.stream(SPLITS)
        .anyMatch(split -> Math.abs(ratio / split - 1) < (split < GREAT ? NEAR : NEAR_GREAT));
  }

  /** Whether the next value, if there is one, stays where the jump led. */
  private static boolean goesOn(double jump, int row, double[] levels) {
    return row + 1 == levels.length
        || Math.abs(levels[row + 1] - levels[row]) < PART * Math.abs(jump);
  }

  private static String remedy(Examined data) {
    return data.names().stream()
        .filter(UsualNames::isAdjusted)
        .findFirst()
        .map(name -> "set data.csv.target-columns to [" + name + "]")
        .orElse("use prices that are adjusted for splits");
  }
}
