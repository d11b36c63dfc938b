package io.github.sinecast.significance;

import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.Score;
import io.github.sinecast.evaluation.Scoring;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every model lost at each origin, over all steps and all series together: by these numbers
 * runs are tested against each other long after they ended. Immutable.
 */
public final class OriginLosses {
  /**
   * What losses are of.
   *
   * @param loss the {@linkplain ComparedLoss#label label} of the loss
   */
  public record Kind(String model, String loss) {}

  private final List<String> origins;
  private final Map<Kind, double[]> losses;

  /**
   * @param origins the label of the last known row of each origin, in time order
   * @param losses one for each origin; none where those of several series cannot be put together
   */
  public OriginLosses(List<String> origins, Map<Kind, double[]> losses) {
    this.origins = List.copyOf(origins);
    this.losses = Collections.unmodifiableMap(new LinkedHashMap<>(losses));
  }

  /** The losses of all models of a backtest, as {@link Comparison} tests them. */
  public static OriginLosses of(BacktestResult result, Scoring scoring) {
    LossSeries series =
        new LossSeries(result, result.groups().get(0), scoring.units(result), scoring.isScaled());
    Map<Kind, double[]> losses = new LinkedHashMap<>();
    for (String model : result.models()) {
      for (ComparedLoss loss : ComparedLoss.values()) {
        if (loss.judges(result.forecasts(model))) {
          losses.put(
              new Kind(model, loss.label()),
              series.hasUnit() ? series.of(loss, model, Score.ALL_STEPS) : new double[0]);
        }
      }
    }
    return new OriginLosses(series.labels(), losses);
  }

  /** The last known row of each origin, in time order. */
  public List<String> origins() {
    return origins;
  }

  /** All models with their losses, in the order in which they were evaluated. */
  public Set<Kind> kinds() {
    return losses.keySet();
  }

  /** Losses in time order; empty where those of several series cannot be put together. */
  public double[] of(Kind kind) {
    return losses.getOrDefault(kind, new double[0]).clone();
  }

  /**
   * The losses of a model in time order; null where it has none, or where those of several series
   * cannot be put together.
   */
  public double @Nullable [] of(String model, ComparedLoss loss) {
    double[] found = of(new Kind(model, loss.label()));
    return found.length == 0 ? null : found;
  }
}
