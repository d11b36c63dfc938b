package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Forecast;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.encoding.Limit;
import io.github.sinecast.encoding.NoEncoding;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.model.oracle.NaiveLoopEncoder;
import io.github.sinecast.model.oracle.NaiveLoopWindow;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Scaling;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Models of every encoding, written and read, and asked about longer windows. */
class ModelOfEveryEncodingTest {
  /** Sums of some hundred terms of size 1 in float. */
  private static final double FLOAT_ROUNDING = 2e-5;

  /** Encodings that learn a longest length were given 23 positions. */
  private static final int LONGEST = 23;

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  static Stream<PositionalEncoding> encodings() {
    return EveryEncoding.all();
  }

  static Stream<PositionalEncoding> limited() {
    return encodings().filter(encoding -> encoding.limits().contains(Limit.MAXIMUM_LENGTH));
  }

  static Stream<PositionalEncoding> unlimited() {
    return encodings().filter(encoding -> !encoding.limits().contains(Limit.MAXIMUM_LENGTH));
  }

  static Stream<PositionalEncoding> withoutLearnedNumbers() {
    return encodings()
        .filter(encoding -> encoding.learnedNumbers(spec(encoding).shape(window(5))) == 0);
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void aModelThatWasWrittenAndReadForecastsTheSameBits(
      PositionalEncoding encoding, @TempDir Path folder) throws IOException {
    EncoderSpec spec = spec(encoding);
    Weights weights = weights(spec, 5);
    ModelFile.write(folder, weights, new SeriesScales(Map.of()));
    Weights read = ModelFile.readWeights(folder, Network.parameters(spec, window(5)));
    Forecast before = forecast(spec, weights);
    Forecast after = forecast(spec, read);
    for (int step = 1; step <= 2; step++) {
      assertTrue(Double.isFinite(before.point(step)));
      assertEquals(before.point(step), after.point(step), "bit for bit");
    }
    assertNotEquals(before.point(1), forecast(spec, weights(spec, 6)).point(1));
  }

  @ParameterizedTest
  @MethodSource("withoutLearnedNumbers")
  void whatTheConfigDeterminesIsNotAmongTheParameters(PositionalEncoding encoding) {
    assertEquals(
        described(Network.parameters(spec(new NoEncoding()), window(5))),
        described(Network.parameters(spec(encoding), window(5))));
  }

  /** The weights of windows of 5 tokens, asked about windows of 13. */
  @ParameterizedTest
  @MethodSource("unlimited")
  void theSameWeightsServeLongerWindows(PositionalEncoding encoding) {
    EncoderSpec spec = spec(encoding);
    assertEquals(
        described(Network.parameters(spec, window(5))),
        described(Network.parameters(spec, window(13))));
    RandomEncoder shorter = new RandomEncoder(spec, window(5), DataType.FLOAT, 3);
    RandomEncoder longer = new RandomEncoder(spec, window(13), DataType.FLOAT, 3);
    double[][][] windows = RandomEncoder.windows(window(13), 2, 4);
    RandomEncoder.Output output = longer.run(windows);
    for (int place = 0; place < 2; place++) {
      NaiveLoopWindow naiveWindow =
          new NaiveLoopWindow(
              spec, window(13), shorter.weights(), WindowTimes.irregular(window(13)).tokens(place));
      NaiveLoopEncoder naive = new NaiveLoopEncoder(spec, naiveWindow);
      double[] expected = naive.answer(naive.encode(windows[place]));
      assertEquals(expected[1], output.answer(place, 1), FLOAT_ROUNDING);
    }
  }

  /** A length that is given is refused by it; else by the numbers that were learned. */
  @ParameterizedTest
  @MethodSource("limited")
  void windowsLongerThanWhatWasLearnedAreRefusedWithBothLengths(
      PositionalEncoding encoding, @TempDir Path folder) throws IOException {
    EncoderSpec spec = spec(encoding);
    if (encoding.maximumLength() != null) {
      assertEquals(
          described(Network.parameters(spec, window(5))),
          described(Network.parameters(spec, window(LONGEST))));
      InvalidSettingException refused =
          assertThrows(
              InvalidSettingException.class, () -> Network.parameters(spec, window(LONGEST + 1)));
      assertTrue(refused.getMessage().contains("23 positions"), refused.getMessage());
      assertTrue(refused.getMessage().contains("24 tokens"), refused.getMessage());
      return;
    }
    ModelFile.write(folder, weights(spec, 5), new SeriesScales(Map.of()));
    List<Parameter> learned = Network.parameters(spec, window(5));
    List<Parameter> wanted = Network.parameters(spec, window(6));
    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> ModelFile.readWeights(folder, wanted));
    for (int at = 0; at < learned.size(); at++) {
      if (!Arrays.equals(learned.get(at).shape(), wanted.get(at).shape())) {
        String shapes =
            "%s has the shape %s, found %s"
                .formatted(wanted.get(at).name(), shape(wanted.get(at)), shape(learned.get(at)));
        assertTrue(refused.getMessage().contains(shapes), refused.getMessage());
        return;
      }
    }
    throw new AssertionError("no array grows with the window");
  }

  private static Forecast forecast(EncoderSpec spec, Weights weights) {
    double[] prices = new double[40];
    Random random = new Random(2);
    double price = 50;
    for (int row = 0; row < prices.length; row++) {
      price *= Math.exp(0.02 * random.nextGaussian());
      prices[row] = price;
    }
    WindowTimes times = WindowTimes.irregular(window(5));
    TimeSeries series = new TimeSeries("S", times.line(40), "close", Map.of("close", prices));
    try (NetworkForecaster forecaster =
        new NetworkForecaster(spec, window(5), weights, new SeriesScales(Map.of()), 1)) {
      return forecaster.forecast(List.of(series.until(37)), 2).get(0);
    }
  }

  private static Weights weights(EncoderSpec spec, long seed) {
    Map<String, double[]> byName =
        new RandomEncoder(spec, window(5), DataType.FLOAT, seed).weights();
    List<Parameter> parameters = Network.parameters(spec, window(5));
    float[] values = new float[Weights.count(parameters)];
    int at = 0;
    for (Parameter parameter : parameters) {
      for (double value : byName.getOrDefault(parameter.name(), new double[0])) {
        values[at++] = (float) value;
      }
    }
    return new Weights(parameters, values);
  }

  private static String shape(Parameter parameter) {
    return Arrays.toString(parameter.shape()).replace(" ", "");
  }

  private static List<String> described(List<Parameter> parameters) {
    return parameters.stream()
        .map(parameter -> parameter.name() + Arrays.toString(parameter.shape()))
        .toList();
  }

  private static WindowSpec window(int tokens) {
    return new WindowSpec(
        tokens,
        2,
        1,
        Target.LOG_RETURN,
        List.of(new InputChannel.Return(Scaling.STANDARD)),
        Patching.POINTS);
  }

  private static EncoderSpec spec(PositionalEncoding encoding) {
    List<Attention> attentions = EveryEncoding.attentions(encoding);
    return Encoders.ofPoints(
            12,
            3,
            2,
            9,
            NormPlace.PRE,
            Activation.GELU,
            0,
            true,
            encoding,
            encoding.needsDates() ? Pooling.MEAN : Pooling.LAST_TOKEN)
        .withAttention(attentions.get(0));
  }
}
