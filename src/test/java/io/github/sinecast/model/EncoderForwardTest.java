package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.encoding.LearnedEncoding;
import io.github.sinecast.encoding.NoEncoding;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.RopeEncoding;
import io.github.sinecast.encoding.RotaryLayout;
import io.github.sinecast.encoding.SinusoidalEncoding;
import io.github.sinecast.encoding.T5Encoding;
import io.github.sinecast.encoding.TapeEncoding;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.oracle.NaiveLoopBuckets;
import io.github.sinecast.encoding.oracle.NaiveLoopRotation;
import io.github.sinecast.encoding.oracle.NaiveLoopSinusoid;
import io.github.sinecast.encoding.oracle.NaiveLoopTape;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.model.oracle.NaiveLoopEncoder;
import io.github.sinecast.scaling.Scaling;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** 9 rows in patches of 3 with stride 2: 4 tokens of 6 numbers; batches have 3 or 5 windows. */
  private static final WindowSpec PATCHES =
      new WindowSpec(9, 2, 1, Target.LEVEL, CHANNELS, new Patching(3, 2));

  private static final WindowSpec POINTS =
      new WindowSpec(7, 3, 1, Target.LEVEL, CHANNELS, Patching.POINTS);

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  static Stream<EncoderSpec> specs() {
    List<EncoderSpec> specs = new ArrayList<>();
    for (NormPlace norm : NormPlace.values()) {
      for (Activation activation : Activation.values()) {
        for (Head head : Head.values()) {
          PositionalEncoding encoding = new SinusoidalEncoding();
          specs.add(new EncoderSpec(12, 3, 2, 10, norm, activation, 0.3, true, encoding, head));
        }
      }
    }
    EncoderSpec first = specs.get(0);
    specs.add(variant(first, 1, 1, false, new NoEncoding()));
    specs.add(variant(first, 12, 3, true, new LearnedEncoding(9)));
    specs.add(variant(first, 4, 1, false, new LearnedEncoding()));
    specs.add(variant(first, 3, 2, true, new TapeEncoding()));
    specs.add(variant(first, 3, 2, true, new T5Encoding(8, 6)));
    for (RotaryLayout layout : RotaryLayout.values()) {
      specs.add(variant(first, 3, 2, true, new RopeEncoding(100, layout, 1, Clock.INDEX)));
      specs.add(variant(first, 2, 2, true, new RopeEncoding(10_000, layout, 0.7, Clock.INDEX)));
    }
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
        new EncoderSpec(
            7,
            7,
            1,
            5,
            NormPlace.PRE,
            Activation.GELU,
            0,
            true,
            new SinusoidalEncoding(),
            Head.MEAN);
    assertSameAsLoops(odd, PATCHES, DataType.DOUBLE, 3, DOUBLE_ROUNDING);
  }

  /** The encoder that answers forecasts is the same graph behind Java arrays. */
  @Test
  void anEncoderAnswersBatchesOfAnySizeLikePlainLoops() {
    EncoderSpec spec = specs().findFirst().orElseThrow();
    RandomEncoder random = new RandomEncoder(spec, PATCHES, DataType.FLOAT, 7);
    Encoder encoder = new Encoder(spec, PATCHES);
    float[] weights = new float[Weights.count(Encoder.parameters(spec, PATCHES))];
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
      NaiveLoopEncoder naive = naive(spec, PATCHES, random);
      for (int window = 0; window < size; window++) {
        double[] expected = naive.answer(naive.encode(windows[window]));
        for (int step = 0; step < expected.length; step++) {
          assertEquals(expected[step], answers[window * expected.length + step], FLOAT_ROUNDING);
        }
      }
    }
  }

  private static void assertSameAsLoops(
      EncoderSpec spec, WindowSpec window, DataType type, int count, double tolerance) {
    RandomEncoder encoder = new RandomEncoder(spec, window, type, 3);
    double[][][] windows = RandomEncoder.windows(window, count, 4);
    RandomEncoder.Output output = encoder.run(windows);
    NaiveLoopEncoder naive = naive(spec, window, encoder);
    for (int w = 0; w < count; w++) {
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
      EncoderSpec spec, WindowSpec window, RandomEncoder encoder) {
    double[][] positions = new double[window.tokens()][spec.width()];
    if (spec.encoding() instanceof SinusoidalEncoding sinusoidal) {
      positions = NaiveLoopSinusoid.table(window.tokens(), spec.width(), sinusoidal.base());
    } else if (spec.encoding() instanceof LearnedEncoding) {
      double[] table = encoder.weights().getOrDefault("encoding.table", new double[0]);
      for (int t = 0; t < window.tokens(); t++) {
        for (int d = 0; d < spec.width(); d++) {
          positions[t][d] = table[t * spec.width() + d];
        }
      }
    } else if (spec.encoding() instanceof TapeEncoding tape) {
      positions = NaiveLoopTape.table(window.tokens(), spec.width(), tape.base());
    }
    return new NaiveLoopEncoder(
        spec, encoder.weights(), positions, attentionPositions(spec, encoder.weights()));
  }

  private static NaiveLoopEncoder.AttentionPositions attentionPositions(
      EncoderSpec spec, Map<String, double[]> weights) {
    if (spec.encoding() instanceof RopeEncoding rope) {
      boolean interleaved = rope.layout() == RotaryLayout.INTERLEAVED;
      int rotated = (int) (rope.fraction() * spec.headWidth()) / 2 * 2;
      return new NaiveLoopEncoder.AttentionPositions() {
        @Override
        public double[] turned(double[] numbers, int position) {
          return NaiveLoopRotation.turned(numbers, position, rotated, rope.base(), interleaved);
        }
      };
    }
    if (spec.encoding() instanceof T5Encoding t5) {
      double[] levels = weights.getOrDefault("encoding.buckets", new double[0]);
      return new NaiveLoopEncoder.AttentionPositions() {
        @Override
        public double bias(int head, int query, int key) {
          int bucket = NaiveLoopBuckets.bucket(key - query, t5.buckets(), t5.maximumDistance());
          return levels[bucket * spec.heads() + head];
        }
      };
    }
    return NaiveLoopEncoder.AttentionPositions.NONE;
  }

  private static EncoderSpec variant(
      EncoderSpec spec, int heads, int layers, boolean scale, PositionalEncoding encoding) {
    return new EncoderSpec(
        spec.width(),
        heads,
        layers,
        spec.feedForwardWidth(),
        spec.norm(),
        spec.activation(),
        spec.dropout(),
        scale,
        encoding,
        spec.head());
  }
}
