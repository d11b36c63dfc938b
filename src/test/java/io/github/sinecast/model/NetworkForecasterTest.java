package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.encoding.NoEncoding;
import io.github.sinecast.encoding.SinusoidalEncoding;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.model.oracle.NaiveLoopEncoder;
import io.github.sinecast.model.oracle.NaiveLoopWindow;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Scaling;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import io.github.sinecast.window.oracle.NaiveLoopScaling;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkForecasterTest {
  /** Answers are floats in units of the changes' deviation; a price is rounded to about 1e-7. */
  private static final double FLOAT_ROUNDING = 2e-6;

  private static final WindowSpec WINDOW =
      new WindowSpec(
          6,
          3,
          1,
          Target.LOG_RETURN,
          List.of(new InputChannel.Return(Scaling.STANDARD)),
          new Patching(2, 2));

  private static final EncoderSpec SPEC =
      Encoders.ofPoints(
          8,
          2,
          1,
          12,
          NormPlace.PRE,
          Activation.GELU,
          0.1,
          true,
          new SinusoidalEncoding(),
          Pooling.FLATTEN);

  private static final TimeSeries KNOWN = prices("KNOWN", 1);
  private static final TimeSeries STRANGER = prices("STRANGER", 2);
  private static final RowRange TRAINING = new RowRange(0, 40);

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  /** From closing prices to closing prices without a line of the program's own. */
  @Test
  void aForecastIsTheNaiveEncodersAnswerInPrices() {
    try (NetworkForecaster forecaster = forecaster(1)) {
      int origin = 55;
      Forecast forecast = forecaster.forecast(List.of(KNOWN.until(origin)), 3).get(0);
      double[] expected = naiveForecast(KNOWN, origin, TRAINING);
      for (int step = 1; step <= 3; step++) {
        double price = expected[step - 1];
        assertEquals(price, forecast.point(step), FLOAT_ROUNDING * price);
        assertNotEquals(KNOWN.target(origin - 1), price, 1e-3 * price, "the weights do something");
      }
    }
  }

  @Test
  void closingWaitsForForecastsUnderWayAndEndsAllLaterOnes() throws Exception {
    NetworkForecaster forecaster = forecaster(2);
    List<Forecast> before = forecaster.forecast(Collections.nCopies(200, KNOWN.until(55)), 3);
    CountDownLatch begun = new CountDownLatch(2);
    Callable<Integer> forecasts =
        () -> {
          for (int answered = 0; ; answered++) {
            begun.countDown();
            try {
              List<Forecast> again =
                  forecaster.forecast(Collections.nCopies(200, KNOWN.until(55)), 3);
              assertEquals(before.get(0).point(3), again.get(199).point(3));
            } catch (IllegalStateException closed) {
              assertTrue(String.valueOf(closed.getMessage()).startsWith("it was closed"));
              return answered;
            }
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> answered =
          List.of(threads.submit(forecasts), threads.submit(forecasts));
      begun.await();
      forecaster.close();
      for (Future<Integer> one : answered) {
        assertTrue(one.get() >= 0);
      }
    } finally {
      threads.shutdown();
    }
    forecaster.close();
    assertThrows(IllegalStateException.class, () -> forecaster.forecast(List.of(), 3));
    assertThrows(
        IllegalStateException.class, () -> forecaster.forecast(List.of(KNOWN.until(2)), 99));
  }

  /** A walk whose logarithm moves by the deviation of the training rows: no line of ours. */
  @ParameterizedTest
  @EnumSource
  void anUntrainedNetworkForecastsARandomWalkInPrices(Target target) {
    WindowSpec window = new WindowSpec(6, 3, 1, target, WINDOW.channels(), new Patching(2, 2));
    SeriesScale scale = SeriesScale.fit(window, KNOWN.history(), TRAINING);
    TrainedSeries trained = TrainedSeries.of(scale, KNOWN.history(), TRAINING, TRAINING.to());
    double[] values = Arrays.copyOf(KNOWN.targetValues(), TRAINING.to());
    double[] changes = new double[values.length - 1];
    for (int row = 1; row < values.length; row++) {
      changes[row - 1] =
          target == Target.LOG_RETURN
              ? Math.log(values[row] / values[row - 1])
              : values[row] - values[row - 1];
    }
    double sigma = NaiveLoopScaling.standardDeviation(changes);
    double last = KNOWN.target(54);
    for (Head head :
        List.of(new NormalHead(), new StudentTHead(), new QuantileHead(List.of(0.1, 0.5, 0.9)))) {
      EncoderSpec spec = SPEC.withHead(head);
      Weights initial = Weights.initial(Network.parameters(spec, window));
      try (NetworkForecaster forecaster =
          new NetworkForecaster(
              spec, window, initial, new SeriesScales(Map.of("KNOWN", trained)), 1)) {
        Forecast forecast = forecaster.forecast(List.of(KNOWN.until(55)), 2).get(0);
        assertEquals(2, forecast.horizon());
        for (int step = 1; step <= 2; step++) {
          double quantile = forecast.distribution(step).quantile(0.9);
          double score = new NormalDistribution().inverseCumulativeProbability(0.9);
          if (head instanceof StudentTHead) {
            score = new TDistribution(10).inverseCumulativeProbability(0.9) * Math.sqrt(0.8);
          }
          double expected =
              switch (target) {
                case LOG_RETURN -> last * Math.exp(sigma * Math.sqrt(step) * score);
                case DIFFERENCE -> last + sigma * Math.sqrt(step) * score;
                case LEVEL ->
                    NaiveLoopScaling.mean(values)
                        + NaiveLoopScaling.standardDeviation(values) * score;
              };
          assertEquals(expected, quantile, FLOAT_ROUNDING * expected, head + " " + step);
          assertEquals(forecast.distribution(step).median(), forecast.point(step));
        }
      }
    }
  }

  @Test
  void aSeriesThatIsNotOfThePanelIsScaledByWhatIsKnownOfIt() {
    try (NetworkForecaster forecaster = forecaster(scalesOfTwo())) {
      Forecast forecast = forecaster.forecast(List.of(STRANGER.until(50)), 3).get(0);
      double[] expected = naiveForecast(STRANGER, 50, new RowRange(0, 50));
      assertEquals(expected[2], forecast.point(3), FLOAT_ROUNDING * expected[2]);
    }
    RowRange before = new RowRange(0, 30);
    SeriesScale fitted = SeriesScale.fit(WINDOW, STRANGER.until(30), before);
    try (NetworkForecaster forecaster = forecaster(scalesOfTwo().with("STRANGER", fitted))) {
      Forecast forecast = forecaster.forecast(List.of(STRANGER.until(50)), 3).get(0);
      double[] expected = naiveForecast(STRANGER, 50, before);
      assertEquals(expected[2], forecast.point(3), FLOAT_ROUNDING * expected[2]);
    }
  }

  @Test
  void theOnlySeriesTrainedOnLendsItsScaleToOthers() {
    try (NetworkForecaster forecaster = forecaster(1)) {
      Forecast forecast = forecaster.forecast(List.of(STRANGER.until(50)), 3).get(0);
      double[] expected = naiveForecast(STRANGER, 50, naiveScale(KNOWN, TRAINING));
      assertEquals(expected[2], forecast.point(3), FLOAT_ROUNDING * expected[2]);
    }
  }

  @ParameterizedTest
  @CsvSource({"renamed,0", "renamed,1", "KNOWN,1", "KNOWN,42"})
  void aSeriesOfThePanelKeepsItsScaleUnderAnotherNameAndWithoutItsOldestRows(String id, int from) {
    TimeSeries known = dated("KNOWN", 0);
    SeriesScale scale = SeriesScale.fit(WINDOW, known.history(), TRAINING);
    SeriesScales panel =
        new SeriesScales(
            Map.of(
                "KNOWN",
                TrainedSeries.of(scale, known.history(), TRAINING, TRAINING.to()),
                "OTHER",
                scalesOfTwo().trained().get("OTHER")));
    try (NetworkForecaster forecaster = forecaster(panel)) {
      Forecast expected = forecaster.forecast(List.of(known.history()), 3).get(0);
      Forecast actual = forecaster.forecast(List.of(dated(id, from).history()), 3).get(0);
      assertEquals(expected.point(1), actual.point(1));
      assertEquals(expected.point(3), actual.point(3));
    }
  }

  /** The known series on days, from some row on. */
  private static TimeSeries dated(String id, int from) {
    double[] values = Arrays.copyOfRange(KNOWN.targetValues(), from, KNOWN.length());
    List<LocalDate> days =
        LocalDate.EPOCH
            .plusDays(from)
            .datesUntil(LocalDate.EPOCH.plusDays(KNOWN.length()))
            .toList();
    return new TimeSeries(id, TimeLine.ofDates(days), "close", Map.of("close", values));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void manyHistoriesAreAnsweredAsEachAlone(int threads) {
    List<History> histories = new ArrayList<>();
    for (int origin = 7; origin <= 80; origin++) {
      histories.add(KNOWN.until(origin));
      histories.add(STRANGER.until(origin));
    }
    try (NetworkForecaster many = forecaster(threads);
        NetworkForecaster alone = forecaster(1)) {
      List<Forecast> together = many.forecast(histories, 2);
      assertEquals(histories.size(), together.size());
      for (int index = 0; index < histories.size(); index++) {
        Forecast one = alone.forecast(List.of(histories.get(index)), 2).get(0);
        assertEquals(2, together.get(index).horizon());
        double price = one.point(2);
        assertEquals(price, together.get(index).point(2), FLOAT_ROUNDING * price, "" + index);
      }
    }
  }

  @Test
  void noHistoriesHaveNoForecasts() {
    try (NetworkForecaster forecaster = forecaster(2)) {
      assertEquals(List.of(), forecaster.forecast(List.of(), 3));
    }
  }

  @Test
  void aHistoryShorterThanTheLookbackIsRefusedWithBothLengths() {
    try (NetworkForecaster forecaster = forecaster(1)) {
      assertEquals(7, forecaster.minimumHistory());
      InvalidInputException refusal =
          assertThrows(
              InvalidInputException.class,
              () -> forecaster.forecast(List.of(KNOWN.until(20), STRANGER.until(6)), 3));
      for (String named : List.of("STRANGER", "6 rows", "needs 7", "lookback of 6")) {
        assertTrue(refusal.getMessage().contains(named), refusal.getMessage());
      }
    }
  }

  @Test
  void aHorizonBeyondTheModelsIsRefusedWithBoth() {
    try (NetworkForecaster forecaster = forecaster(1)) {
      InvalidInputException refusal =
          assertThrows(
              InvalidInputException.class, () -> forecaster.forecast(List.of(KNOWN.until(20)), 4));
      assertTrue(refusal.getMessage().contains("3 steps"), refusal.getMessage());
      assertTrue(refusal.getMessage().contains("horizon: 4"), refusal.getMessage());
    }
  }

  @Test
  void aModelReadFromItsFilesIsTheModelThatWasWritten(@TempDir Path folder) throws IOException {
    ModelFile.write(folder, weights(), scales());
    Weights weights = ModelFile.readWeights(folder, Network.parameters(SPEC, WINDOW));
    assertArrayEquals(weights().values(), weights.values());
    assertEquals(scales().trained(), ModelFile.readScales(folder, WINDOW).trained(), "bit for bit");
  }

  /** The format as its specification has it, read by hand. */
  @Test
  void weightsAreLittleEndianFloatsBehindAHeader(@TempDir Path folder) throws IOException {
    ModelFile.write(folder, weights(), scales());
    Path file = folder.resolve("weights.safetensors");
    try (DataInputStream bigEndian = new DataInputStream(Files.newInputStream(file))) {
      int header = Math.toIntExact(Long.reverseBytes(bigEndian.readLong()));
      String json = new String(bigEndian.readNBytes(header), StandardCharsets.UTF_8);
      assertTrue(json.startsWith("{\"__metadata__\":{\"format_version\":\"1\","), json);
      assertTrue(json.contains("},\"embedding.weight\":{\"dtype\":\"F32\",\"shape\":[2,8],"), json);
      for (float weight : weights().values()) {
        assertEquals(weight, Float.intBitsToFloat(Integer.reverseBytes(bigEndian.readInt())));
      }
      assertEquals(-1, bigEndian.read());
    }
  }

  @Test
  void weightsOfAnotherNetworkAreRefused(@TempDir Path folder) throws IOException {
    ModelFile.write(folder, weights(), scales());
    EncoderSpec other =
        Encoders.ofPoints(
            8, 2, 2, 12, NormPlace.PRE, Activation.GELU, 0.1, true, new NoEncoding(), Pooling.MEAN);
    List<Parameter> parameters = Network.parameters(other, WINDOW);
    assertThrows(InvalidInputException.class, () -> ModelFile.readWeights(folder, parameters));
  }

  @Test
  void damagedFilesAreRefusedByName(@TempDir Path folder) throws IOException {
    List<Parameter> parameters = Network.parameters(SPEC, WINDOW);
    Path file = folder.resolve("weights.safetensors");
    ModelFile.write(folder, weights(), scales());
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 7, 8, 20, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      InvalidInputException refusal =
          assertThrows(
              InvalidInputException.class, () -> ModelFile.readWeights(folder, parameters));
      assertTrue(refusal.getMessage().contains("weights.safetensors"), refusal.getMessage());
    }
    byte[] noJson = whole.clone();
    noJson[8] = 'x';
    Files.write(file, noJson);
    assertThrows(InvalidInputException.class, () -> ModelFile.readWeights(folder, parameters));
    Files.writeString(folder.resolve("scales.json"), "{\"KNOWN\": ");
    assertThrows(InvalidInputException.class, () -> ModelFile.readScales(folder, WINDOW));
    Files.delete(folder.resolve("scales.json"));
    assertThrows(InvalidInputException.class, () -> ModelFile.readScales(folder, WINDOW));
  }

  /** A scale without a spread, or with one of zero, is no scale. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"KNOWN\":{\"scale\":{\"target\":{\"location\":0},\"channels\":[]},\"trainingRows\":9,\"seenRows\":9,\"firstTarget\":1,\"lastTarget\":2}}",
        "{\"KNOWN\":{\"scale\":{\"target\":{\"location\":0,\"spread\":0},\"channels\":[]},\"trainingRows\":9,\"seenRows\":9,\"firstTarget\":1,\"lastTarget\":2}}",
        "{\"KNOWN\":{\"scale\":{\"channels\":[]},\"trainingRows\":9,\"seenRows\":9,\"firstTarget\":1,\"lastTarget\":2}}",
        "{\"KNOWN\":{\"scale\":{\"target\":{\"location\":0,\"spread\":1},\"channels\":[null]},\"trainingRows\":9,\"seenRows\":9,\"firstTarget\":1,\"lastTarget\":2}}",
        "{\"KNOWN\":{\"scale\":{\"target\":{\"location\":0,\"spread\":1e300},\"channels\":[{\"location\":0,\"spread\":1}]},\"trainingRows\":9,\"seenRows\":9,\"firstTarget\":1,\"lastTarget\":2}}",
        "{\"KNOWN\":{\"scale\":{\"target\":{\"location\":0,\"spread\":1e-300},\"channels\":[{\"location\":0,\"spread\":1}]},\"trainingRows\":9,\"seenRows\":9,\"firstTarget\":1,\"lastTarget\":2}}",
        "{\"KNOWN\":null}",
        "[]",
        "null",
        "",
        "{} }"
      })
  void scalesThatAreNoneAreRefused(String json, @TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("scales.json"), json);
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> ModelFile.readScales(folder, WINDOW));
    assertTrue(refusal.getMessage().contains("scales.json"), refusal.getMessage());
  }

  @Test
  void attentionIsThatOfTheNaiveEncoder() {
    List<Integer> origins = List.of(55, 70);
    List<float[]> layers =
        new AttentionWeights(SPEC, WINDOW, weights(), scales())
            .of(origins.stream().map(KNOWN::until).toList());
    assertEquals(SPEC.layers(), layers.size());
    for (int place = 0; place < origins.size(); place++) {
      NaiveLoopEncoder encoder = naiveEncoder();
      encoder.encode(naiveTokens(KNOWN, origins.get(place), naiveScale(KNOWN, TRAINING)));
      double[] expected = encoder.attended().stream().flatMapToDouble(Arrays::stream).toArray();
      for (int index = 0; index < expected.length; index++) {
        float found = layers.get(0)[place * expected.length + index];
        assertEquals(expected[index], found, FLOAT_ROUNDING, place + ", " + index);
      }
    }
  }

  /** Mean and standard deviation of the changes of known rows. */
  private record NaiveScale(double mean, double sigma) {}

  private static NaiveScale naiveScale(TimeSeries series, RowRange known) {
    double[] returns = new double[known.size() - 1];
    for (int row = 1; row < known.size(); row++) {
      returns[row - 1] = Math.log(series.target(row)) - Math.log(series.target(row - 1));
    }
    return new NaiveScale(
        NaiveLoopScaling.mean(returns), NaiveLoopScaling.standardDeviation(returns));
  }

  private static double[][] naiveTokens(TimeSeries series, int origin, NaiveScale scale) {
    double[][] tokens = new double[3][2];
    for (int row = 0; row < 6; row++) {
      int at = origin - 6 + row;
      double change = Math.log(series.target(at)) - Math.log(series.target(at - 1));
      tokens[row / 2][row % 2] = (change - scale.mean()) / scale.sigma();
    }
    return tokens;
  }

  private static NaiveLoopEncoder naiveEncoder() {
    Map<String, double[]> weights = new HashMap<>();
    weights()
        .byName()
        .forEach(
            (name, values) -> {
              double[] wide = new double[values.length];
              Arrays.setAll(wide, index -> values[index]);
              weights.put(name, wide);
            });
    return new NaiveLoopEncoder(SPEC, new NaiveLoopWindow(SPEC, WINDOW, weights, List.of()));
  }

  private static double[] naiveForecast(TimeSeries series, int origin, RowRange known) {
    return naiveForecast(series, origin, naiveScale(series, known));
  }

  private static double[] naiveForecast(TimeSeries series, int origin, NaiveScale scale) {
    NaiveLoopEncoder encoder = naiveEncoder();
    double[] answer = encoder.answer(encoder.encode(naiveTokens(series, origin, scale)));
    double[] prices = new double[3];
    for (int step = 0; step < 3; step++) {
      prices[step] = series.target(origin - 1) * Math.exp(scale.sigma() * answer[step]);
    }
    return prices;
  }

  private static NetworkForecaster forecaster(int threads) {
    return new NetworkForecaster(SPEC, WINDOW, weights(), scales(), threads);
  }

  private static NetworkForecaster forecaster(SeriesScales scales) {
    return new NetworkForecaster(SPEC, WINDOW, weights(), scales, 1);
  }

  /** A panel of the known series and another. */
  private static SeriesScales scalesOfTwo() {
    TimeSeries other = prices("OTHER", 3);
    SeriesScale scale = SeriesScale.fit(WINDOW, other.history(), TRAINING);
    return new SeriesScales(
        Map.of(
            "KNOWN",
            scales().trained().get("KNOWN"),
            "OTHER",
            TrainedSeries.of(scale, other.history(), TRAINING, TRAINING.to())));
  }

  private static SeriesScales scales() {
    SeriesScale scale = SeriesScale.fit(WINDOW, KNOWN.history(), TRAINING);
    return new SeriesScales(
        Map.of("KNOWN", TrainedSeries.of(scale, KNOWN.history(), TRAINING, TRAINING.to())));
  }

  private static Weights weights() {
    List<Parameter> parameters = Network.parameters(SPEC, WINDOW);
    Random random = new Random(6);
    float[] values = new float[Weights.count(parameters)];
    for (int index = 0; index < values.length; index++) {
      values[index] = (float) (0.4 * random.nextGaussian());
    }
    return new Weights(parameters, values);
  }

  private static TimeSeries prices(String id, long seed) {
    Random random = new Random(seed);
    double[] values = new double[80];
    double price = 50;
    for (int row = 0; row < values.length; row++) {
      price *= Math.exp(0.02 * random.nextGaussian());
      values[row] = price;
    }
    return new TimeSeries(id, TimeLine.ofRows(80), "close", Map.of("close", values));
  }
}
