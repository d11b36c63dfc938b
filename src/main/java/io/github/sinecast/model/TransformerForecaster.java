package io.github.sinecast.model;

import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.engine.Workers;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.ForecastInputs;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.WindowSpec;
import java.util.Arrays;
import java.util.List;

/**
 * A trained encoder as a forecaster: prices in, prices out.
 *
 * <p>Series that were trained on keep the scales of their training rows. Any other series is scaled
 * by the same rule, fitted to its known rows.
 */
public final class TransformerForecaster implements Forecaster, AutoCloseable {
  /** The name that its scores bear. */
  public static final String NAME = "encoder";

  /** Windows that one thread answers at a time: few, so that what they need stays in cache. */
  public static final int BATCH = 8;

  private final WindowSpec window;
  private final SeriesScales scales;
  private final boolean needsDates;
  private final Workers<Encoder> encoders;

  /**
   * @param scales which scale each series gets
   * @param threads how many batches are answered at once
   */
  public TransformerForecaster(
      EncoderSpec spec, WindowSpec window, Weights weights, SeriesScales scales, int threads) {
    NativeBackend.start();
    this.window = window;
    this.scales = scales;
    this.needsDates = spec.encoding().needsDates();
    float[] values = weights.values();
    this.encoders =
        new Workers<>(
            threads,
            () -> {
              Encoder encoder = new Encoder(spec, window);
              encoder.write(values);
              return encoder;
            },
            Encoder::close);
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
    histories.forEach(this::require);
    Forecast[] forecasts = new Forecast[histories.size()];
    encoders.forEach(
        (histories.size() + BATCH - 1) / BATCH,
        (encoder, task) -> {
          int from = task * BATCH;
          int to = Math.min(from + BATCH, histories.size());
          answer(encoder, histories.subList(from, to), horizon, forecasts, from);
        });
    return Arrays.asList(forecasts);
  }

  @Override
  public void close() {
    encoders.close();
  }

  private void answer(
      Encoder encoder, List<History> histories, int horizon, Forecast[] forecasts, int at) {
    Batch batch = new Batch(window, histories.size());
    ForecastInputs inputs = new ForecastInputs(window);
    SeriesScale[] used = new SeriesScale[histories.size()];
    for (int place = 0; place < used.length; place++) {
      used[place] = scales.of(window, histories.get(place));
      inputs.write(histories.get(place), used[place], batch, place);
    }
    float[] answers = new float[histories.size() * window.horizon()];
    encoder.answer(batch, answers);
    for (int place = 0; place < used.length; place++) {
      forecasts[at + place] =
          inputs.read(histories.get(place), used[place], answers, place, horizon);
    }
  }

  private void require(History history) {
    if (needsDates && !history.time().isDated()) {
      throw new InvalidInputException(
          "series %s has no dates, by which this model tells time; give a table with a date column"
              .formatted(history.id()));
    }
    if (history.length() < minimumHistory()) {
      throw new InvalidInputException(
          "series %s has %d rows; the model needs %d (a lookback of %d%s); give more history"
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
