package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.encoding.LearnedEncoding;
import io.github.sinecast.encoding.NoEncoding;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.ShawEncoding;
import io.github.sinecast.encoding.SinusoidalEncoding;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.model.oracle.NaiveLoopEncoder;
import io.github.sinecast.model.oracle.NaiveLoopWindow;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.ChannelTokens;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Scaling;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** The whole forward pass against an encoder made of plain loops. */
class EncoderForwardTest {
  /** Sums of some hundred terms of size 1 in double precision, with a wide margin. */
  private static final double DOUBLE_ROUNDING = 1e-9;

  /** The same in float: 2^-23 a term, and the norms divide by numbers below 1. */
  private static final double FLOAT_ROUNDING = 2e-5;

  private static final List<InputChannel> CHANNELS =
      List.of(
          new InputChannel.Return(Scaling.STANDARD), new InputChannel.TargetLevel(Scaling.NONE));

  /** 11 rows in patches of 3 with stride 2: 5 tokens of 6 numbers; batches have 2 to 6 windows. */
  private static final WindowSpec PATCHES =
      new WindowSpec(11, 2, 1, Target.LEVEL, CHANNELS, new Patching(3, 2));

  /** The same with a token for each channel: 10 tokens of 3 numbers. */
  private static final WindowSpec APART =
      new WindowSpec(11, 2, 1, Target.LEVEL, CHANNELS, new Patching(3, 2, ChannelTokens.APART));

  private static final WindowSpec POINTS =
      new WindowSpec(7, 3, 1, Target.LEVEL, CHANNELS, Patching.POINTS);

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  static Stream<PositionalEncoding> encodings() {
    return EveryEncoding.all();
  }

  static Stream<EncoderSpec> specs() {
    List<EncoderSpec> specs = new ArrayList<>();
    for (NormPlace norm : NormPlace.values()) {
      for (Activation activation : Activation.values()) {
        for (Pooling pooling : Pooling.values()) {
          PositionalEncoding encoding = new SinusoidalEncoding();
          specs.add(
              Encoders.ofPoints(12, 3, 2, 10, norm, activation, 0.3, true, encoding, pooling));
        }
      }
    }
    EncoderSpec first = specs.get(0);
    specs.add(variant(first, 1, 1, false, new NoEncoding()));
    specs.add(variant(first, 12, 3, true, new LearnedEncoding(9)));
    specs.add(variant(first, 4, 1, false, new LearnedEncoding()));
    specs.add(variant(first, 2, 3, true, new ShawEncoding(2)));
    return specs.stream();
  }

  @ParameterizedTest
  @MethodSource("specs")
  void theGraphInDoubleComputesWhatPlainLoopsDo(EncoderSpec spec) {
    assertSameAsLoops(spec, PATCHES, DataType.DOUBLE, 3, DOUBLE_ROUNDING);
    assertSameAsLoops(spec, POINTS, DataType.DOUBLE, 5, DOUBLE_ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void theGraphInFloatComputesWhatPlainLoopsDo(EncoderSpec spec) {
    assertSameAsLoops(spec, PATCHES, DataType.FLOAT, 5, FLOAT_ROUNDING);
    assertSameAsLoops(spec, POINTS, DataType.FLOAT, 3, FLOAT_ROUNDING);
  }

  /** N = 3, K = 4, T = 5, 7 or 10, B = 2 or 6: an axis in the place of another cannot hide. */
  @ParameterizedTest
  @MethodSource("encodings")
  void everyEncodingInTheGraphDoesWhatPlainLoopsDo(PositionalEncoding encoding) {
    for (Attention attention : EveryEncoding.attentions(encoding)) {
      EncoderSpec spec = spec(encoding, NormPlace.PRE, attention);
      EncoderSpec post = spec(encoding, NormPlace.POST, attention);
      assertSameAsLoops(spec, PATCHES, DataType.DOUBLE, 6, DOUBLE_ROUNDING);
      assertSameAsLoops(post, APART, DataType.DOUBLE, 2, DOUBLE_ROUNDING);
      assertSameAsLoops(post, PATCHES, DataType.FLOAT, 2, FLOAT_ROUNDING);
    }
  }

  /** The family is sealed: a new member without a line in {@link EveryEncoding} fails here. */
  @Test
  void everyMemberOfTheFamilyIsTested() {
    Set<Class<?>> tested =
        EveryEncoding.all().map(Object::getClass).collect(Collectors.toCollection(HashSet::new));
    assertEquals(members(PositionalEncoding.class).collect(Collectors.toSet()), tested);
  }

  private static Stream<Class<?>> members(Class<?> family) {
    return family.isSealed()
        ? Arrays.stream(family.getPermittedSubclasses()).flatMap(EncoderForwardTest::members)
        : Stream.of(family);
  }

  @Test
  void aBatchOfOneWindowAndAWindowOfOneTokenAreNoSpecialCases() {
    WindowSpec one = new WindowSpec(4, 1, 1, Target.LEVEL, CHANNELS, new Patching(4, 4));
    assertSameAsLoops(specs().findFirst().orElseThrow(), one, DataType.DOUBLE, 1, DOUBLE_ROUNDING);
    assertSameAsLoops(
        specs().findFirst().orElseThrow(), PATCHES, DataType.DOUBLE, 1, DOUBLE_ROUNDING);
  }

  @Test
  void anOddWidthIsServedToo() {
    EncoderSpec odd =
        Encoders.ofPoints(
            7,
            7,
            1,
            5,
            NormPlace.PRE,
            Activation.GELU,
            0,
            true,
            new SinusoidalEncoding(),
            Pooling.MEAN);
    assertSameAsLoops(odd, PATCHES, DataType.DOUBLE, 3, DOUBLE_ROUNDING);
  }

  /** The encoder that answers forecasts is the same graph behind Java arrays. */
  @Test
  void anEncoderAnswersBatchesOfAnySizeLikePlainLoops() {
    EncoderSpec spec = specs().findFirst().orElseThrow();
    RandomEncoder random = new RandomEncoder(spec, PATCHES, DataType.FLOAT, 7);
    Network encoder = spec.network(PATCHES);
    float[] weights = new float[Weights.count(Network.parameters(spec, PATCHES))];
    int at = 0;
    for (double[] values : random.weights().values()) {
      for (double value : values) {
        weights[at++] = (float) value;
      }
    }
    encoder.write(weights);
    for (int size : new int[] {4, 1, 6, 4}) {
      double[][][] windows = RandomEncoder.windows(PATCHES, size, size);
      Batch batch = new Batch(PATCHES, size);
      int place = 0;
      for (double[][] tokens : windows) {
        for (double[] token : tokens) {
          for (double number : token) {
            batch.inputs()[place++] = (float) number;
          }
        }
      }
      float[] answers = new float[size * PATCHES.horizon()];
      encoder.answer(batch, answers);
      NaiveLoopEncoder naive = naive(spec, PATCHES, random, 0);
      for (int window = 0; window < size; window++) {
        double[] expected = naive.answer(naive.encode(windows[window]));
        for (int step = 0; step < expected.length; step++) {
          assertEquals(expected[step], answers[window * expected.length + step], FLOAT_ROUNDING);
        }
      }
    }
  }

  /** Overlapping patches hold rows more than once; the map has one number for each. */
  @Test
  void aLinearResidualAddsAMapOfEveryRowAndChannelOnce() {
    EncoderSpec spec = specs().findFirst().orElseThrow().withLinearResidual(true);
    assertResidual(spec, POINTS, (row, channel) -> 2 * row + channel);
    assertResidual(spec, PATCHES, (row, channel) -> 2 * row + channel);
    assertResidual(
        spec,
        APART,
        (row, channel) -> {
          int step = Math.min(row / 2, 4);
          return 4 * step + channel * (step == 4 ? 3 : 2) + row - 2 * step;
        });
  }

  private interface Place {
    int of(int row, int channel);
  }

  private static void assertResidual(EncoderSpec spec, WindowSpec window, Place place) {
    RandomEncoder encoder = new RandomEncoder(spec, window, DataType.DOUBLE, 3);
    double[][][] windows = RandomEncoder.windows(window, 1, 4);
    double[] answers = new double[window.horizon()];
    RandomEncoder.Output output = encoder.run(windows);
    NaiveLoopEncoder naive = naive(spec, window, encoder, 0);
    double[] answer = naive.answer(naive.encode(windows[0]));
    double[] weights =
        Stream.of("path.weight", "path.end.weight")
            .flatMapToDouble(name -> Arrays.stream(encoder.weights().get(name)))
            .toArray();
    assertEquals(window.lookback() * 2 * window.horizon(), weights.length);
    for (int row = 0; row < window.lookback(); row++) {
      int step = Math.min(row / window.patch().stride(), window.steps() - 1);
      int within = row - step * window.patch().stride();
      for (int channel = 0; channel < 2; channel++) {
        double value =
            window.variates() == 1
                ? windows[0][step][2 * within + channel]
                : windows[0][2 * step + channel][within];
        for (int ahead = 0; ahead < answers.length; ahead++) {
          answers[ahead] += value * weights[place.of(row, channel) * answers.length + ahead];
        }
      }
    }
    for (int ahead = 0; ahead < answers.length; ahead++) {
      assertEquals(answer[ahead] + answers[ahead], output.answer(0, ahead), DOUBLE_ROUNDING);
    }
  }

  private static void assertSameAsLoops(
      EncoderSpec spec, WindowSpec window, DataType type, int count, double tolerance) {
    RandomEncoder encoder = new RandomEncoder(spec, window, type, 3);
    double[][][] windows = RandomEncoder.windows(window, count, 4);
    RandomEncoder.Output output = encoder.run(windows);
    for (int w = 0; w < count; w++) {
      NaiveLoopEncoder naive = naive(spec, window, encoder, w);
      double[][] encoded = naive.encode(windows[w]);
      for (int t = 0; t < window.tokens(); t++) {
        for (int d = 0; d < spec.width(); d++) {
          assertEquals(encoded[t][d], output.encoded(w, t, d), tolerance, w + "," + t + "," + d);
        }
      }
      double[] answer = naive.answer(encoded);
      for (int step = 0; step < window.horizon(); step++) {
        assertEquals(answer[step], output.answer(w, step), tolerance, w + "," + step);
      }
    }
  }

  private static NaiveLoopEncoder naive(
      EncoderSpec spec, WindowSpec window, RandomEncoder encoder, int place) {
    return new NaiveLoopEncoder(
        spec,
        new NaiveLoopWindow(
            spec, window, encoder.weights(), WindowTimes.irregular(window).tokens(place)));
  }

  private static EncoderSpec spec(
      PositionalEncoding encoding, NormPlace norm, Attention attention) {
    return Encoders.ofPoints(12, 3, 2, 9, norm, Activation.GELU, 0, true, encoding, Pooling.MEAN)
        .withAttention(attention);
  }

  private static EncoderSpec variant(
      EncoderSpec spec, int heads, int layers, boolean scale, PositionalEncoding encoding) {
    return Encoders.ofPoints(
        spec.width(),
        heads,
        layers,
        spec.feedForwardWidth(),
        spec.norm(),
        spec.activation(),
        spec.dropout(),
        scale,
        encoding,
        spec.pooling());
  }
}
