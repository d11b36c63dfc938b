package io.github.sinecast.model;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.distribution.LearnedDistribution;
import io.github.sinecast.distribution.LearnedForecast;
import io.github.sinecast.distribution.Postprocessing;
import io.github.sinecast.engine.Workers;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.ForecastInputs;
import io.github.sinecast.window.LearnedUnit;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  private final Weights weights;
  private final Start start;
  private final int threads;
  private final Postprocessing postprocessing;
  private final boolean needsDates;
  private final Workers<Network> networks;

  /** A network that starts from its own initial numbers; parameters as below. */
  public NetworkForecaster(
      NetworkSpec spec, WindowSpec window, Weights weights, SeriesScales scales, int threads) {
    this(spec, window, weights, scales, Start.NONE, Postprocessing.NONE, threads);
  }

  /**
   * @param scales which scale each series gets
   * @param start what the network adds to
   * @param postprocessing what is done to its answers before they become prices
   * @param threads how many batches are answered at once
   */
  public NetworkForecaster(
      NetworkSpec spec,
      WindowSpec window,
      Weights weights,
      SeriesScales scales,
      Start start,
      Postprocessing postprocessing,
      int threads) {
    this.spec = spec;
    this.window = window;
    this.weights = weights;
    this.scales = scales;
    this.threads = threads;
    this.start = start;
    this.postprocessing = postprocessing;
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

  /** The same network with other postprocessing; closed by itself. */
  public NetworkForecaster with(Postprocessing other) {
    return new NetworkForecaster(spec, window, weights, scales, start, other, threads);
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
    Forecast[] forecasts = new Forecast[histories.size()];
    answer(
        histories,
        horizon,
        (place, unit, said) -> forecasts[place] = unit.inUnits(postprocessing.apply(said)));
    return Arrays.asList(forecasts);
  }

  /**
   * Fits what is to be done to the answers of this network, by every window whose targets lie
   * inside some rows that it was not trained on.
   *
   * @param rows by series id; later rows are never looked at
   * @param shares of the median to choose from
   * @param levels the levels to correct, with 0.5 among them; null for no correction
   * @throws InvalidInputException if there are too few windows for these levels
   */
  public Postprocessing fit(
      SeriesSet set, Map<String, RowRange> rows, List<Double> shares, double @Nullable [] levels) {
    List<History> histories = new ArrayList<>();
    List<TimeSeries> owners = new ArrayList<>();
    for (TimeSeries series : set) {
      RowRange range = rows.get(series.id());
      if (range == null) {
        throw new IllegalArgumentException("no rows of series " + series.id());
      }
      int first = Math.max(range.from(), minimumHistory());
      for (int origin = first; origin + window.horizon() <= range.to(); origin++) {
        histories.add(series.until(origin));
        owners.add(series);
      }
    }
    LearnedForecast[] forecasts = new LearnedForecast[histories.size()];
    double[][] actual = new double[histories.size()][window.horizon()];
    answer(
        histories,
        window.horizon(),
        (place, unit, said) -> {
          forecasts[place] = said;
          int origin = histories.get(place).length();
          Arrays.setAll(
              actual[place],
              step -> unit.learned(step + 1, owners.get(place).target(origin + step)));
        });
    return Postprocessing.fit(shares, levels, List.of(forecasts), actual);
  }

  /** Waits for forecasts that other threads have under way. */
  @Override
  public void close() {
    networks.close();
  }

  /** Takes the answer for a history, in the form in which its future is learned. */
  private interface Answers {
    void add(int place, LearnedUnit unit, LearnedForecast said);
  }

  /**
   * Answers histories.
   *
   * @param into receives each answer once, from several threads at a time
   */
  private void answer(List<History> histories, int horizon, Answers into) {
    histories.forEach(this::require);
    SeriesScale[] used = new SeriesScale[histories.size()];
    networks.forEach(
        used.length, (network, place) -> used[place] = scales.of(window, histories.get(place)));
    ForecastInputs inputs = new ForecastInputs(window, histories, List.of(used));
    networks.forEach(
        (used.length + BATCH - 1) / BATCH,
        (network, task) -> {
          int from = task * BATCH;
          int windows = Math.min(BATCH, used.length - from);
          Batch batch = new Batch(window, spec.form(), windows);
          for (int place = 0; place < windows; place++) {
            inputs.write(from + place, batch, place);
          }
          float[] answers = new float[windows * window.horizon() * spec.head().numbers()];
          network.answer(batch, answers);
          for (int place = 0; place < windows; place++) {
            LearnedUnit unit = inputs.unit(from + place);
            into.add(from + place, unit, said(unit, answers, place * window.horizon(), horizon));
          }
        });
  }

  private LearnedForecast said(LearnedUnit unit, float[] answers, int firstStep, int horizon) {
    Head head = spec.head();
    List<Double> points = new ArrayList<>();
    List<LearnedDistribution> distributions = new ArrayList<>();
    for (int step = 0; step < horizon; step++) {
      double[] answer = start.answer(head, answers, firstStep + step);
      points.add(head.point(answer));
      LearnedDistribution distribution = head.distribution(answer);
      if (distribution != null) {
        distributions.add(distribution);
      }
    }
    return new LearnedForecast(points, distributions, unit::volatility, unit.isOne());
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
