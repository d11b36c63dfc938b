package io.github.sinecast.model;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.distribution.LearnedDistribution;
import io.github.sinecast.engine.Workers;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.ForecastInputs;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A trained network as a forecaster: prices in, prices out.
 *
 * <p>Series that were trained on keep the scales of their training rows. Any other series is scaled
 * by the same rule, fitted to its known rows.
 */
public final class NetworkForecaster implements TrainedForecaster {
  /** Windows that one thread answers at a time: few, so that what they need stays in cache. */
  public static final int BATCH = 8;

  private final NetworkSpec spec;
  private final WindowSpec window;
  private final SeriesScales scales;
  private final Start start;
  private final boolean needsDates;
  private final Workers<Network> networks;

  /** A network that starts from its own initial numbers; parameters as below. */
  public NetworkForecaster(
      NetworkSpec spec, WindowSpec window, Weights weights, SeriesScales scales, int threads) {
    this(spec, window, weights, scales, Start.NONE, threads);
  }

  /**
   * @param scales which scale each series gets
   * @param start what the network adds to
   * @param threads how many batches are answered at once
   */
  public NetworkForecaster(
      NetworkSpec spec,
      WindowSpec window,
      Weights weights,
      SeriesScales scales,
      Start start,
      int threads) {
    this.spec = spec;
    this.window = window;
    this.scales = scales;
    this.start = start;
    this.needsDates = spec.needsDates();
    float[] values = weights.values();
    this.networks =
        new Workers<>(
            threads,
            () -> {
              Network network = spec.network(window, start);
              network.write(values);
              return network;
            },
            Network::close);
  }

  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public int minimumHistory() {
    return window.rowsNeeded();
  }

  @Override
  public List<Forecast> forecast(List<History> histories, int horizon) {
    networks.requireOpen();
    if (horizon > window.horizon()) {
      throw new InvalidInputException(
          "this model forecasts %s steps, %s were asked for; train one with window.horizon: %s"
              .formatted(window.horizon(), horizon, horizon));
    }
    histories.forEach(this::require);
    Forecast[] forecasts = new Forecast[histories.size()];
    networks.forEach(
        (histories.size() + BATCH - 1) / BATCH,
        (network, task) -> {
          int from = task * BATCH;
          int to = Math.min(from + BATCH, histories.size());
          answer(network, histories.subList(from, to), horizon, forecasts, from);
        });
    return Arrays.asList(forecasts);
  }

  /** Waits for forecasts that other threads have under way. */
  @Override
  public void close() {
    networks.close();
  }

  private void answer(
      Network network, List<History> histories, int horizon, Forecast[] forecasts, int at) {
    Batch batch = new Batch(window, spec.form(), histories.size());
    ForecastInputs inputs = new ForecastInputs(window);
    SeriesScale[] used = new SeriesScale[histories.size()];
    for (int place = 0; place < used.length; place++) {
      used[place] = scales.of(window, histories.get(place));
      inputs.write(histories.get(place), used[place], batch, place);
    }
    float[] answers = new float[histories.size() * window.horizon() * spec.head().numbers()];
    network.answer(batch, answers);
    for (int place = 0; place < used.length; place++) {
      forecasts[at + place] =
          forecast(histories.get(place), used[place], answers, place * window.horizon(), horizon);
    }
  }

  private Forecast forecast(
      History history, SeriesScale scale, float[] answers, int firstStep, int horizon) {
    Head head = spec.head();
    double[] points = new double[horizon];
    List<LearnedDistribution> distributions = new ArrayList<>();
    for (int step = 0; step < horizon; step++) {
      double[] answer = start.answer(head, answers, firstStep + step);
      points[step] = head.point(answer);
      LearnedDistribution distribution = head.distribution(answer);
      if (distribution != null) {
        distributions.add(distribution);
      }
    }
    return new ForecastInputs(window).read(history, scale, points, distributions);
  }

  private void require(History history) {
    if (needsDates && !history.time().isDated()) {
      throw new InvalidInputException(
          "series %s has no dates, by which this model tells time; give a table with a date column"
              .formatted(history.id()));
    }
    if (history.length() < minimumHistory()) {
      throw new InvalidInputException(
          "series %s has %s rows; the model needs %s (a lookback of %s%s); give more history"
              .formatted(
                  history.id(),
                  history.length(),
                  minimumHistory(),
                  window.lookback(),
                  minimumHistory() > window.lookback()
                      ? ", and one row before it to compare with"
                      : ""));
    }
  }
}
