package io.github.sinecast.evaluation;

import io.github.sinecast.TimeLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each forecaster forecast in a backtest, beside what came true. Immutable.
 *
 * <p>Windows are numbered from 0: series by series in the order of the set, origin by origin.
 */
public final class BacktestResult {
  private final Origins origins;
  private final int horizon;
  private final Map<String, double[]> forecasts;

  /**
   * @param forecasts by model: window after window, H values each; not copied, never handed out
   */
  BacktestResult(Origins origins, int horizon, Map<String, double[]> forecasts) {
    this.origins = origins;
    this.horizon = horizon;
    this.forecasts = Collections.unmodifiableMap(new LinkedHashMap<>(forecasts));
  }

  /** The names of the forecasters, in the order in which they were given. */
  public List<String> models() {
    return List.copyOf(forecasts.keySet());
  }

  /** The number of steps of each window, H. */
  public int horizon() {
    return horizon;
  }

  /** The number of windows of all series. */
  public int windows() {
    return origins.size();
  }

  /** The id of a window's series. */
  public String series(int window) {
    return span(window).series().id();
  }

  /** A window's origin: the first row that was not known. */
  public int origin(int window) {
    return origins.origin(window);
  }

  /** The forecast of a model for a step from 1 to H, in the units of the file. */
  public double forecast(String model, int window, int step) {
    return forecasts(model)[window * horizon + step - 1];
  }

  /** What came true at a step from 1 to H, in the units of the file. */
  public double actual(int window, int step) {
    return origins.actual(window, step);
  }

  /** The windows of all series together, where there are several, and then those of each series. */
  public List<Coverage> coverage() {
    List<Coverage> coverage = new ArrayList<>();
    List<Origins.Span> spans = origins.spans();
    if (spans.size() > 1) {
      coverage.add(
          new Coverage(Score.ALL_SERIES, "all " + spans.size() + " series", 0, origins.size()));
    }
    for (int series = 0; series < spans.size(); series++) {
      Origins.Span span = spans.get(series);
      coverage.add(
          new Coverage(
              span.series().id(), description(span), origins.firstWindow(series), span.size()));
    }
    return coverage;
  }

  /**
   * Writes every forecast as a line of CSV: {@code series,origin,date,step,model,actual,mean}.
   *
   * <p>The origin is the label of the last known row, the date that of the row forecast. Numbers
   * are written so that reading them gives the same bits.
   */
  public void writeForecasts(Appendable out) throws IOException {
    CsvLine.write(out, "series", "origin", "date", "step", "model", "actual", "mean");
    for (int window = 0; window < windows(); window++) {
      TimeLine time = span(window).series().time();
      String lastKnown = time.label(origin(window) - 1);
      for (int step = 1; step <= horizon; step++) {
        String date = time.label(origin(window) + step - 1);
        String actual = Double.toString(actual(window, step));
        for (String model : forecasts.keySet()) {
          CsvLine.write(
              out,
              series(window),
              lastKnown,
              date,
              Integer.toString(step),
              model,
              actual,
              Double.toString(forecast(model, window, step)));
        }
      }
    }
  }

  Origins origins() {
    return origins;
  }

  /** All windows of all series, H values each; not to be changed. */
  double[] forecasts(String model) {
    double[] found = forecasts.get(model);
    if (found == null) {
      throw new IllegalArgumentException("no model " + model + " among " + forecasts.keySet());
    }
    return found;
  }

  private Origins.Span span(int window) {
    return origins.spans().get(origins.series(window));
  }

  private String description(Origins.Span span) {
    TimeLine time = span.series().time();
    int lastRow = span.first() + span.size() + horizon - 2;
    String rows = time.label(span.first()) + " to " + time.label(lastRow);
    String id = span.series().id();
    String name = id.equals(span.series().target()) ? id : span.series().target() + " of " + id;
    return name + ", " + (time.isDated() ? rows : "rows " + rows);
  }
}
