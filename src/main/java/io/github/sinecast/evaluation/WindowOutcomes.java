package io.github.sinecast.evaluation;

import io.github.sinecast.FittedScaler;
import java.util.function.ToDoubleFunction;

/** Outcomes as a view over the windows of a backtest: one series or all, one step or all. */
final class WindowOutcomes implements Outcomes {
  private final Origins origins;
  private final QuantileLevels levels;
  private final ModelForecasts forecasts;
  private final SeriesUnits units;
  private final int firstWindow;
  private final int endWindow;
  private final int firstStep;
  private final int lastStep;

  /**
   * @param group the windows in view
   * @param step the step in view, or {@link Score#ALL_STEPS}
   */
  WindowOutcomes(
      BacktestResult result, String model, SeriesUnits units, WindowGroup group, int step) {
    this.origins = result.origins();
    this.levels = result.levels();
    this.forecasts = result.forecasts(model);
    this.units = units;
    this.firstWindow = group.firstWindow();
    this.endWindow = firstWindow + group.windows();
    this.firstStep = step == Score.ALL_STEPS ? 1 : step;
    this.lastStep = step == Score.ALL_STEPS ? result.horizon() : step;
  }

  @Override
  public int size() {
    return (endWindow - firstWindow) * (lastStep - firstStep + 1);
  }

  @Override
  public boolean has(Need need) {
    return need != Need.DISTRIBUTION || forecasts.isProbabilistic();
  }

  @Override
  public QuantileLevels levels() {
    return levels;
  }

  @Override
  public double mean(ToDoubleFunction<Outcome> contribution) {
    Cursor cursor = new Cursor();
    double sum = 0;
    for (int window = firstWindow; window < endWindow; window++) {
      cursor.moveTo(window);
      for (cursor.step = firstStep; cursor.step <= lastStep; cursor.step++) {
        sum += contribution.applyAsDouble(cursor);
      }
    }
    return sum / size();
  }

  /** The outcome at a place that moves: millions of outcomes are one object. */
  private final class Cursor implements Outcome {
    private int window;
    private int step;
    private FittedScaler unit = FittedScaler.IDENTITY;

    void moveTo(int window) {
      this.window = window;
      this.unit = units.unit(origins.series(window));
    }

    @Override
    public double forecast() {
      return unit.scale(forecasts.point(window, step));
    }

    @Override
    public double actual() {
      return unit.scale(origins.actual(window, step));
    }

    @Override
    public double lastKnown() {
      return unit.scale(origins.lastKnown(window));
    }

    @Override
    public double seasonalScale() {
      return units.seasonalScale(origins.series(window));
    }

    @Override
    public double seasonalMeanSquare() {
      return units.seasonalMeanSquare(origins.series(window));
    }

    @Override
    public double quantile(int level) {
      return unit.scale(forecasts.quantile(window, step, level));
    }

    @Override
    public double varianceRatio() {
      double realised = 0;
      double before = origins.lastKnown(window);
      for (int row = 1; row <= step; row++) {
        double after = origins.actual(window, row);
        realised += (after - before) * (after - before);
        before = after;
      }
      return realised / forecasts.variance(window, step);
    }

    @Override
    public double crps() {
      return forecasts.crps(window, step) / unit.spread();
    }
  }
}
