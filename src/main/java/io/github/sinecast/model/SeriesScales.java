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
 * Which scale each series gets: those trained on keep the scale of their training rows, any other
 * is scaled by the same rule from rows that are known. Immutable.
 */
public final class SeriesScales {
  private final Map<String, TrainedSeries> trained;
  private final Map<String, SeriesScale> fitted;

  /**
   * @param trained the series trained on, by their ids
   */
  public SeriesScales(Map<String, TrainedSeries> trained) {
    this(trained, Map.of());
  }

  private SeriesScales(Map<String, TrainedSeries> trained, Map<String, SeriesScale> fitted) {
    this.trained = Collections.unmodifiableMap(new TreeMap<>(trained));
    this.fitted = Map.copyOf(fitted);
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

  /** What is known of a history's series from training; null if it was not trained on. */
  public @Nullable TrainedSeries trained(History history) {
    TrainedSeries found = trained.get(history.id());
    return found != null && found.isThatOf(history) ? found : null;
  }

  /** The scale of a history: from training, fitted beforehand, or else fitted to all its rows. */
  SeriesScale of(WindowSpec window, History history) {
    TrainedSeries known = trained(history);
    if (known != null) {
      return known.scale();
    }
    SeriesScale before = fitted.get(history.id());
    return before != null
        ? before
        : SeriesScale.fit(window, history, new RowRange(0, history.length()));
  }
}
