package io.github.sinecast.experiment;

import io.github.sinecast.Require;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.data.Fold;
import io.github.sinecast.data.Split;
import io.github.sinecast.data.SplitRule;
import java.util.List;

/** From which origins forecasts are judged, and how often everything is fitted again for them. */
public sealed interface BacktestRule {
  /**
   * The folds, in the order of their origins; in each of them everything is fitted anew.
   *
   * @param horizon the steps of a window
   */
  List<Fold> folds(SplitRule rule, SeriesSet series, int horizon);

  /** Every window of the test split, forecast by what was fitted once before it. */
  @TypeName(value = "split", help = "fit once, forecast every window of the test split")
  record WholeSplit() implements BacktestRule {
    @Override
    public List<Fold> folds(SplitRule rule, SeriesSet series, int horizon) {
      return List.of(new Fold(Split.of(rule, series)));
    }
  }

  /**
   * The same windows as those of the split, but everything is fitted again on the way: scales,
   * rivals and networks, to the rows before the next origins.
   *
   * @param training which rows a fold learns from
   * @param refitEvery the times from one fit to the next
   */
  @TypeName(
      value = "rolling-origin",
      help = "fit everything again on the way through the test split")
  record RollingOrigin(
      @Setting(
              help =
                  "Rows a fit learns from: expanding (all before) or sliding (as many as the"
                      + " first).",
              initial = "expanding")
          TrainingRows training,
      @Setting(help = "Rows from one fit to the next.", initial = "250", min = 1) int refitEvery)
      implements BacktestRule {
    public RollingOrigin {
      Require.atLeast(1, refitEvery, "refitEvery");
    }

    @Override
    public List<Fold> folds(SplitRule rule, SeriesSet series, int horizon) {
      return Split.rolling(rule, series, horizon, refitEvery, training == TrainingRows.SLIDING);
    }
  }

  /** One window: the last rows, as many as the horizon, are held out. */
  @TypeName(value = "last-window", help = "hold out the last window of the test split only")
  record LastWindow() implements BacktestRule {
    @Override
    public List<Fold> folds(SplitRule rule, SeriesSet series, int horizon) {
      return List.of(new Fold(Split.lastWindow(rule, series, horizon)));
    }
  }
}
