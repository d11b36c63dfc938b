package io.github.sinecast.window;

import io.github.sinecast.FittedScaler;
import io.github.sinecast.History;
import io.github.sinecast.volatility.FittedVolatility;
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
  private final float[] inputs;

  /** Of the changes that follow each row, by step; null where no target is divided by them. */
  private final double @Nullable [][] variances;

  /**
   * @param firstRow the first row that windows may read; rows before it are only compared with
   * @param withTargets whether targets are written too
   */
  ScaledSeries(
      WindowSpec spec, History history, SeriesScale scale, int firstRow, boolean withTargets) {
    this.spec = spec;
    this.history = history;
    this.scale = scale;
    this.firstRow = firstRow;
    FittedVolatility volatility = scale.volatility();
    this.variances =
        volatility == null || !withTargets ? null : volatility.variances(history, spec.horizon());
    int channels = spec.channels().size();
    this.inputs = new float[Math.max(0, history.length() - firstRow) * channels];
    ChannelValues all = new ChannelValues(spec, history, scale.volatility());
    for (int channel = 0; channel < channels; channel++) {
      InputChannel source = spec.channels().get(channel);
      double[] values = all.of(source, firstRow, history.length());
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
          new InstanceScales(batch.form().normalisation(), spec.lookback(), spec.channels().size());
      int from = (origin - spec.lookback() - firstRow) * spec.channels().size();
      writeTokens(scales.normalised(inputs, from), 0, batch, window);
      FittedScaler unit = scales.ofTarget(spec.target().form(), history, origin, scale.target());
      batch.shifts()[window] = (float) unit.location();
      batch.spreads()[window] = (float) unit.spread();
    } else {
      writeTokens(inputs, origin - spec.lookback() - firstRow, batch, window);
    }
    batch.at(window, history.id(), history.time(), origin - spec.lookback() + spec.firstStep());
  }

  /**
   * Writes tokens.
   *
   * @param rows channels by row
   * @param start the window's oldest row among these
   */
  private void writeTokens(float[] rows, int start, Batch batch, int window) {
    int channels = spec.channels().size();
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
        variances == null
            ? Collections.nCopies(spec.horizon(), scale.target())
            : LearnedUnit.ofVariances(variances[origin - 1]);
    for (int step = 0; step < spec.horizon(); step++) {
      into[at + step] =
          (float)
              spec.target().form().learned(last, history.target(origin + step), scales.get(step));
    }
  }
}
