package io.github.sinecast.baseline;

import static java.util.Objects.requireNonNull;

import io.github.sinecast.Change;
import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import io.github.sinecast.Sample;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.volatility.FittedVolatility;
import io.github.sinecast.volatility.StandardisedChanges;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fits a walk to rows of one series, or of a panel.
 *
 * @param horizon the greatest number of steps that will be asked for
 */
record WalkFit(VolatilityWalk walk, int horizon) {
  /** What the series of a panel share, for a series that was not among them. */
  private record Shared(FittedVolatility volatility, @Nullable StandardisedChanges changes) {}

  /** The rows of a series that are learned from. */
  private record Known(History history, RowRange rows, Change change) {
    double meanChange() {
      return Sample.mean(change.all(FittedBaseline.values(history, rows)));
    }

    Known inDifferences() {
      return new Known(history, rows, Change.DIFFERENCE);
    }
  }

  FittedBaseline of(SeriesSet series, Map<String, RowRange> rows) {
    Map<String, Known> known = new LinkedHashMap<>();
    for (TimeSeries one : series) {
      RowRange range = rows.get(one.id());
      if (range != null) {
        known.put(one.id(), known(one.until(range.to()), range));
      }
    }
    Map<String, FittedVolatility> volatilities =
        walk.volatility()
            .fit(series, rows, one -> requireNonNull(known.get(one.id())).change(), horizon);
    Map<String, StandardisedChanges> changes = new LinkedHashMap<>();
    if (walk.quantiles() == WalkQuantiles.FHS) {
      volatilities.forEach(
          (id, volatility) -> changes.put(id, changes(volatility, requireNonNull(known.get(id)))));
    }
    StandardisedChanges pooled =
        walk.pooled() && !changes.isEmpty() ? StandardisedChanges.pooled(changes.values()) : null;
    Map<String, Rule> rules = new LinkedHashMap<>();
    volatilities.forEach(
        (id, volatility) ->
            rules.put(
                id,
                rule(
                    requireNonNull(known.get(id)),
                    volatility,
                    pooled == null ? changes.get(id) : pooled)));
    Shared shared =
        walk.pooled() && !volatilities.isEmpty()
            ? new Shared(volatilities.values().iterator().next(), pooled)
            : null;
    return new FittedBaseline(walk, rules, history -> stranger(history, shared));
  }

  /** The rule of a series that has no rows of its own to learn from, by all that is known of it. */
  private Rule stranger(History history, @Nullable Shared shared) {
    Known known = known(history, new RowRange(0, history.length()));
    return shared != null && shared.volatility().measure().change() == known.change()
        ? rule(known, shared.volatility().at(history, known.rows()), shared.changes())
        : own(known);
  }

  private Known known(History history, RowRange rows) {
    return new Known(history, rows, Change.of(FittedBaseline.learnable(walk, history, rows)));
  }

  private WalkRule own(Known known) {
    FittedVolatility volatility = volatility(known);
    return rule(
        known,
        volatility,
        walk.quantiles() == WalkQuantiles.FHS ? changes(volatility, known) : null);
  }

  private WalkRule rule(
      Known known, FittedVolatility volatility, @Nullable StandardisedChanges changes) {
    WalkShape shape =
        changes == null
            ? WalkShape.normal(walk.shareOfDrift() * known.meanChange())
            : WalkShape.simulated(changes, walk.shareOfDrift());
    return new WalkRule(walk.name(), volatility, shape, () -> own(known.inDifferences()));
  }

  private FittedVolatility volatility(Known known) {
    return walk.volatility().fit(known.history(), known.rows(), known.change(), horizon);
  }

  private StandardisedChanges changes(FittedVolatility volatility, Known known) {
    return StandardisedChanges.of(volatility, known.history(), known.rows(), horizon);
  }
}
