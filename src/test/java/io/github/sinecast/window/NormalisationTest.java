package io.github.sinecast.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NormalisationTest {
  /** Inputs are floats, read before they are shifted and divided by spreads of about 0.1. */
  private static final double FLOAT_ROUNDING = 5e-5;

  private static final RowRange TRAINING = new RowRange(0, 30);
  private static final int LOOKBACK = 10;
  private static final TimeSeries PRICES = Examples.prices("a", 60, 4);

  /** Each channel and the target by its definition, one window at a time. */
  @ParameterizedTest
  @CsvSource({
    "LEVEL, MEAN",
    "LEVEL, LAST",
    "LOG_RETURN, MEAN",
    "LOG_RETURN, LAST",
    "DIFFERENCE, MEAN",
    "LEVEL, EWMA",
    "LOG_RETURN, EWMA"
  })
  void windowsAreThoseOfANaiveLoop(Target target, Normalisation normalisation) {
    WindowSpec spec = spec(target);
    Batch batch = gathered(spec, normalisation, PRICES);
    double[] rate = PRICES.values("rate");
    double[] close = PRICES.targetValues();
    SeriesScale scale = SeriesScale.fit(spec, PRICES.until(30), TRAINING);
    for (int window = 0; window < batch.windows(); window++) {
      int origin = 30 + window;
      double[] unitOfRate = unit(rate, origin - LOOKBACK, origin, normalisation);
      for (int row = 0; row < LOOKBACK; row++) {
        double expected = (rate[origin - LOOKBACK + row] - unitOfRate[0]) / unitOfRate[1];
        float actual = batch.inputs()[(window * LOOKBACK + row) * 2 + 1];
        assertEquals(expected, actual, FLOAT_ROUNDING, window + "," + row);
      }
      double[] expected = unitOfTarget(target, close, origin, normalisation, scale);
      assertEquals(expected[0], batch.shifts()[window], FLOAT_ROUNDING);
      assertEquals(expected[1], batch.spreads()[window], FLOAT_ROUNDING);
    }
  }

  /** Exact but for the little that is added to each variance. */
  @ParameterizedTest
  @EnumSource(names = {"MEAN", "LAST", "EWMA"})
  void aWindowMovedAndStretchedIsTheSameWindow(Normalisation normalisation) {
    WindowSpec spec = spec(Target.LEVEL);
    float[] before = gathered(spec, normalisation, PRICES).inputs();
    TimeSeries moved = changed(PRICES, value -> 300 + 20 * value);
    float[] after = gathered(spec, normalisation, moved).inputs();
    for (int index = 1; index < before.length; index += 2) {
      assertEquals(before[index], after[index], 1e-4, "" + index);
    }
  }

  @Test
  void aConstantWindowIsOfZerosAndItsAnswerStaysNearItsLevel() {
    double[] values = new double[60];
    Arrays.setAll(values, row -> row < 20 ? row % 3 : 7);
    TimeSeries flat =
        new TimeSeries(
            "a", TimeLine.ofRows(60), "close", Map.of("close", values, "rate", new double[60]));
    for (Target target : List.of(Target.LEVEL, Target.DIFFERENCE)) {
      Batch batch = gathered(spec(target), Normalisation.MEAN, flat);
      SeriesScale scale = SeriesScale.fit(spec(target), flat.until(30), TRAINING);
      for (float input : batch.inputs()) {
        assertEquals(0, input, FLOAT_ROUNDING);
      }
      for (int window = 0; window < batch.windows(); window++) {
        double level = target == Target.LEVEL ? scale.target().scale(7) : 0;
        assertEquals(level, batch.shifts()[window], FLOAT_ROUNDING);
        assertEquals(Math.sqrt(1e-5), batch.spreads()[window], FLOAT_ROUNDING);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MEAN", "LAST", "EWMA"})
  void nothingAfterAWindowChangesIt(Normalisation normalisation) {
    WindowSpec spec = spec(Target.LOG_RETURN);
    Batch known = gathered(spec, normalisation, PRICES);
    Batch changed = gathered(spec, normalisation, Examples.changedFrom(45, PRICES));
    int before = 45 - 30 + 1;
    assertArrayEquals(
        Arrays.copyOf(known.inputs(), before * LOOKBACK * 2),
        Arrays.copyOf(changed.inputs(), before * LOOKBACK * 2));
    assertArrayEquals(
        Arrays.copyOf(known.spreads(), before), Arrays.copyOf(changed.spreads(), before));
    assertTrue(known.spreads()[before] != changed.spreads()[before], "the change must matter");
  }

  /** Inference writes one history, training gathers many windows. */
  @ParameterizedTest
  @EnumSource
  void aHistoryIsWrittenAsTheWindowThatEndsWithIt(Normalisation normalisation) {
    WindowSpec spec = spec(Target.LOG_RETURN);
    Batch trained = gathered(spec, normalisation, PRICES);
    SeriesScale scale = SeriesScale.fit(spec, PRICES.until(30), TRAINING);
    WindowForm form = new WindowForm(WindowContent.TOKENS, normalisation);
    Batch written = new Batch(spec, form, trained.windows());
    for (int window = 0; window < trained.windows(); window++) {
      new ForecastInputs(spec, List.of(PRICES.until(30 + window)), List.of(scale))
          .write(0, written, window);
    }
    assertArrayEquals(trained.inputs(), written.inputs());
    assertArrayEquals(trained.shifts(), written.shifts());
    assertArrayEquals(trained.spreads(), written.spreads());
  }

  @ParameterizedTest
  @EnumSource
  void aPathIsTheTargetAsItWouldBeLearnedFromTheLastRow(Target target) {
    WindowSpec spec = spec(target);
    WindowForm form = new WindowForm(WindowContent.TARGET_PATH, Normalisation.NONE);
    Batch batch = gathered(spec, form, PRICES);
    double[] close = PRICES.targetValues();
    SeriesScale scale = SeriesScale.fit(spec, PRICES.until(30), TRAINING);
    for (int window = 0; window < batch.windows(); window++) {
      double last = close[29 + window];
      for (int row = 0; row < LOOKBACK; row++) {
        double value = close[20 + window + row];
        double expected =
            switch (target) {
              case LOG_RETURN -> Math.log(value / last) / scale.target().spread();
              case DIFFERENCE -> (value - last) / scale.target().spread();
              case LEVEL -> (value - scale.target().location()) / scale.target().spread();
            };
        assertEquals(expected, batch.inputs()[window * LOOKBACK + row], FLOAT_ROUNDING);
      }
    }
  }

  /** Level and spread of the rows of a window. */
  private static double[] unit(double[] values, int from, int to, Normalisation normalisation) {
    double[] weights = new double[to];
    for (int row = from; row < to; row++) {
      weights[row] = normalisation == Normalisation.EWMA ? Math.pow(0.94, to - 1 - row) : 1;
    }
    double weight = Arrays.stream(weights).sum();
    double mean = 0;
    for (int row = from; row < to; row++) {
      mean += weights[row] * values[row] / weight;
    }
    double variance = 0;
    for (int row = from; row < to; row++) {
      variance += weights[row] * Math.pow(values[row] - mean, 2) / weight;
    }
    double level = normalisation == Normalisation.LAST ? values[to - 1] : mean;
    return new double[] {level, Math.sqrt(variance + 1e-5)};
  }

  private static double[] unitOfTarget(
      Target target, double[] close, int origin, Normalisation normalisation, SeriesScale scale) {
    double[] learned = new double[close.length];
    for (int row = 1; row < close.length; row++) {
      learned[row] =
          switch (target) {
            case LEVEL -> (close[row] - scale.target().location()) / scale.target().spread();
            case DIFFERENCE -> (close[row] - close[row - 1]) / scale.target().spread();
            case LOG_RETURN -> Math.log(close[row] / close[row - 1]) / scale.target().spread();
          };
    }
    if (target == Target.LEVEL) {
      return unit(learned, origin - LOOKBACK, origin, normalisation);
    }
    return new double[] {0, unit(learned, origin - LOOKBACK + 1, origin, normalisation)[1]};
  }

  private static WindowSpec spec(Target target) {
    return new WindowSpec(
        LOOKBACK,
        2,
        1,
        target,
        List.of(
            new InputChannel.TargetLevel(Scaling.STANDARD),
            new InputChannel.Column("rate", Scaling.NONE)),
        Patching.POINTS);
  }

  private static Batch gathered(WindowSpec spec, Normalisation normalisation, TimeSeries series) {
    return gathered(spec, new WindowForm(WindowContent.TOKENS, normalisation), series);
  }

  /** The windows whose first forecast row is 30 or later. */
  private static Batch gathered(WindowSpec spec, WindowForm form, TimeSeries series) {
    SeriesSet set = SeriesSet.of(series);
    Map<String, SeriesScale> scales = Examples.scales(spec, set, Map.of("a", TRAINING));
    Windows windows = new Windows(spec, set, Map.of("a", new RowRange(30, 60)), scales, 1);
    Batch batch = new Batch(spec, form, windows.size());
    windows.gather(Examples.upTo(windows.size()), 0, batch);
    return batch;
  }

  private static TimeSeries changed(TimeSeries series, DoubleUnaryOperator change) {
    double[] rate = Arrays.stream(series.values("rate")).map(change).toArray();
    return new TimeSeries(
        series.id(),
        series.time(),
        series.target(),
        Map.of("close", series.targetValues(), "rate", rate));
  }
}
