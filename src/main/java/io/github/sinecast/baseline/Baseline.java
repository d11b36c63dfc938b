package io.github.sinecast.baseline;

import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TypeName;
import io.github.sinecast.volatility.RangeChoice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statistical rival as it is wished for; fitted to the rows that it may learn from, it is a
 * forecaster. Immutable; equal when the settings are.
 */
public sealed interface Baseline permits NaiveForecaster, LearnedBaseline, VolatilityWalk, Lear {
  /** The name under which scores are reported, in kebab case; other settings, another name. */
  String name();

  /** The fewest rows to which this can be fitted, and from which it can forecast. */
  int minimumHistory();

  /** Where the baseline is defined: authors, title, year, and DOI or address. */
  default String source() {
    return Objects.requireNonNull(getClass().getAnnotation(TypeName.class)).source();
  }

  /** The columns, besides the target, that are used where a series has them. */
  default List<String> columns() {
    return List.of();
  }

  /**
   * The estimate of a row's variance that rows of a series allow; null for a baseline that uses
   * none.
   */
  default @Nullable RangeChoice range(History history, RowRange rows) {
    return null;
  }

  /**
   * Fits the parameters, once, to the rows of each series that may be learned from; no later row is
   * looked at. At each origin the forecaster keeps these parameters and follows all known rows with
   * them.
   *
   * <p>The forecaster is immutable, and its answers do not depend on what it was asked before or
   * together with. A series that has no rows here is fitted at every origin, to all that is known
   * then. Histories of one series are cheap to answer when they are asked in the order of time.
   *
   * @param series the series
   * @param rows the rows to learn from, by series id; the end is excluded
   * @param horizon the greatest number of steps that will be asked for, at least 1
   * @throws InvalidInputException if these are fewer than {@link #minimumHistory()}, or all equal
   */
  Forecaster fit(SeriesSet series, Map<String, RowRange> rows, int horizon);
}
