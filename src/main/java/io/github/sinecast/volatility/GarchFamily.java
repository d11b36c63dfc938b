package io.github.sinecast.volatility;

import io.github.sinecast.Change;
import io.github.sinecast.History;
import io.github.sinecast.InParallel;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Models whose parameters have the maximum likelihood of a distribution of innovations: for the
 * rows of each series, or for the rows of all series of a panel together, which then differ in
 * their mean square alone.
 */
sealed interface GarchFamily extends VolatilityModel
    permits GarchVolatility, GjrVolatility, RangeGjrVolatility {
  /** What the setting of the whole family means. */
  String INNOVATIONS_HELP =
      "Distribution of the standardised changes: normal, student-t or skewed-t.";

  /** What the setting of the whole family means. */
  String POOLED_HELP =
      "Whether the series of a panel share all parameters but their level, or each has its own.";

  /** The distribution of the standardised changes. */
  Innovations innovations();

  /** Whether the series of a panel share all parameters but their level. */
  boolean pooled();

  /** The search for the parameters. */
  GarchFit search();

  /** The estimate of the variance of each row that drives the recursion. */
  default RangeEstimator estimator(History history, RowRange rows, Change change) {
    return RangeEstimator.SQUARED_CHANGE;
  }

  /** The fewest rows from which so many parameters can be told. */
  @Override
  default int minimumRows(int horizon) {
    return 30;
  }

  /**
   * The name of a member with its settings.
   *
   * @param range what the estimate of a row's variance adds
   */
  default String named(String model, String range) {
    String ofInnovations =
        switch (innovations()) {
          case NORMAL -> "";
          case STUDENT_T -> "-t";
          case SKEWED_T -> "-skewed-t";
        };
    return model + ofInnovations + range + (pooled() ? "-pooled" : "");
  }

  @Override
  default VarianceRecursion fit(History history, RowRange rows, Change change, int horizon) {
    return search().of(rows(history, rows, change)).recursion();
  }

  private FittedRows rows(History history, RowRange rows, Change change) {
    return FittedRows.of(history, rows, change, estimator(history, rows, change));
  }

  @Override
  default Map<String, FittedVolatility> fit(
      SeriesSet series,
      Map<String, RowRange> rows,
      Function<TimeSeries, Change> change,
      int horizon) {
    if (!pooled()) {
      return VolatilityModel.super.fit(series, rows, change, horizon);
    }
    Map<String, FittedRows> ofSeries =
        InParallel.bySeries(
            series, rows, (one, range) -> rows(one.until(range.to()), range, change.apply(one)));
    List<String> ids = List.copyOf(ofSeries.keySet());
    List<GarchFit.Fitted> found =
        ids.isEmpty() ? List.of() : search().of(new ArrayList<>(ofSeries.values()));
    Map<String, FittedVolatility> fitted = new LinkedHashMap<>();
    for (int index = 0; index < found.size(); index++) {
      fitted.put(ids.get(index), found.get(index).recursion());
    }
    return fitted;
  }
}
