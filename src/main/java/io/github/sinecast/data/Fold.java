package io.github.sinecast.data;

import io.github.sinecast.RowRange;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One refit of a backtest: which rows it may learn from, and which origins it then forecasts.
 *
 * @param split the rows; the test rows reach to the end of the whole backtest
 * @param origins by series id: the origins of this fold; empty for all that the test rows have
 */
public record Fold(Split split, Map<String, RowRange> origins) {
  public Fold {
    origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
  }

  /** A fold that forecasts all origins of its test rows. */
  public Fold(Split split) {
    this(split, Map.of());
  }
}
