package io.github.sinecast.audit;

import io.github.sinecast.Change;
import io.github.sinecast.Forecaster;
import io.github.sinecast.RowRange;
import io.github.sinecast.Sample;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.evaluation.Backtest;
import io.github.sinecast.evaluation.PointMetric;
import io.github.sinecast.evaluation.Score;
import io.github.sinecast.evaluation.ScoreTable;
import io.github.sinecast.evaluation.Scoring;
import io.github.sinecast.evaluation.WindowGroup;
import io.github.sinecast.run.AuditRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether a forecaster is better on prices than anything honest: then something that it sees knows
 * the future. Series whose changes are told by their own past, as those of power or weather are,
 * are not judged.
 */
final class ImplausibleSkill {
  /** The greatest share of the variance of changes that their own past tells of a price. */
  private static final double PRICE_LIKE = 0.1;

  /** On prices no published forecast of the mean comes near. */
  private static final double SKILL = 0.15;

  /** Moves forecast beyond those that always saying up, or down, would score. */
  private static final double DIRECTION = 0.1;

  /** Windows without a common row, below which both happen by chance. */
  private static final int FEWEST_WINDOWS = 40;

  private static final int LAGS = 30;

  private ImplausibleSkill() {}

  /**
   * @param evaluated the rows of each series that are forecast
   */
  static List<AuditRow> of(
      Forecaster forecaster, SeriesSet series, Map<String, RowRange> evaluated, int horizon) {
    ScoreTable scores =
        Scoring.inFileUnits(1)
            .score(new Backtest(evaluated, horizon).run(series, List.of(forecaster)));
    Map<String, AuditRow> judged = new LinkedHashMap<>();
    for (WindowGroup group : scores.groups()) {
      boolean one = !group.series().equals(Score.ALL_SERIES) || series.size() == 1;
      if (one && group.windows() / horizon >= FEWEST_WINDOWS) {
        TimeSeries own = one(series, group);
        if (priceLike(own)) {
          judged.put(group.series(), finding(forecaster, own, scores, group));
        }
      }
    }
    List<AuditRow> leaks = judged.values().stream().filter(AuditRow::leak).toList();
    if (!leaks.isEmpty()) {
      return leaks;
    }
    return List.of(
        new AuditRow(
            "skill",
            forecaster.name(),
            false,
            judged.isEmpty()
                ? "not checked: no series has changes like those of a price, and %s windows without a common row"
                    .formatted(FEWEST_WINDOWS)
                : judged.size() == 1
                    ? judged.values().iterator().next().found()
                    : "plausible on all %s series like prices".formatted(judged.size())));
  }

  private static TimeSeries one(SeriesSet series, WindowGroup group) {
    return series.size() == 1 ? series.list().get(0) : series.get(group.series());
  }

  private static AuditRow finding(
      Forecaster forecaster, TimeSeries series, ScoreTable scores, WindowGroup group) {
    double skill = value(scores, group, forecaster, PointMetric.SKILL);
    double direction = value(scores, group, forecaster, PointMetric.DIRECTION);
    double up = value(scores, group, forecaster, PointMetric.SHARE_UP);
    double constant = Math.max(up, 1 - up);
    boolean leak = skill > SKILL || direction > constant + DIRECTION;
    List<String> words = new ArrayList<>();
    words.add(
        String.format(
            Locale.ROOT,
            "skill %.3f, direction %.1f %% where always the same way scores %.1f %%",
            skill,
            100 * direction,
            100 * constant));
    if (leak) {
      words.add(
          0,
          "IMPLAUSIBLE on series %s, whose past does not explain its changes"
              .formatted(series.id()));
      words.add("look for an input that knows the future");
    } else {
      words.add("plausible");
    }
    return new AuditRow("skill", forecaster.name(), leak, String.join("; ", words));
  }

  /** The score over all steps; 0 where it is not defined. */
  private static double value(
      ScoreTable scores, WindowGroup group, Forecaster forecaster, PointMetric metric) {
    double value = scores.score(group.series(), forecaster.name(), metric, Score.ALL_STEPS).value();
    return Double.isNaN(value) ? 0 : value;
  }

  /** Whether the own past of changes tells little of them. */
  static boolean priceLike(TimeSeries series) {
    double[] values = series.targetValues();
    double[] changes = Change.of(values).all(values);
    int lags = Math.min(LAGS, changes.length / 8);
    double[] left = Innovations.of(changes, lags, changes);
    // As many chances as lags would explain a share of pure noise, too.
    double freedom = left.length - lags - 1.0;
    double spread = Sample.meanSquare(changes, Sample.mean(changes));
    return Sample.squares(left, 0) / freedom > (1 - PRICE_LIKE) * spread;
  }
}
