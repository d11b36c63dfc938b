package io.github.sinecast.baseline;

import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A baseline with the rule that was fitted to each series. Immutable. */
final class FittedBaseline implements Forecaster {
  private final Baseline baseline;
  private final Map<String, ? extends Rule> rules;
  private final Function<History, String> ids;
  private final Function<History, ? extends Rule> ofOthers;

  /**
   * @param rules by series id
   * @param ofOthers the rule of a series that has none, by all that is known of it
   */
  FittedBaseline(Baseline baseline, Map<String, Rule> rules, Function<History, Rule> ofOthers) {
    this(baseline, rules, History::id, ofOthers);
  }

  /**
   * As above.
   *
   * @param ids the id by which the rule of a history is found
   */
  FittedBaseline(
      Baseline baseline,
      Map<String, ? extends Rule> rules,
      Function<History, String> ids,
      Function<History, ? extends Rule> ofOthers) {
    this.baseline = baseline;
    this.rules = Map.copyOf(rules);
    this.ids = ids;
    this.ofOthers = ofOthers;
  }

  @Override
  public String name() {
    return baseline.name();
  }

  @Override
  public int minimumHistory() {
    return baseline.minimumHistory();
  }

  @Override
  public List<Forecast> forecast(List<History> histories, int horizon) {
    List<Forecast> forecasts = new ArrayList<>(histories.size());
    Follower follower = null;
    for (History history : histories) {
      requireKnown(baseline, history);
      if (follower == null || !follower.canGoOn(history)) {
        follower = new Follower(rules.get(ids.apply(history)), history);
      }
      forecasts.add(follower.forecast(history, horizon));
    }
    return forecasts;
  }

  static void requireKnown(Baseline baseline, History history) {
    if (history.length() < baseline.minimumHistory()) {
      throw new InvalidInputException(
          "%s needs at least %s known rows; series %s has %s"
              .formatted(
                  baseline.name(), baseline.minimumHistory(), history.id(), history.length()));
    }
  }

  /**
   * The values of rows that a baseline can learn from.
   *
   * @throws InvalidInputException if these are too few, or all equal
   */
  static double[] learnable(Baseline baseline, History history, RowRange rows) {
    double[] values = values(history, rows);
    boolean changes = Arrays.stream(values).anyMatch(value -> value != values[0]);
    if (values.length < baseline.minimumHistory() || !changes) {
      throw new InvalidInputException(
          "%s learns from at least %s rows that are not all equal; series %s has %s from %s on%s"
              .formatted(
                  baseline.name(),
                  baseline.minimumHistory(),
                  history.id(),
                  values.length,
                  history.time().label(rows.from()),
                  changes ? "" : ", all equal"));
    }
    return values;
  }

  static double[] values(History history, RowRange rows) {
    double[] values = new double[rows.size()];
    Arrays.setAll(values, row -> history.target(rows.from() + row));
    return values;
  }

  /** Leads a rule along the rows of one series, as far as they are known. */
  private final class Follower {
    private final boolean isFitted;
    private final Rule.Filter filter;
    private History known;
    private int rows;

    Follower(@Nullable Rule fitted, History history) {
      isFitted = fitted != null;
      filter = (fitted == null ? ofOthers.apply(history) : fitted).start();
      known = history;
    }

    boolean canGoOn(History history) {
      return isFitted && history.continues(known);
    }

    Forecast forecast(History history, int horizon) {
      known = history;
      for (; rows < history.length(); rows++) {
        filter.add(history, rows);
      }
      return filter.forecast(horizon);
    }
  }
}
