package io.github.sinecast.baseline;

import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A volatility walk with what was fitted to each series. Immutable. */
public final class FittedWalk implements Forecaster {
  private final WalkFit fit;
  private final Map<String, WalkRule> rules;
  private final @Nullable WalkParameters shared;
  private final Function<History, String> ids;
  private final Forecaster follower;

  /**
   * @param rules by series id
   * @param ids the id by which the rule of a history is found
   */
  FittedWalk(
      WalkFit fit,
      Map<String, WalkRule> rules,
      @Nullable WalkParameters shared,
      Function<History, String> ids) {
    this.fit = fit;
    this.rules = Map.copyOf(rules);
    this.shared = shared;
    this.ids = ids;
    this.follower =
        new FittedBaseline(fit.walk(), this.rules, ids, history -> fit.stranger(history, shared));
  }

  /**
   * A walk as it was fitted before.
   *
   * @param horizon the greatest number of steps that it was fitted for
   */
  public static FittedWalk restored(VolatilityWalk walk, int horizon, WalkState state) {
    WalkFit fit = new WalkFit(walk, horizon);
    Map<String, WalkRule> rules = new HashMap<>();
    state.series().forEach((id, parameters) -> rules.put(id, fit.restored(id, parameters)));
    return new FittedWalk(fit, rules, state.shared(), History::id);
  }

  /** What was fitted. */
  public WalkState state() {
    Map<String, WalkParameters> parameters = new TreeMap<>();
    rules.forEach((id, rule) -> parameters.put(id, rule.parameters()));
    return new WalkState(parameters, shared);
  }

  /**
   * This walk, with what another has learned of series that this one does not know.
   *
   * @param others the same walk, fitted to other rows
   */
  public FittedWalk with(FittedWalk others) {
    Map<String, WalkRule> all = new HashMap<>(others.rules);
    all.putAll(rules);
    return new FittedWalk(fit, all, shared, ids);
  }

  /**
   * This walk for series that may have other names.
   *
   * @param ids the id by which a history is known; null for its own
   */
  public FittedWalk knownBy(Function<History, @Nullable String> ids) {
    return new FittedWalk(
        fit,
        rules,
        shared,
        history -> {
          String known = ids.apply(history);
          return known == null ? history.id() : known;
        });
  }

  @Override
  public String name() {
    return follower.name();
  }

  @Override
  public int minimumHistory() {
    return follower.minimumHistory();
  }

  @Override
  public List<Forecast> forecast(List<History> histories, int horizon) {
    return follower.forecast(histories, horizon);
  }
}
