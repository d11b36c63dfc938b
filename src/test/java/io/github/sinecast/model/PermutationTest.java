package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.encoding.LearnedEncoding;
import io.github.sinecast.encoding.NoEncoding;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.RopeEncoding;
import io.github.sinecast.encoding.RotaryLayout;
import io.github.sinecast.encoding.SinusoidalEncoding;
import io.github.sinecast.encoding.T5Encoding;
import io.github.sinecast.encoding.TapeEncoding;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.scaling.Scaling;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Whether the encoder knows the order of its tokens, seen before the head: a head that flattens
 * would hide an encoding that acts on the wrong axis.
 */
class PermutationTest {
  /** The least change, beyond permutation, that an encoding must make. */
  private static final double SEEN = 1e-2;

  /** Float sums in another order. */
  private static final double UNSEEN = 1e-5;

  /** T = 6; B = 4, N = 2 and K = 8 all differ from it and from each other. */
  private static final WindowSpec WINDOW =
      new WindowSpec(
          6,
          1,
          1,
          Target.LEVEL,
          List.of(
              new InputChannel.TargetLevel(Scaling.NONE), new InputChannel.Return(Scaling.NONE)),
          Patching.POINTS);

  private static final int BATCH = 4;

  private static final int WIDTH = 16;

  /** Moves every token, and is not its own inverse. */
  private static final int[] ORDER = {3, 5, 0, 4, 1, 2};

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  static Stream<PositionalEncoding> inputEncodings() {
    return Stream.of(
        new SinusoidalEncoding(),
        new TapeEncoding(),
        new LearnedEncoding(),
        new LearnedEncoding(11));
  }

  static Stream<PositionalEncoding> encodings() {
    return Stream.concat(
        inputEncodings(),
        Stream.of(
            new T5Encoding(),
            new RopeEncoding(100, RotaryLayout.INTERLEAVED, 1, Clock.INDEX),
            new RopeEncoding(100, RotaryLayout.HALF, 0.8, Clock.INDEX)));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void anEncodingMakesTheOrderOfTokensSeen(PositionalEncoding encoding) {
    for (NormPlace norm : NormPlace.values()) {
      for (double change : changesBeyondPermutation(encoding, norm)) {
        assertTrue(change > SEEN, norm + ": " + change);
      }
    }
  }

  @Test
  void withoutAnEncodingTheOrderOfTokensIsNotSeen() {
    for (NormPlace norm : NormPlace.values()) {
      for (double change : changesBeyondPermutation(new NoEncoding(), norm)) {
        assertEquals(0, change, UNSEEN, norm.toString());
      }
    }
  }

  /** A table that is added along the batch axis would give equal windows different codes. */
  @ParameterizedTest
  @MethodSource("encodings")
  void aWindowIsEncodedAlikeInEveryRowOfABatch(PositionalEncoding encoding) {
    RandomEncoder encoder =
        new RandomEncoder(spec(encoding, NormPlace.PRE), WINDOW, DataType.FLOAT, 5);
    double[][] same = RandomEncoder.windows(WINDOW, 1, 8)[0];
    RandomEncoder.Output output = encoder.run(new double[][][] {same, same, same, same});
    for (int window = 1; window < BATCH; window++) {
      for (int token = 0; token < 6; token++) {
        for (int column = 0; column < WIDTH; column++) {
          assertEquals(
              output.encoded(0, token, column), output.encoded(window, token, column), UNSEEN);
        }
      }
    }
  }

  /**
   * A table that is sliced by the batch would give equal tokens of a window equal codes. Encodings
   * that act inside attention leave them equal: it mixes equal values.
   */
  @ParameterizedTest
  @MethodSource("inputEncodings")
  void equalTokensOfAWindowAreEncodedDifferently(PositionalEncoding encoding) {
    RandomEncoder encoder =
        new RandomEncoder(spec(encoding, NormPlace.PRE), WINDOW, DataType.FLOAT, 5);
    double[][][] windows = RandomEncoder.windows(WINDOW, BATCH, 8);
    for (double[][] tokens : windows) {
      for (int token = 1; token < tokens.length; token++) {
        tokens[token] = tokens[0];
      }
    }
    RandomEncoder.Output output = encoder.run(windows);
    for (int window = 0; window < BATCH; window++) {
      for (int token = 1; token < 6; token++) {
        assertTrue(largest(output, window, 0, output, window, token) > SEEN);
      }
    }
  }

  /** For each window of a batch, how far encoding the permuted is from permuting the encoded. */
  private static double[] changesBeyondPermutation(PositionalEncoding encoding, NormPlace norm) {
    RandomEncoder encoder = new RandomEncoder(spec(encoding, norm), WINDOW, DataType.FLOAT, 5);
    double[][][] windows = RandomEncoder.windows(WINDOW, BATCH, 8);
    double[][][] permuted = new double[BATCH][ORDER.length][];
    for (int window = 0; window < BATCH; window++) {
      for (int token = 0; token < ORDER.length; token++) {
        permuted[window][token] = windows[window][ORDER[token]];
      }
    }
    RandomEncoder.Output before = encoder.run(windows);
    RandomEncoder.Output after = encoder.run(permuted);
    double[] changes = new double[BATCH];
    for (int window = 0; window < BATCH; window++) {
      for (int token = 0; token < ORDER.length; token++) {
        double change = largest(before, window, ORDER[token], after, window, token);
        changes[window] = Math.max(changes[window], change);
      }
    }
    return changes;
  }

  private static double largest(
      RandomEncoder.Output one,
      int window,
      int token,
      RandomEncoder.Output other,
      int otherWindow,
      int otherToken) {
    double largest = 0;
    for (int column = 0; column < WIDTH; column++) {
      double difference =
          one.encoded(window, token, column) - other.encoded(otherWindow, otherToken, column);
      largest = Math.max(largest, Math.abs(difference));
    }
    return largest;
  }

  private static EncoderSpec spec(PositionalEncoding encoding, NormPlace norm) {
    return new EncoderSpec(
        WIDTH, 2, 2, 7, norm, Activation.GELU, 0.1, true, encoding, Head.FLATTEN);
  }
}
