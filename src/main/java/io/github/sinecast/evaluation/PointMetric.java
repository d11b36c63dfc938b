package io.github.sinecast.evaluation;

import java.util.EnumSet;
import java.util.List;

/**
 * The metrics of point forecasts.
 *
 * <p>In the formulas f is a forecast, a the actual value, p the last value known when the forecast
 * was made, and the mean goes over all outcomes. A metric of no outcomes is undefined, and so is
 * one whose value is not finite.
 */
@SuppressWarnings("ImmutableEnumChecker") // Its presentation is a record of immutable parts.
public enum PointMetric implements Metric {
  /** Mean squared error: {@code mean (f - a)^2}, in the squared unit of the values. */
  MSE("MSE", Need.NOTHING, Notation.FIGURE, "", View.BRIEF, View.COMPARISON) {
    @Override
    double value(Outcomes outcomes) {
      return outcomes.mean(outcome -> square(outcome.error()));
    }
  },

  /** Root mean squared error: {@code sqrt(MSE)}, in the unit of the values. */
  RMSE("RMSE", Need.NOTHING, Notation.FIGURE, "", View.BRIEF, View.BY_STEP) {
    @Override
    double value(Outcomes outcomes) {
      return Math.sqrt(MSE.value(outcomes));
    }
  },

  /** Mean absolute error: {@code mean |f - a|}, in the unit of the values. */
  MAE(
      "MAE",
      Need.NOTHING,
      Notation.FIGURE,
      "",
      View.BRIEF,
      View.BY_STEP,
      View.COMPARISON,
      View.HEADLINE) {
    @Override
    double value(Outcomes outcomes) {
      return outcomes.mean(outcome -> Math.abs(outcome.error()));
    }
  },

  /**
   * Mean absolute percentage error: {@code 100 mean (|f - a| / |a|)}, in percent.
   *
   * <p>Undefined where an actual value is 0.
   */
  MAPE("MAPE", Need.NOTHING, Notation.PERCENT, "") {
    @Override
    double value(Outcomes outcomes) {
      return 100
          * outcomes.mean(
              outcome -> {
                double actual = Math.abs(outcome.actual());
                if (!(actual > 0)) {
                  throw new UndefinedMetricException(
                      "MAPE divides by the actual values, and one of them is 0;"
                          + " use MAE, sMAPE or wAPE");
                }
                return Math.abs(outcome.error()) / actual;
              });
    }
  },

  /**
   * Symmetric mean absolute percentage error: {@code 200 mean (|f - a| / (|a| + |f|))}, in percent
   * from 0 to 200. Where forecast and actual value are both 0, the error counts 0.
   *
   * <p>Source: S. Makridakis and M. Hibon, The M3-Competition, International Journal of Forecasting
   * 16 (2000), <a href="https://doi.org/10.1016/S0169-2070(00)00057-1">
   * doi:10.1016/S0169-2070(00)00057-1</a>.
   */
  SMAPE("sMAPE", Need.NOTHING, Notation.PERCENT, "") {
    @Override
    double value(Outcomes outcomes) {
      return 200
          * outcomes.mean(
              outcome -> {
                double size = Math.abs(outcome.actual()) + Math.abs(outcome.forecast());
                return size == 0 ? 0 : Math.abs(outcome.error()) / size;
              });
    }
  },

  /**
   * Weighted absolute percentage error: {@code 100 sum |f - a| / sum |a|}, in percent.
   *
   * <p>Undefined where all actual values are 0.
   */
  WAPE("wAPE", Need.NOTHING, Notation.PERCENT, "") {
    @Override
    double value(Outcomes outcomes) {
      double size = outcomes.mean(outcome -> Math.abs(outcome.actual()));
      if (!(size > 0)) {
        throw new UndefinedMetricException(
            "wAPE divides by the sum of the actual values, and all of them are 0");
      }
      return 100 * MAE.value(outcomes) / size;
    }
  },

  /**
   * Mean absolute scaled error: {@code mean (|f - a| / s)} with s the {@linkplain
   * SeasonalNaiveError mean absolute error of the seasonal naive forecast} in the rows of the same
   * series before the first judged one. Without unit: over several series each error is divided by
   * the scale of its own series.
   *
   * <p>Undefined where the scale is 0 or there are too few rows for one.
   *
   * <p>Source: R. J. Hyndman and A. B. Koehler, Another look at measures of forecast accuracy,
   * International Journal of Forecasting 22 (2006), <a
   * href="https://doi.org/10.1016/j.ijforecast.2006.03.001">
   * doi:10.1016/j.ijforecast.2006.03.001</a>.
   */
  MASE("MASE", Need.SEASONAL_SCALE, Notation.COEFFICIENT, "", View.BY_STEP) {
    @Override
    double value(Outcomes outcomes) {
      return outcomes.mean(
          outcome -> {
            double scale = outcome.seasonalScale();
            if (!(scale > 0)) {
              throw new UndefinedMetricException(
                  "MASE divides by the seasonal change in the rows before the evaluated ones,"
                      + " and there is none");
            }
            return Math.abs(outcome.error()) / scale;
          });
    }

    @Override
    public String legend(int season) {
      return "error / mean change %s before the evaluated rows"
          .formatted(season == 1 ? "from row to row" : "over " + season + " rows");
    }
  },

  /**
   * Root mean squared scaled error: {@code sqrt mean ((f - a)^2 / s)} with s the mean squared error
   * of the seasonal naive forecast in the rows of the same series before the first judged one.
   * Without unit, and over several series, as {@link #MASE} is.
   *
   * <p>Undefined where the scale is 0 or there are too few rows for one.
   *
   * <p>Source: S. Makridakis, E. Spiliotis and V. Assimakopoulos, The M5 competition, International
   * Journal of Forecasting 38 (2022), <a href="https://doi.org/10.1016/j.ijforecast.2021.07.007">
   * doi:10.1016/j.ijforecast.2021.07.007</a>.
   */
  RMSSE("RMSSE", Need.SEASONAL_SCALE, Notation.COEFFICIENT, "") {
    @Override
    double value(Outcomes outcomes) {
      return Math.sqrt(
          outcomes.mean(
              outcome -> {
                double scale = outcome.seasonalMeanSquare();
                if (!(scale > 0)) {
                  throw new UndefinedMetricException(
                      "RMSSE divides by the squared seasonal change in the rows before the"
                          + " evaluated ones, and there is none");
                }
                return square(outcome.error()) / scale;
              }));
    }
  },

  /**
   * Skill against the last value, also known as R2 against the naive forecast: {@code 1 - MSE /
   * mean (p - a)^2}. 1 is perfect, 0 as good as the last value, below 0 worse.
   *
   * <p>Undefined where the last value makes no error at all.
   *
   * <p>Source: A. H. Murphy, Skill scores based on the mean square error, Monthly Weather Review
   * 116 (1988), <a href="https://doi.org/10.1175/1520-0493(1988)116%3C2417:SSBOTM%3E2.0.CO;2">
   * doi:10.1175/1520-0493(1988)116&lt;2417:SSBOTM&gt;2.0.CO;2</a>.
   */
  SKILL(
      "skill",
      Need.LAST_KNOWN,
      Notation.COEFFICIENT,
      "1 - MSE / MSE of the last value; above 0 beats it",
      View.BRIEF,
      View.COMPARISON) {
    @Override
    double value(Outcomes outcomes) {
      double naive = outcomes.mean(outcome -> square(outcome.lastKnown() - outcome.actual()));
      if (!(naive > 0)) {
        throw new UndefinedMetricException(
            "skill divides by the error of the last value, which is 0 here");
      }
      return 1 - MSE.value(outcomes) / naive;
    }
  },

  /**
   * Directional accuracy: the share of outcomes with {@code sign(f - p) = sign(a - p)}, from 0 to
   * 1.
   *
   * <p>The three signs are up, down and no move. A forecast of no move is right only where nothing
   * moved, and a forecast of a move is wrong there; so a forecaster that always says up scores
   * exactly the {@linkplain #SHARE_UP share of moves up}, beside which this must be read.
   *
   * <p>Undefined for a forecaster that never forecasts a move, as the last value does: it has no
   * opinion to judge.
   */
  DIRECTION(
      "direction",
      Need.LAST_KNOWN,
      Notation.SHARE,
      "share of moves whose sign was forecast; - if no move ever was") {
    @Override
    double value(Outcomes outcomes) {
      double moves = outcomes.mean(outcome -> Math.abs(forecastMove(outcome)));
      if (!(moves > 0)) {
        throw new UndefinedMetricException(
            "direction needs forecasts of a move, and none was forecast");
      }
      return outcomes.mean(outcome -> forecastMove(outcome) == actualMove(outcome) ? 1 : 0);
    }
  },

  /**
   * The share of outcomes above the last known value, {@code a > p}, from 0 to 1: not a merit of
   * the forecaster, but what {@link #DIRECTION} must be compared with.
   */
  SHARE_UP(
      "share-up",
      Need.LAST_KNOWN,
      Notation.SHARE,
      "share of moves that were up: what always saying up would score") {
    @Override
    double value(Outcomes outcomes) {
      return outcomes.mean(outcome -> actualMove(outcome) > 0 ? 1 : 0);
    }
  };

  private final Need need;
  private final Presentation presentation;

  PointMetric(String label, Need need, Notation notation, String legend, View... views) {
    this.need = need;
    this.presentation = new Presentation(label, notation, legend, EnumSet.of(View.TABLE, views));
  }

  /** The metrics of a table of prices, in the order of its columns. */
  public static List<Metric> forPrices() {
    return List.of(MAE, RMSE, MAPE, SMAPE, MASE, SKILL, DIRECTION, SHARE_UP);
  }

  /** The metrics of a table in scaled units, where a percentage of a value means nothing. */
  public static List<Metric> forScaledUnits() {
    return List.of(MSE, MAE, MASE, SKILL, DIRECTION, SHARE_UP);
  }

  @Override
  public Presentation presentation() {
    return presentation;
  }

  @Override
  public Need need() {
    return need;
  }

  @Override
  public double of(Outcomes outcomes) {
    return Definition.value(this, outcomes, this::value);
  }

  /** The value by the definition, which may be not finite; the need is known to be met. */
  abstract double value(Outcomes outcomes);

  private static double square(double value) {
    return value * value;
  }

  private static double forecastMove(Outcome outcome) {
    return Math.signum(outcome.forecast() - outcome.lastKnown());
  }

  private static double actualMove(Outcome outcome) {
    return Math.signum(outcome.actual() - outcome.lastKnown());
  }
}
