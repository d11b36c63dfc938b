package io.github.sinecast.report;

import io.github.sinecast.History;
import io.github.sinecast.KnownAhead;
import io.github.sinecast.run.SeriesForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is drawn of a forecast: the last known rows, the expected values and central intervals.
 *
 * @param labels the times of all rows, known and forecast
 * @param known the known values; the forecast begins after them
 * @param points the expected value of each step
 * @param bands the intervals, the widest first; none where only points are forecast
 * @param ahead the numbers that are known ahead; none where no column is
 */
public record ForecastFan(
    List<String> labels,
    List<Double> known,
    List<Double> points,
    List<Band> bands,
    List<Ahead> ahead) {
  private static final int MOST_ROWS = 200;
  private static final int LEAST_ROWS = 60;
  private static final List<Double> SHARES = List.of(0.95, 0.8);

  /**
   * A central interval of each step.
   *
   * @param share the share that it should hold
   */
  public record Band(double share, List<Double> lower, List<Double> upper) {
    public Band {
      lower = List.copyOf(lower);
      upper = List.copyOf(upper);
    }
  }

  /**
   * A column of numbers that is known ahead.
   *
   * @param values in all rows, known and forecast
   */
  public record Ahead(String column, List<Double> values) {
    public Ahead {
      values = List.copyOf(values);
    }
  }

  public ForecastFan {
    labels = List.copyOf(labels);
    known = List.copyOf(known);
    points = List.copyOf(points);
    bands = List.copyOf(bands);
    ahead = List.copyOf(ahead);
  }

  /** The fan of a forecast behind as much history as helps to judge it. */
  public static ForecastFan of(SeriesForecast forecast) {
    History history = forecast.history();
    int horizon = forecast.horizon();
    int rows = Math.max(LEAST_ROWS, Math.min(MOST_ROWS, 3 * horizon));
    List<String> labels = new ArrayList<>();
    List<Double> known = new ArrayList<>();
    int first = Math.max(0, history.length() - rows);
    for (int row = first; row < history.length(); row++) {
      labels.add(history.time().label(row));
      known.add(history.target(row));
    }
    labels.addAll(forecast.times());
    List<Double> points = new ArrayList<>();
    for (int step = 1; step <= horizon; step++) {
      points.add(forecast.point(step));
    }
    List<Band> bands = new ArrayList<>();
    if (forecast.forecast().isProbabilistic()) {
      for (double share : SHARES) {
        bands.add(
            new Band(
                share, quantiles(forecast, (1 - share) / 2), quantiles(forecast, (1 + share) / 2)));
      }
    }
    return new ForecastFan(labels, known, points, bands, ahead(history, first, horizon));
  }

  private static List<Ahead> ahead(History history, int first, int horizon) {
    KnownAhead known = history.ahead();
    int end = history.length() + horizon;
    if (known.rows() < end) {
      return List.of();
    }
    return known.columns().stream()
        .map(
            name ->
                new Ahead(
                    name,
                    IntStream.range(first, end).mapToObj(row -> known.value(name, row)).toList()))
        .toList();
  }

  private static List<Double> quantiles(SeriesForecast forecast, double level) {
    List<Double> quantiles = new ArrayList<>();
    for (int step = 1; step <= forecast.horizon(); step++) {
      quantiles.add(forecast.quantile(step, level));
    }
    return quantiles;
  }

  /** The last known value. */
  double last() {
    return known.get(known.size() - 1);
  }
}
