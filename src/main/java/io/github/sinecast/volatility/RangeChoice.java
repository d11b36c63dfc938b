package io.github.sinecast.volatility;

import io.github.sinecast.Change;
import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which estimate of a row's variance a series allows, and why.
 *
 * <p>What holds for most of the fitted rows decides. Ranges are not used if high and low are
 * missing, have no logarithm, are equal, or belong to another price than the target. Opens are not
 * used if they repeat the close before or the close of their own row: then Parkinson's estimate is
 * taken, which needs none; else that of Garman and Klass.
 *
 * @param estimator the estimate that is used
 * @param reason what was found, in a sentence without a full stop
 */
public record RangeChoice(RangeEstimator estimator, String reason) {
  /** What the setting of an estimate means. */
  public static final String HELP =
      "Estimate of a row's variance from its range: parkinson, garman-klass, rogers-satchell,"
          + " yang-zhang or squared-change. When omitted, the one that the columns allow.";

  /** A change and that of the close differ by more where these are not the same price. */
  private static final double SAME_CHANGE = 1e-3;

  /**
   * Chooses the estimate for rows of a series; no other row is looked at.
   *
   * @param wished the estimate that was asked for, or null
   */
  public static RangeChoice of(
      History history, RowRange rows, Change change, @Nullable RangeEstimator wished) {
    if (wished == RangeEstimator.SQUARED_CHANGE) {
      return new RangeChoice(wished, "as configured");
    }
    if (change != Change.LOG_RETURN) {
      return squares(
          "'%s' has values that are not above 0, and ranges are ratios"
              .formatted(history.target()));
    }
    List<String> missing =
        columns(wished == RangeEstimator.PARKINSON ? wished : null).stream()
            .filter(column -> !history.has(column))
            .toList();
    if (missing.contains("high") || missing.contains("low")) {
      return squares("there are no columns of highs and lows");
    }
    RowMeasure squares = RowMeasure.ofSquares(change);
    Shares shares = new Shares(history, rows);
    double unusable = shares.of(row -> !RowMeasure.hasRange(history, row));
    if (unusable > HALF) {
      return squares(
          percent(unusable)
              + " of the rows have a high that is not above their low, or a price of 0");
    }
    if (history.has("close")) {
      double foreign =
          shares.of(
              row ->
                  !(Math.abs(
                          squares.change(history, row)
                              - Math.log(
                                  history.value("close", row) / history.value("close", row - 1)))
                      < SAME_CHANGE));
      if (foreign > HALF) {
        return squares(
            "on %s of the rows '%s' moves unlike the close, whose range is known"
                .formatted(percent(foreign), history.target()));
      }
    }
    if (wished != null) {
      return missing.isEmpty()
          ? new RangeChoice(wished, "as configured")
          : parkinson("there is no column of opens");
    }
    if (!missing.isEmpty()) {
      return parkinson("there is no column of opens");
    }
    double repeated =
        shares.of(row -> history.value("open", row) == history.value("close", row - 1));
    double own = shares.of(row -> history.value("open", row) == history.value("close", row));
    if (repeated > HALF || own > HALF) {
      return parkinson(
          "on %s of the rows the open repeats %s"
              .formatted(
                  percent(Math.max(repeated, own)),
                  repeated > HALF ? "the close before" : "the close of the row"));
    }
    return new RangeChoice(
        RangeEstimator.GARMAN_KLASS,
        "on %s of the rows the open repeats the close before".formatted(percent(repeated)));
  }

  private static final double HALF = 0.5;

  private static RangeChoice squares(String reason) {
    return new RangeChoice(RangeEstimator.SQUARED_CHANGE, reason);
  }

  private static RangeChoice parkinson(String reason) {
    return new RangeChoice(RangeEstimator.PARKINSON, reason);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** The columns, besides the target, that an estimate uses; all of them for null. */
  static List<String> columns(@Nullable RangeEstimator wished) {
    return (wished == null ? RangeEstimator.GARMAN_KLASS : wished).columns();
  }

  /** What an estimate adds to the name of a model. */
  static String suffix(@Nullable RangeEstimator wished) {
    return wished == null ? "" : "-" + wished.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Shares of rows of which something holds. */
  private record Shares(History history, RowRange rows) {
    double of(IntPredicate holds) {
      int count = 0;
      for (int row = rows.from() + 1; row < rows.to(); row++) {
        if (holds.test(row)) {
          count++;
        }
      }
      return count / (double) Math.max(1, rows.size() - 1);
    }
  }
}
