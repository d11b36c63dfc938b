package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.AlibiEncoding;
import io.github.sinecast.encoding.AlibiVariant;
import io.github.sinecast.encoding.ErpeEncoding;
import io.github.sinecast.encoding.GridEncoding;
import io.github.sinecast.encoding.LearnedEncoding;
import io.github.sinecast.encoding.NoEncoding;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.RopeEncoding;
import io.github.sinecast.encoding.SinusoidalEncoding;
import io.github.sinecast.encoding.SumEncoding;
import io.github.sinecast.encoding.TransformerXlEncoding;
import io.github.sinecast.encoding.TupeEncoding;
import io.github.sinecast.encoding.XposEncoding;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.ChannelTokens;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Scaling;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** What an encoder learns, and where that starts. */
class NetworkGraphTest {
  private static final WindowSpec WINDOW =
      new WindowSpec(
          20,
          3,
          1,
          Target.LEVEL,
          List.of(new InputChannel.TargetLevel(Scaling.NONE)),
          new Patching(4, 4));

  /** Two channels with tokens of their own. */
  private static final WindowSpec APART =
      new WindowSpec(
          20,
          3,
          1,
          Target.LEVEL,
          List.of(
              new InputChannel.TargetLevel(Scaling.NONE), new InputChannel.Return(Scaling.NONE)),
          new Patching(4, 4, ChannelTokens.APART));

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  static Stream<PositionalEncoding> encodings() {
    return EveryEncoding.all();
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void anEncodingAddsAsManyLearnedNumbersAsItSays(PositionalEncoding encoding) {
    EncoderSpec spec = servedSpec(encoding);
    for (WindowSpec window : List.of(WINDOW, APART)) {
      List<Parameter> with = training(spec, window, 1).parameters();
      long without = Weights.count(training(servedSpec(new NoEncoding()), window, 1).parameters());
      assertEquals(encoding.learnedNumbers(spec.shape(window)), Weights.count(with) - without);
      long ofEncoding =
          with.stream()
              .filter(parameter -> parameter.name().startsWith("encoding."))
              .mapToLong(Parameter::size)
              .sum();
      assertEquals(encoding.learnedNumbers(spec.shape(window)), ofEncoding, "found by their names");
    }
  }

  /** D = 8, F = 12, I = 4, T = 5, H = 3, two layers, pre-norm, flattened: counted by hand. */
  @Test
  void theParametersAreThoseOfTheArchitecture() {
    int embedding = 4 * 8 + 8;
    int attention = 4 * (8 * 8 + 8);
    int feedForward = 8 * 12 + 12 + 12 * 8 + 8;
    int norm = 2 * 8;
    int head = 5 * 8 * 3 + 3;
    assertEquals(
        embedding + 2 * (attention + feedForward + 2 * norm) + norm + head,
        Weights.count(parameters(2, new NoEncoding(), 1)));
  }

  @Test
  void onlyTheMatricesOfLinearMapsDecay() {
    for (Parameter parameter : parameters(2, new LearnedEncoding(), 1)) {
      assertEquals(parameter.name().endsWith(".weight"), parameter.decays(), parameter.name());
    }
  }

  @Test
  void initialValuesFollowFromTheSeedAlone() {
    float[] first = initial(new LearnedEncoding(), 1);
    assertArrayEquals(first, initial(new LearnedEncoding(), 1));
    assertFalse(Arrays.equals(first, initial(new LearnedEncoding(), 2)));
  }

  /** So that encodings are compared from the same start. */
  @ParameterizedTest
  @MethodSource("encodings")
  void theEncodingDoesNotChangeWhereOtherWeightsStart(PositionalEncoding encoding) {
    var without = Weights.initial(parameters(2, new NoEncoding(), 9)).byName();
    var with = Weights.initial(training(servedSpec(encoding), 9).parameters()).byName();
    assertTrue(with.keySet().containsAll(without.keySet()));
    without.forEach(
        (name, values) -> assertArrayEquals(values, with.getOrDefault(name, new float[0]), name));
  }

  /** Glorot and Bengio (2010): uniform between plus and minus the root of 6 / (in + out). */
  @Test
  void matricesStartUniformBetweenGlorotsLimits() {
    EncoderSpec wide =
        Encoders.ofPoints(
            64, 4, 1, 96, NormPlace.PRE, Activation.GELU, 0, true, new NoEncoding(), Pooling.MEAN);
    Parameter hidden =
        NetworkGraph.forTraining(wide, WINDOW, DataType.FLOAT, 3).parameters().stream()
            .filter(parameter -> parameter.name().equals("layer0.feed-forward.hidden.weight"))
            .findFirst()
            .orElseThrow();
    double limit = Math.sqrt(6.0 / (64 + 96));
    double[] values = hidden.initial();
    assertEquals(64 * 96, values.length);
    assertTrue(Arrays.stream(values).allMatch(value -> Math.abs(value) <= limit));
    assertTrue(Arrays.stream(values).map(Math::abs).max().orElseThrow() > 0.99 * limit);
    // The variance of a uniform distribution is a third of the squared limit; 5 standard errors.
    double variance = Arrays.stream(values).map(value -> value * value).average().orElseThrow();
    assertEquals(limit * limit / 3, variance, 5 * limit * limit * Math.sqrt(4.0 / 45 / 6144));
  }

  /** Zero is "no change" in the form that is learned, as the naive forecast says. */
  @ParameterizedTest
  @EnumSource
  void anUntrainedNetworkAnswersZero(Pooling pooling) {
    EncoderSpec spec =
        Encoders.ofPoints(
            8,
            2,
            1,
            5,
            NormPlace.POST,
            Activation.RELU,
            0,
            true,
            new SinusoidalEncoding(),
            pooling);
    NetworkGraph net = NetworkGraph.forTraining(spec, WINDOW, DataType.FLOAT, 3);
    Network encoder = spec.network(WINDOW);
    encoder.write(Weights.initial(net.parameters()).values());
    float[] answers = new float[] {9, 9, 9};
    Batch batch = new Batch(WINDOW, 1);
    Arrays.fill(batch.inputs(), 1.5f);
    encoder.answer(batch, answers);
    assertArrayEquals(new float[3], answers);
  }

  @Test
  void masksAreThereInTrainingAloneAndOnlyWithDropout() {
    assertEquals(
        List.of(
            "embedding.dropout",
            "layer0.attention.dropout",
            "layer0.feed-forward.dropout",
            "layer1.attention.dropout",
            "layer1.feed-forward.dropout"),
        training(spec(new NoEncoding()), 1).dropoutMasks().stream()
            .map(DropoutMask::name)
            .toList());
    assertEquals(
        List.of(),
        NetworkGraph.forAnswers(spec(new NoEncoding()), WINDOW, DataType.FLOAT).dropoutMasks());
    EncoderSpec without =
        Encoders.ofPoints(
            8, 2, 2, 12, NormPlace.PRE, Activation.GELU, 0, true, new NoEncoding(), Pooling.MEAN);
    assertEquals(List.of(), training(without, 1).dropoutMasks());
  }

  @Test
  void bothGraphsOfANetworkDeclareTheSameParametersInTheSameOrder() {
    EncoderSpec spec = spec(new LearnedEncoding(7));
    assertEquals(
        described(training(spec, 1).parameters()),
        described(NetworkGraph.forAnswers(spec, WINDOW, DataType.FLOAT).parameters()));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(new LearnedEncoding(4), "4 positions, the window has 5 tokens"),
        Arguments.of(new TupeEncoding(true, 3), "3 positions, the window has 5 tokens"),
        Arguments.of(new ErpeEncoding(2), "2 positions, the window has 5 tokens"),
        Arguments.of(new XposEncoding(), "must be given causal attention, found bidirectional"),
        Arguments.of(
            new AlibiEncoding(AlibiVariant.CAUSAL, Clock.INDEX),
            "must be given causal attention, found bidirectional"),
        Arguments.of(
            new SumEncoding(new SinusoidalEncoding(), new XposEncoding()),
            "must be given causal attention, found bidirectional"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aNetworkThatTheEncodingCannotServeIsRefusedWhenTheGraphIsBuilt(
      PositionalEncoding encoding, String reason) {
    InvalidSettingException refusal =
        assertThrows(InvalidSettingException.class, () -> training(spec(encoding), 1));
    assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
  }

  @Test
  void anOddWidthIsRefusedByEncodingsOfPairs() {
    for (PositionalEncoding encoding :
        List.of(new TransformerXlEncoding(), new RopeEncoding(), new GridEncoding())) {
      EncoderSpec odd =
          Encoders.ofPoints(
              9, 3, 1, 5, NormPlace.PRE, Activation.GELU, 0, true, encoding, Pooling.MEAN);
      InvalidSettingException refusal =
          assertThrows(InvalidSettingException.class, () -> training(odd, 1));
      assertTrue(refusal.getMessage().contains("even"), refusal.getMessage());
      assertTrue(refusal.getMessage().contains("9"), refusal.getMessage());
    }
  }

  @Test
  void headsThatDoNotDivideTheWidthAreRefusedWithBothNumbers() {
    InvalidSettingException refusal =
        assertThrows(InvalidSettingException.class, () -> parameters(3, new NoEncoding(), 1));
    assertEquals("heads", refusal.setting());
    assertTrue(refusal.rule().contains("8"), refusal.rule());
    assertTrue(refusal.rule().contains("3"), refusal.rule());
  }

  @Test
  void weightsAreAsManyAsTheParametersHaveAndAreCopied() {
    List<Parameter> parameters = parameters(2, new NoEncoding(), 1);
    int count = Weights.count(parameters);
    assertThrows(
        IllegalArgumentException.class, () -> new Weights(parameters, new float[count + 1]));
    float[] values = new float[count];
    Weights weights = new Weights(parameters, values);
    values[0] = 1;
    weights.values()[1] = 1;
    weights.byName().values().forEach(each -> Arrays.fill(each, 1));
    assertArrayEquals(new float[count], weights.values());
  }

  @Test
  void weightsByNameAreTheWeightsSideBySide() {
    List<Parameter> parameters = parameters(2, new LearnedEncoding(), 1);
    float[] values = new float[Weights.count(parameters)];
    for (int index = 0; index < values.length; index++) {
      values[index] = index;
    }
    int at = 0;
    for (var entry : new Weights(parameters, values).byName().entrySet()) {
      for (float value : entry.getValue()) {
        assertEquals(at++, value, entry.getKey());
      }
    }
    assertEquals(values.length, at);
  }

  private static List<String> described(List<Parameter> parameters) {
    return parameters.stream()
        .map(parameter -> parameter.name() + Arrays.toString(parameter.shape()))
        .collect(Collectors.toList());
  }

  private static float[] initial(PositionalEncoding encoding, long seed) {
    return Weights.initial(parameters(2, encoding, seed)).values();
  }

  private static List<Parameter> parameters(int heads, PositionalEncoding encoding, long seed) {
    EncoderSpec spec =
        Encoders.ofPoints(
            8, heads, 2, 12, NormPlace.PRE, Activation.GELU, 0.1, true, encoding, Pooling.FLATTEN);
    return training(spec, seed).parameters();
  }

  private static NetworkGraph training(EncoderSpec spec, long seed) {
    return training(spec, WINDOW, seed);
  }

  private static NetworkGraph training(EncoderSpec spec, WindowSpec window, long seed) {
    return NetworkGraph.forTraining(spec, window, DataType.FLOAT, seed);
  }

  /** With an attention that the encoding serves. */
  private static EncoderSpec servedSpec(PositionalEncoding encoding) {
    return Encoders.ofPoints(
            8, 2, 2, 12, NormPlace.PRE, Activation.GELU, 0.1, true, encoding, Pooling.FLATTEN)
        .withAttention(EveryEncoding.attentions(encoding).get(0));
  }

  private static EncoderSpec spec(PositionalEncoding encoding) {
    return Encoders.ofPoints(
        8, 2, 2, 12, NormPlace.PRE, Activation.GELU, 0.1, true, encoding, Pooling.FLATTEN);
  }
}
