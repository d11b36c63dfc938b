package io.github.sinecast.model;

import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.WindowSpec;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which scale each series gets: those trained on keep the scale of their training rows, and so does
 * any series where only one was trained on; others are scaled by the same rule from rows that are
 * known. Immutable.
 */
public final class SeriesScales {
  private final Map<String, TrainedSeries> trained;
  private final Map<String, SeriesScale> fitted;

  /** The series trained on, by where their last training row is and by its target. */
  private final Map<String, Map<Double, TrainedSeries>> byLastRow = new TreeMap<>();

  /**
   * @param trained the series trained on, by their ids
   */
  public SeriesScales(Map<String, TrainedSeries> trained) {
    this(trained, Map.of());
  }

  private SeriesScales(Map<String, TrainedSeries> trained, Map<String, SeriesScale> fitted) {
    this.trained = Collections.unmodifiableMap(new TreeMap<>(trained));
    this.fitted = Map.copyOf(fitted);
    this.trained
        .values()
        .forEach(
            one ->
                byLastRow
                    .computeIfAbsent(
                        one.trainedUntil() + "/" + one.trainingRows(), none -> new HashMap<>())
                    .putIfAbsent(one.lastTarget(), one));
  }

  /** These scales, and one fitted beforehand for a series that was not trained on. */
  public SeriesScales with(String seriesId, SeriesScale scale) {
    Map<String, SeriesScale> more = new HashMap<>(fitted);
    more.put(seriesId, scale);
    return new SeriesScales(trained, more);
  }

  /** The series trained on, by their ids. */
  public Map<String, TrainedSeries> trained() {
    return trained;
  }

  /**
   * What is known of a history's series from training: of that with its id, or else of that whose
   * rows it holds under another name; null if it was not trained on.
   */
  public @Nullable TrainedSeries trained(History history) {
    TrainedSeries known = trained.get(history.id());
    return known != null ? known : recognised(history);
  }

  /** The trained series whose rows a history holds, by their dates and values; null if none. */
  public @Nullable TrainedSeries recognised(History history) {
    TrainedSeries known = trained.get(history.id());
    if (known != null && known.isThatOf(history)) {
      return known;
    }
    for (Map<Double, TrainedSeries> alike : byLastRow.values()) {
      TrainedSeries any = alike.values().iterator().next();
      TrainedSeries found = alike.get(any.targetThen(history));
      if (found != null && found.isThatOf(history)) {
        return found;
      }
    }
    return null;
  }

  /** The id under which a history's series was trained on; null if it was not. */
  public @Nullable String idOf(History history) {
    if (trained.containsKey(history.id())) {
      return history.id();
    }
    TrainedSeries found = recognised(history);
    return found == null
        ? null
        : trained.entrySet().stream()
            .filter(one -> one.getValue().equals(found))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
  }

  /** The id of the only series trained on, whose scale all others get; null if there are more. */
  public @Nullable String only() {
    return trained.size() == 1 ? trained.keySet().iterator().next() : null;
  }

  /**
   * The scale of a history: from training, fitted beforehand, that of the only series trained on,
   * or else fitted to all its rows.
   */
  public SeriesScale of(WindowSpec window, History history) {
    TrainedSeries known = trained(history);
    if (known != null) {
      return known.scale();
    }
    SeriesScale before = fitted.get(history.id());
    if (before != null) {
      return before;
    }
    return trained.size() == 1
        ? trained.values().iterator().next().scale()
        : SeriesScale.fit(window, history, new RowRange(0, history.length()));
  }
}
