package io.github.sinecast.evaluation;

/** Outcomes as a view over the windows of a backtest: one series or all, one step or all. */
final class WindowOutcomes implements Outcomes {
  private final Origins origins;
  private final double[] forecasts;
  private final int horizon;
  private final SeriesUnits units;
  private final int firstWindow;
  private final int firstStep;
  private final int steps;
  private final int size;

  /**
   * @param covered the windows in view
   * @param step the step in view, or {@link Score#ALL_STEPS}
   */
  WindowOutcomes(
      BacktestResult result, String model, SeriesUnits units, Coverage covered, int step) {
    this.origins = result.origins();
    this.forecasts = result.forecasts(model);
    this.horizon = result.horizon();
    this.units = units;
    this.firstWindow = covered.firstWindow();
    this.firstStep = step == Score.ALL_STEPS ? 1 : step;
    this.steps = step == Score.ALL_STEPS ? horizon : 1;
    this.size = covered.windows() * steps;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public double forecast(int index) {
    int window = window(index);
    return scaled(window, forecasts[window * horizon + step(index) - 1]);
  }

  @Override
  public double actual(int index) {
    int window = window(index);
    return scaled(window, origins.actual(window, step(index)));
  }

  @Override
  public boolean has(Need need) {
    return true;
  }

  @Override
  public double lastKnown(int index) {
    int window = window(index);
    return scaled(window, origins.lastKnown(window));
  }

  @Override
  public double seasonalScale(int index) {
    return units.seasonalScale(origins.series(window(index)));
  }

  private int window(int index) {
    return firstWindow + index / steps;
  }

  private int step(int index) {
    return firstStep + index % steps;
  }

  private double scaled(int window, double value) {
    return units.unit(origins.series(window)).scaled(value);
  }
}
