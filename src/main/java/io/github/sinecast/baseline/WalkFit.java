package io.github.sinecast.baseline;

import static java.util.Objects.requireNonNull;

import io.github.sinecast.Change;
import io.github.sinecast.History;
import io.github.sinecast.InParallel;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.Sample;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.volatility.FittedVolatility;
import io.github.sinecast.volatility.StandardisedChanges;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fits a walk to rows of one series, or of a panel.
 *
 * @param horizon the greatest number of steps that will be asked for
 */
record WalkFit(VolatilityWalk walk, int horizon) {
  /** The rows of a series that are learned from. */
  private record Known(History history, RowRange rows, Change change) {
    double meanChange() {
      return Sample.mean(change.all(FittedBaseline.values(history, rows)));
    }

    Known inDifferences() {
      return new Known(history, rows, Change.DIFFERENCE);
    }
  }

  FittedWalk of(SeriesSet series, Map<String, RowRange> rows) {
    Map<String, Known> known =
        InParallel.bySeries(series, rows, (one, range) -> known(one.until(range.to()), range));
    Map<String, FittedVolatility> volatilities =
        walk.volatility()
            .fit(series, rows, one -> requireNonNull(known.get(one.id())).change(), horizon);
    Map<String, StandardisedChanges> changes =
        walk.quantiles() == WalkQuantiles.FHS
            ? InParallel.bySeries(
                series,
                rows,
                (one, range) ->
                    changes(
                        requireNonNull(volatilities.get(one.id())),
                        requireNonNull(known.get(one.id()))))
            : Map.of();
    StandardisedChanges pooled =
        walk.pooled() && !changes.isEmpty() ? StandardisedChanges.pooled(changes.values()) : null;
    Map<String, WalkRule> rules =
        InParallel.bySeries(
            series,
            rows,
            (one, range) -> {
              String id = one.id();
              Known ofSeries = requireNonNull(known.get(id));
              return rule(
                  ofSeries,
                  parameters(
                      ofSeries,
                      requireNonNull(volatilities.get(id)),
                      pooled == null ? changes.get(id) : pooled));
            });
    return new FittedWalk(this, rules, shared(volatilities.values(), pooled), History::id);
  }

  /** What the series of a panel share, for a series that was not among them. */
  private @Nullable WalkParameters shared(
      Collection<FittedVolatility> volatilities, @Nullable StandardisedChanges pooled) {
    if (!walk.pooled() || volatilities.isEmpty()) {
      return null;
    }
    FittedVolatility any = volatilities.iterator().next();
    return pooled == null
        ? WalkParameters.normal(any, 0)
        : WalkParameters.simulated(any, pooled, walk.shareOfDrift());
  }

  /** The rule of a series that has no rows of its own to learn from, by all that is known of it. */
  WalkRule stranger(History history, @Nullable WalkParameters shared) {
    Known known = known(history, new RowRange(0, history.length()));
    if (shared == null || shared.volatility().measure().change() != known.change()) {
      return own(known);
    }
    FittedVolatility volatility = shared.volatility().at(history, known.rows());
    return rule(
        known,
        shared.quantiles().isEmpty()
            ? parameters(known, volatility, null)
            : shared.with(volatility));
  }

  /** The rule of a series that was fitted before, whose rows of then are not at hand. */
  WalkRule restored(String id, WalkParameters parameters) {
    return new WalkRule(
        walk.name(),
        parameters,
        () -> {
          throw new InvalidInputException(
              "%s was fitted to log returns of series %s, which now has a value of 0 or below; train again"
                  .formatted(walk.name(), id));
        });
  }

  private Known known(History history, RowRange rows) {
    return new Known(history, rows, Change.of(FittedBaseline.learnable(walk, history, rows)));
  }

  private WalkRule own(Known known) {
    FittedVolatility volatility = volatility(known);
    return rule(
        known,
        parameters(
            known,
            volatility,
            walk.quantiles() == WalkQuantiles.FHS ? changes(volatility, known) : null));
  }

  private WalkParameters parameters(
      Known known, FittedVolatility volatility, @Nullable StandardisedChanges changes) {
    return changes == null
        ? WalkParameters.normal(volatility, walk.shareOfDrift() * known.meanChange())
        : WalkParameters.simulated(volatility, changes, walk.shareOfDrift());
  }

  private WalkRule rule(Known known, WalkParameters parameters) {
    return new WalkRule(walk.name(), parameters, () -> own(known.inDifferences()));
  }

  private FittedVolatility volatility(Known known) {
    return walk.volatility().fit(known.history(), known.rows(), known.change(), horizon);
  }

  private StandardisedChanges changes(FittedVolatility volatility, Known known) {
    return StandardisedChanges.of(volatility, known.history(), known.rows(), horizon);
  }
}
