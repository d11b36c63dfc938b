package io.github.sinecast.volatility;

import io.github.sinecast.Change;
import io.github.sinecast.History;
import io.github.sinecast.InParallel;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.TypeName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A volatility model as it is wished for; fitted to rows of one series or of a panel, it forecasts
 * variances. Immutable; equal when the settings are.
 */
public sealed interface VolatilityModel
    permits ConstantVolatility, EwmaVolatility, GarchFamily, LogHarVolatility, MeanLogVolatility {
  /** The name of the model with its settings, in kebab case. */
  String name();

  /** Where the model is defined: authors, title, year, and DOI or address. */
  default String source() {
    return Objects.requireNonNull(getClass().getAnnotation(TypeName.class)).source();
  }

  /** The fewest rows to which this can be fitted, for forecasts up to a horizon. */
  int minimumRows(int horizon);

  /** The columns, besides the target, that are used where a series has them. */
  default List<String> columns() {
    return List.of();
  }

  /**
   * The estimate of a row's variance that rows of a series allow; null for a model that uses none.
   */
  default @Nullable RangeChoice range(History history, RowRange rows, Change change) {
    return null;
  }

  /**
   * Fits the parameters to rows of one series; no other row is looked at.
   *
   * @param rows at least {@link #minimumRows}
   * @param change how changes are measured; {@link Change#LOG_RETURN} needs targets above 0
   * @param horizon the greatest number of steps that will be asked for, at least 1
   * @throws InvalidInputException if the rows are too few, or the target never changes in them
   */
  FittedVolatility fit(History history, RowRange rows, Change change, int horizon);

  /**
   * Fits the parameters to rows of many series: to each its own, or some to all of them together,
   * as the model says.
   *
   * @param rows by series id; series without rows are not fitted
   * @param change how changes are measured in each series
   * @return the fitted model of each series that has rows, by id
   */
  default Map<String, FittedVolatility> fit(
      SeriesSet series,
      Map<String, RowRange> rows,
      Function<TimeSeries, Change> change,
      int horizon) {
    return InParallel.bySeries(
        series,
        rows,
        (one, range) -> fit(one.until(range.to()), range, change.apply(one), horizon));
  }
}
