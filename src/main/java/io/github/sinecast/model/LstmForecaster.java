package io.github.sinecast.model;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.ForecastInputs;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.List;

/** A trained recurrent network as a forecaster: prices in, prices out. */
public final class LstmForecaster implements TrainedForecaster {
  /** The name that its scores bear. */
  public static final String NAME = "lstm";

  /**
   * Windows answered at a time. Batches are always full, with zeros where windows are missing: a
   * product of another size may round otherwise.
   */
  private static final int BATCH = 64;

  private final WindowSpec window;
  private final SeriesScales scales;
  private final LstmNetwork network;
  private final ForecastInputs inputs;

  /**
   * @param scales which scale each series gets
   */
  public LstmForecaster(Lstm spec, WindowSpec window, Weights weights, SeriesScales scales) {
    this.window = window;
    this.scales = scales;
    this.inputs = new ForecastInputs(window);
    this.network = LstmNetwork.forAnswers(spec, window);
    network.write(weights);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int minimumHistory() {
    return window.rowsNeeded();
  }

  @Override
  public List<Forecast> forecast(List<History> histories, int horizon) {
    if (horizon > window.horizon()) {
      throw new InvalidInputException(
          "this model forecasts %d steps, %d were asked for; train one with window.horizon: %d"
              .formatted(window.horizon(), horizon, horizon));
    }
    List<Forecast> forecasts = new ArrayList<>(histories.size());
    for (int from = 0; from < histories.size(); from += BATCH) {
      int to = Math.min(from + BATCH, histories.size());
      answer(histories.subList(from, to), horizon, forecasts);
    }
    return forecasts;
  }

  @Override
  public void close() {
    network.close();
  }

  private void answer(List<History> histories, int horizon, List<Forecast> forecasts) {
    Batch batch = new Batch(window, BATCH);
    List<SeriesScale> used = new ArrayList<>(histories.size());
    for (History history : histories) {
      if (history.length() < minimumHistory()) {
        throw new InvalidInputException(
            "series %s has %d rows; %s needs %d; give more history"
                .formatted(history.id(), history.length(), NAME, minimumHistory()));
      }
      SeriesScale scale = scales.of(window, history);
      inputs.write(history, scale, batch, used.size());
      used.add(scale);
    }
    float[] answers = new float[BATCH * window.horizon()];
    network.answer(batch, answers);
    for (int place = 0; place < used.size(); place++) {
      double[] points = new double[horizon];
      for (int step = 0; step < horizon; step++) {
        points[step] = answers[place * window.horizon() + step];
      }
      forecasts.add(inputs.read(histories.get(place), used.get(place), points, List.of()));
    }
  }
}
