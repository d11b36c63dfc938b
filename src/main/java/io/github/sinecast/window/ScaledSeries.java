package io.github.sinecast.window;

import io.github.sinecast.FittedScaler;
import io.github.sinecast.History;
import io.github.sinecast.TimeLine;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The input channels of one history, scaled once, from which any number of windows are read.
 *
 * <p>Rows whose channels would need a row before the first are never part of a window.
 */
final class ScaledSeries {
  private final WindowSpec spec;
  private final History history;
  private final SeriesScale scale;
  private final int firstRow;

  /** The numbers of each row, C, of which the last are known ahead. */
  private final int channels;

  private final int knownChannels;

  /** By row; in rows after the history, inputs that are not known ahead are 0. */
  private final float[] inputs;

  private final float[] statics;

  /** What the volatility model says; null where nothing is measured in its units. */
  private final @Nullable VolatilityRows volatility;

  /**
   * @param firstRow the first row that windows may read; rows before it are only compared with
   * @param volatility what the model of the scale says of the rows of the history, at least, and of
   *     each cutoff whose targets are written; null without one
   */
  ScaledSeries(
      WindowSpec spec,
      History history,
      SeriesScale scale,
      int firstRow,
      @Nullable VolatilityRows volatility) {
    this.spec = spec;
    this.history = history;
    this.scale = scale;
    this.firstRow = firstRow;
    this.volatility = volatility;
    List<WindowInput> sources = spec.inputs();
    this.channels = sources.size();
    this.knownChannels =
        Math.toIntExact(sources.stream().filter(KnownInput.class::isInstance).count());
    int end =
        knownChannels == 0
            ? history.length()
            : Math.min(history.length() + spec.horizon(), history.ahead().rows());
    this.statics = new float[spec.covariates().staticWidth()];
    spec.covariates().writeStatics(history, statics);
    this.inputs = new float[Math.max(0, end - firstRow) * channels];
    ChannelValues all = new ChannelValues(spec, history, volatility);
    for (int channel = 0; channel < channels; channel++) {
      WindowInput source = sources.get(channel);
      double[] values =
          source instanceof KnownInput known
              ? all.ahead(known, firstRow, end)
              : all.of(source, firstRow, history.length());
      for (int row = 0; row < values.length; row++) {
        inputs[row * channels + channel] =
            (float) spec.outliers().read(scale.channels().get(channel).scale(values[row]));
      }
    }
  }

  /** Writes the window that ends before {@code origin}, and when it is. */
  void writeInputs(int origin, Batch batch, int window) {
    if (batch.form().content() == WindowContent.TARGET_PATH) {
      writePath(origin, batch.inputs(), window * spec.lookback());
    } else if (batch.form().isNormalised()) {
      InstanceScales scales =
          new InstanceScales(batch.form().normalisation(), spec.lookback(), spec.inputs());
      writeTokens(scales.normalised(rows(origin)), 0, batch, window);
      FittedScaler unit = scales.ofTarget(spec.target().form(), history, origin, scale.target());
      batch.shifts()[window] = (float) unit.location();
      batch.spreads()[window] = (float) unit.spread();
    } else if (knownChannels > 0) {
      writeTokens(rows(origin), 0, batch, window);
    } else {
      writeTokens(inputs, origin - spec.lookback() - firstRow, batch, window);
    }
    System.arraycopy(statics, 0, batch.statics(), window * statics.length, statics.length);
    TimeLine time = knownChannels > 0 ? history.ahead().time() : history.time();
    batch.at(window, history.id(), time, origin - spec.lookback() + spec.firstStep());
  }

  /** The rows of a window: those of the past, then those to forecast with what is known ahead. */
  private float[] rows(int origin) {
    float[] rows = new float[spec.rows() * channels];
    int from = (origin - spec.lookback() - firstRow) * channels;
    int past = spec.lookback() * channels;
    System.arraycopy(inputs, from, rows, 0, past);
    int observed = channels - knownChannels;
    for (int at = past; at < rows.length; at += channels) {
      System.arraycopy(inputs, from + at + observed, rows, at + observed, knownChannels);
    }
    return rows;
  }

  /**
   * Writes tokens.
   *
   * @param rows channels by row
   * @param start the window's oldest row among these
   */
  private void writeTokens(float[] rows, int start, Batch batch, int window) {
    int patch = spec.patch().length();
    int stepWidth = patch * channels;
    int at = window * spec.steps() * stepWidth;
    for (int step = 0; step < spec.steps(); step++) {
      int from = (start + step * spec.patch().stride()) * channels;
      int to = at + step * stepWidth;
      if (spec.variates() == 1) {
        System.arraycopy(rows, from, batch.inputs(), to, stepWidth);
      } else {
        for (int number = 0; number < stepWidth; number++) {
          int variate = number % channels;
          batch.inputs()[to + variate * patch + number / channels] = rows[from + number];
        }
      }
    }
  }

  private void writePath(int origin, float[] into, int at) {
    double last = history.target(origin - 1);
    for (int row = 0; row < spec.lookback(); row++) {
      double value = history.target(origin - spec.lookback() + row);
      into[at + row] = (float) spec.target().form().learned(last, value, scale.target());
    }
  }

  /** Writes what the network shall answer for the window that ends before {@code origin}. */
  void writeTargets(int origin, float[] into, int at) {
    double last = history.target(origin - 1);
    List<FittedScaler> scales =
        volatility == null
            ? Collections.nCopies(spec.horizon(), scale.target())
            : volatility.scales(origin - 1);
    for (int step = 0; step < spec.horizon(); step++) {
      into[at + step] =
          (float)
              spec.target().form().learned(last, history.target(origin + step), scales.get(step));
    }
  }
}
