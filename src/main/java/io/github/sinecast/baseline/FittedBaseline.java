package io.github.sinecast.baseline;

import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A baseline with the rule that was fitted to each series. Immutable. */
final class FittedBaseline implements Forecaster {
  private final LearnedBaseline baseline;
  private final Map<String, Rule> rules = new LinkedHashMap<>();

  FittedBaseline(LearnedBaseline baseline, SeriesSet series, Map<String, RowRange> rows) {
    this.baseline = baseline;
    for (TimeSeries one : series) {
      RowRange range = rows.get(one.id());
      if (range != null) {
        rules.put(one.id(), learned(one.until(range.to()), range.from()));
      }
    }
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
        follower = new Follower(rules.get(history.id()), history);
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

  private Rule learned(History history, int from) {
    double[] values = new double[history.length() - from];
    boolean changes = false;
    for (int row = 0; row < values.length; row++) {
      values[row] = history.target(from + row);
      changes |= values[row] != values[0];
    }
    if (values.length < minimumHistory() || !changes) {
      throw new InvalidInputException(
          "%s learns from at least %s rows that are not all equal; series %s has %s from %s on%s"
              .formatted(
                  name(),
                  minimumHistory(),
                  history.id(),
                  values.length,
                  history.time().label(from),
                  changes ? "" : ", all equal"));
    }
    return baseline.learn(values);
  }

  /** Leads a rule along the rows of one series, as far as they are known. */
  private final class Follower {
    private final boolean isFitted;
    private final Rule.Filter filter;
    private History known;
    private int rows;

    Follower(@Nullable Rule fitted, History history) {
      isFitted = fitted != null;
      filter = (fitted == null ? learned(history, 0) : fitted).start();
      known = history;
    }

    boolean canGoOn(History history) {
      return isFitted && history.continues(known);
    }

    Forecast forecast(History history, int horizon) {
      known = history;
      for (; rows < history.length(); rows++) {
        filter.add(history.target(rows));
      }
      return filter.forecast(horizon);
    }
  }
}
