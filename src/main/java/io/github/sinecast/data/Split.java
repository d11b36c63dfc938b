package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which rows of each series train, validate and test; in this order, and none of them shared.
 *
 * <p>A target row belongs to one split, or to none: an embargo leaves rows out before the
 * validation split and before the test split. The input rows of a window may reach back over them
 * into the split before.
 */
public final class Split {
  private static final int TOLD = 20;

  private final Map<String, Part> parts;

  Split(Map<String, Part> parts) {
    this.parts = Collections.unmodifiableMap(parts);
  }

  /** The rows of one series. */
  record Part(RowRange train, RowRange validation, RowRange test) {}

  /**
   * Cuts series by a rule, on the times that occur in any of them; without dates, the row numbers.
   *
   * @throws InvalidInputException if the rule asks for more rows than there are, or for dates where
   *     there are none
   */
  public static Split of(SplitRule rule, SeriesSet series) {
    Axis axis = Axis.of(series);
    return axis.split(axis.cuts(rule), 0, embargo(rule));
  }

  /**
   * Holds out the last times of a rule's test split. Training ends as much later as the test
   * begins, and validation keeps its length.
   *
   * @param horizon the number of times held out
   * @throws InvalidInputException as {@link #of}
   */
  public static Split lastWindow(SplitRule rule, SeriesSet series, int horizon) {
    Axis axis = Axis.of(series);
    SplitRule.Cuts cuts = axis.cuts(rule);
    int later = Math.max(0, cuts.end() - horizon - cuts.test());
    return axis.split(later(cuts, later), 0, embargo(rule));
  }

  /**
   * Rolls the origin through a rule's test split: each fold learns from the rows before its own
   * origins. Validation rows keep their number, directly before the fold's first origin.
   *
   * @param horizon the steps of a window; origins whose windows do not fit are none
   * @param every how many times of the joint time line one fold forecasts
   * @param slides whether training rows keep their number as well, or grow from fold to fold
   * @throws InvalidInputException as {@link #of}
   */
  public static List<Fold> rolling(
      SplitRule rule, SeriesSet series, int horizon, int every, boolean slides) {
    Axis axis = Axis.of(series);
    SplitRule.Cuts cuts = axis.cuts(rule);
    Split whole = axis.split(cuts, 0, embargo(rule));
    List<Fold> folds = new ArrayList<>();
    for (int later = 0; cuts.test() + later < cuts.end(); later += every) {
      int next = Math.min(cuts.test() + later + every, cuts.end());
      Map<String, RowRange> origins = new LinkedHashMap<>();
      boolean any = false;
      for (TimeSeries one : series) {
        int end = Math.max(whole.test(one.id()).from(), whole.test(one.id()).to() - horizon + 1);
        int from = Math.min(axis.rowsBefore(cuts.test() + later, one), end);
        int to = Math.min(axis.rowsBefore(next, one), end);
        origins.put(one.id(), new RowRange(from, to));
        any |= from < to;
      }
      if (any) {
        folds.add(
            new Fold(axis.split(later(cuts, later), slides ? later : 0, embargo(rule)), origins));
      }
    }
    return folds;
  }

  private static int embargo(SplitRule rule) {
    return Objects.requireNonNullElse(rule.embargo(), 0);
  }

  private static SplitRule.Cuts later(SplitRule.Cuts cuts, int times) {
    return new SplitRule.Cuts(cuts.validation() + times, cuts.test() + times, cuts.end());
  }

  /** This split with the validation rows in the place of the test rows, which are not used. */
  public Split judgedByValidation() {
    Map<String, Part> judged = new LinkedHashMap<>();
    parts.forEach(
        (id, part) -> judged.put(id, new Part(part.train(), part.validation(), part.validation())));
    return new Split(judged);
  }

  /** The rows of the series that were split, as tables. */
  public TableSplit tables(SeriesSet series) {
    return TableSplit.of(this, series);
  }

  /**
   * This split with the validation rows among those that train, and the embargo between them: what
   * is left to do when validation has chosen.
   */
  public Split trainedThroughValidation() {
    Map<String, Part> joined = new LinkedHashMap<>();
    parts.forEach(
        (id, part) ->
            joined.put(
                id,
                new Part(
                    new RowRange(part.train().from(), part.validation().to()),
                    part.validation(),
                    part.test())));
    return new Split(joined);
  }

  /**
   * This split with all rows up to the end of the test rows among those that train: what is left to
   * do when the test rows have been judged. None validates or tests.
   */
  public Split trainedThroughTest() {
    Map<String, Part> joined = new LinkedHashMap<>();
    parts.forEach(
        (id, part) -> {
          RowRange none = new RowRange(part.test().to(), part.test().to());
          joined.put(id, new Part(new RowRange(part.train().from(), part.test().to()), none, none));
        });
    return new Split(joined);
  }

  /** The rows that a series is learned from. */
  public RowRange train(String seriesId) {
    return part(seriesId).train();
  }

  /** The rows of a series by which choices are made. */
  public RowRange validation(String seriesId) {
    return part(seriesId).validation();
  }

  /** The rows of a series that are evaluated. */
  public RowRange test(String seriesId) {
    return part(seriesId).test();
  }

  /** The part that a row is in, as files name it: train, validation or test; empty if none. */
  public String part(String seriesId, int row) {
    if (train(seriesId).contains(row)) {
      return "train";
    }
    if (validation(seriesId).contains(row)) {
      return "validation";
    }
    return test(seriesId).contains(row) ? "test" : "";
  }

  /**
   * Requires that each series has a window in each split, and a target that changes in the training
   * rows.
   *
   * @param series the series that were split
   * @param lookback the rows that an input needs
   * @param horizon the rows that a target needs
   * @throws InvalidInputException naming the first twenty faults, each with the series and the rows
   *     it has and needs, and how many series have faults
   */
  public void requireWindows(SeriesSet series, int lookback, int horizon) {
    Map<String, List<String>> bySeries = faults(series, lookback, horizon);
    List<String> faults = bySeries.values().stream().flatMap(List::stream).toList();
    if (faults.isEmpty()) {
      return;
    }
    String remedy =
        bySeries.size() < series.size()
            ? "; or set data.bad-series to skip, which leaves such series out"
            : "";
    String told =
        faults.size() <= TOLD
            ? ""
            : "%s of %s series cannot be used: %s faults, the first %s:\n"
                .formatted(bySeries.size(), series.size(), faults.size(), TOLD);
    throw new InvalidInputException(
        told + String.join("\n", faults.subList(0, Math.min(TOLD, faults.size()))) + remedy);
  }

  /**
   * What keeps series from being used, each fault in a sentence by the id of its series; sound
   * series are not in it. The parameters are those of {@link #requireWindows}.
   */
  public Map<String, List<String>> faults(SeriesSet series, int lookback, int horizon) {
    Map<String, List<String>> bySeries = new LinkedHashMap<>();
    for (TimeSeries one : series) {
      Part part = part(one.id());
      List<String> faults = new ArrayList<>();
      requireRows(one, "train", part.train(), lookback + horizon, faults);
      requireRows(one, "validation", part.validation(), horizon, faults);
      requireRows(one, "test", part.test(), horizon, faults);
      if (part.train().size() > 1 && !changes(one, part.train())) {
        faults.add(
            "series %s: the target %s never changes in the training rows, it is always %s; there is"
                    .formatted(one.id(), one.target(), one.target(0))
                + " nothing to learn");
      }
      if (!faults.isEmpty()) {
        bySeries.put(one.id(), faults);
      }
    }
    return bySeries;
  }

  private static void requireRows(
      TimeSeries series, String split, RowRange rows, int needed, List<String> faults) {
    if (rows.size() < needed) {
      faults.add(
          "series %s: the %s split has %s of the series' %s rows and needs at least %s for one"
                  .formatted(series.id(), split, rows.size(), series.length(), needed)
              + " window; shorten window.lookback, window.horizon or data.split.embargo, change"
              + " data.split, or give more rows");
    }
  }

  private static boolean changes(TimeSeries series, RowRange rows) {
    for (int row = rows.from() + 1; row < rows.to(); row++) {
      if (series.target(row) != series.target(rows.from())) {
        return true;
      }
    }
    return false;
  }

  private Part part(String seriesId) {
    Part part = parts.get(seriesId);
    if (part == null) {
      throw new IllegalArgumentException("no series " + seriesId + " among " + parts.keySet());
    }
    return part;
  }
}
