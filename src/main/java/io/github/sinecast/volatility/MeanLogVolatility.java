package io.github.sinecast.volatility;

import io.github.sinecast.Change;
import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.Setting;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The combination of ewma, gjr, range-gjr and log-har: the geometric mean of the variances that
 * they forecast for each step.
 *
 * <p>Pooled, gjr and range-gjr have the maximum likelihood of Student's t, which the few greatest
 * changes of many series decide less than that of the normal distribution.
 *
 * @param pooled whether all series of a panel share parameters, but for their level
 */
@TypeName(
    value = "mean-log",
    help = "The geometric mean of the variances of ewma, gjr, range-gjr and log-har.",
    source =
        "J. M. Bates, C. W. J. Granger, The combination of forecasts, Operational "
            + "Research Quarterly 20 (1969), doi:10.1057/jors.1969.103")
public record MeanLogVolatility(
    @Setting(
            help = "Whether all parameters but the level are fitted to all series together.",
            initial = "false")
        boolean pooled)
    implements VolatilityModel {
  private List<VolatilityModel> parts() {
    Innovations innovations = pooled ? Innovations.STUDENT_T : Innovations.NORMAL;
    return List.of(
        new EwmaVolatility(EwmaVolatility.USUAL_DECAY),
        new GjrVolatility(innovations, pooled),
        new RangeGjrVolatility(null, innovations, pooled),
        new LogHarVolatility(null, pooled));
  }

  @Override
  public String name() {
    return pooled ? "mean-log-pooled" : "mean-log";
  }

  @Override
  public int minimumRows(int horizon) {
    return parts().stream().mapToInt(part -> part.minimumRows(horizon)).max().orElseThrow();
  }

  @Override
  public RangeChoice range(History history, RowRange rows, Change change) {
    return RangeChoice.of(history, rows, change, null);
  }

  @Override
  public List<String> columns() {
    return parts().stream().flatMap(part -> part.columns().stream()).distinct().toList();
  }

  @Override
  public MeanLogVariance fit(History history, RowRange rows, Change change, int horizon) {
    return new MeanLogVariance(
        parts().stream().map(part -> part.fit(history, rows, change, horizon)).toList());
  }

  @Override
  public Map<String, FittedVolatility> fit(
      SeriesSet series,
      Map<String, RowRange> rows,
      Function<TimeSeries, Change> change,
      int horizon) {
    Map<String, List<FittedVolatility>> parts = new LinkedHashMap<>();
    for (VolatilityModel part : parts()) {
      part.fit(series, rows, change, horizon)
          .forEach((id, one) -> parts.computeIfAbsent(id, key -> new ArrayList<>()).add(one));
    }
    Map<String, FittedVolatility> fitted = new LinkedHashMap<>();
    parts.forEach((id, ofSeries) -> fitted.put(id, new MeanLogVariance(ofSeries)));
    return fitted;
  }
}
