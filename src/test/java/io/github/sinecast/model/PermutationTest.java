package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.encoding.Limit;
import io.github.sinecast.encoding.NoEncoding;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.Site;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Scaling;
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

  /** The same for one token of one layer, which moves less than all tokens of two. */
  private static final double SEEN_BY_ONE = 1e-4;

  /** Float sums in another order. */
  private static final double UNSEEN = 1e-5;

  /** T = 6; B = 3, N = 8 and K = 4 all differ from it and from each other. */
  private static final WindowSpec WINDOW =
      new WindowSpec(
          6,
          1,
          1,
          Target.LEVEL,
          List.of(
              new InputChannel.TargetLevel(Scaling.NONE), new InputChannel.Return(Scaling.NONE)),
          Patching.POINTS);

  private static final int BATCH = 3;

  private static final int WIDTH = 32;

  /** Moves every token, and is not its own inverse. */
  private static final int[] ORDER = {3, 5, 0, 4, 1, 2};

  private static final int[] REVERSED = {5, 4, 3, 2, 1, 0};

  /** Moves every token but the newest. */
  private static final int[] EARLIER = {2, 4, 1, 0, 3, 5};

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  static Stream<PositionalEncoding> causalActing() {
    return EveryEncoding.acting()
        .filter(encoding -> EveryEncoding.attentions(encoding).contains(Attention.CAUSAL));
  }

  static Stream<PositionalEncoding> bidirectional() {
    return EveryEncoding.all().filter(encoding -> !encoding.limits().contains(Limit.CAUSAL_ONLY));
  }

  static Stream<PositionalEncoding> bidirectionalActing() {
    return bidirectional().filter(encoding -> !encoding.sites().isEmpty());
  }

  static Stream<PositionalEncoding> inputEncodings() {
    return bidirectional()
        .filter(encoding -> encoding.sites().contains(Site.INPUT))
        .filter(encoding -> !encoding.dependsOnContent());
  }

  @ParameterizedTest
  @MethodSource("bidirectionalActing")
  void anEncodingMakesTheOrderOfTokensSeen(PositionalEncoding encoding) {
    for (NormPlace norm : NormPlace.values()) {
      EncoderSpec spec = spec(encoding, norm, 2, Attention.BIDIRECTIONAL);
      for (double change : changes(spec, ORDER, WindowTimes.irregular(WINDOW))) {
        assertTrue(change > SEEN, norm + ": " + change);
      }
    }
  }

  @Test
  void withoutAnEncodingTheOrderOfTokensIsNotSeen() {
    for (NormPlace norm : NormPlace.values()) {
      EncoderSpec spec = spec(new NoEncoding(), norm, 2, Attention.BIDIRECTIONAL);
      for (double change : changes(spec, ORDER, WindowTimes.irregular(WINDOW))) {
        assertEquals(0, change, UNSEEN, norm.toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("causalActing")
  void anEncodingMakesTheNewestTokenOfACausalLayerSeeTheOrderOfOthers(PositionalEncoding encoding) {
    for (double change : newestChanges(encoding)) {
      assertTrue(change > SEEN_BY_ONE, "" + change);
    }
  }

  /** Two causal layers would: what a token sees tells how many are before it. */
  @Test
  void withoutAnEncodingTheNewestTokenOfACausalLayerSeesASet() {
    for (double change : newestChanges(new NoEncoding())) {
      assertEquals(0, change, UNSEEN);
    }
  }

  /** Exactly those that say so are blind to time's arrow. */
  @ParameterizedTest
  @MethodSource("bidirectional")
  void reversedTokensAreEncodedAsTheReversedIfTheEncodingIsBlindToDirection(
      PositionalEncoding encoding) {
    EncoderSpec spec = spec(encoding, NormPlace.PRE, 2, Attention.BIDIRECTIONAL);
    for (double change : changes(spec, REVERSED, WindowTimes.mirrored(WINDOW))) {
      if (encoding.limits().contains(Limit.BLIND_TO_DIRECTION)) {
        assertEquals(0, change, UNSEEN);
      } else {
        assertTrue(change > SEEN, "" + change);
      }
    }
  }

  /** A table that is added along the batch axis would give equal windows different codes. */
  @ParameterizedTest
  @MethodSource("bidirectionalActing")
  void aWindowIsEncodedAlikeInEveryRowOfABatch(PositionalEncoding encoding) {
    RandomEncoder encoder = encoder(spec(encoding, NormPlace.PRE, 2, Attention.BIDIRECTIONAL));
    double[][] same = RandomEncoder.windows(WINDOW, 1, 8)[0];
    RandomEncoder.Output output =
        encoder.run(new double[][][] {same, same, same}, WindowTimes.irregular(WINDOW).together());
    for (int window = 1; window < BATCH; window++) {
      for (int token = 0; token < 6; token++) {
        assertEquals(0, largest(output, 0, token, output, window, token), UNSEEN);
      }
    }
  }

  /**
   * A table that is sliced by the batch would give equal tokens of a window equal codes. Encodings
   * that act inside attention leave them equal: it mixes equal values. So do those that read
   * positions from what tokens hold.
   */
  @ParameterizedTest
  @MethodSource("inputEncodings")
  void equalTokensOfAWindowAreEncodedDifferently(PositionalEncoding encoding) {
    RandomEncoder encoder = encoder(spec(encoding, NormPlace.PRE, 2, Attention.BIDIRECTIONAL));
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
  private static double[] changes(EncoderSpec spec, int[] order, WindowTimes times) {
    RandomEncoder encoder = encoder(spec);
    double[][][] windows = RandomEncoder.windows(WINDOW, BATCH, 8);
    RandomEncoder.Output before = encoder.run(windows, times);
    RandomEncoder.Output after = encoder.run(permuted(windows, order), times);
    double[] changes = new double[BATCH];
    for (int window = 0; window < BATCH; window++) {
      for (int token = 0; token < order.length; token++) {
        double change = largest(before, window, order[token], after, window, token);
        changes[window] = Math.max(changes[window], change);
      }
    }
    return changes;
  }

  /** For each window of a batch, how far the order of earlier tokens changes the newest one. */
  private static double[] newestChanges(PositionalEncoding encoding) {
    RandomEncoder encoder = encoder(spec(encoding, NormPlace.PRE, 1, Attention.CAUSAL));
    double[][][] windows = RandomEncoder.windows(WINDOW, BATCH, 8);
    RandomEncoder.Output before = encoder.run(windows);
    RandomEncoder.Output after = encoder.run(permuted(windows, EARLIER));
    double[] changes = new double[BATCH];
    for (int window = 0; window < BATCH; window++) {
      changes[window] = largest(before, window, 5, after, window, 5);
    }
    return changes;
  }

  private static double[][][] permuted(double[][][] windows, int[] order) {
    double[][][] permuted = new double[windows.length][order.length][];
    for (int window = 0; window < windows.length; window++) {
      for (int token = 0; token < order.length; token++) {
        permuted[window][token] = windows[window][order[token]];
      }
    }
    return permuted;
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

  private static RandomEncoder encoder(EncoderSpec spec) {
    return new RandomEncoder(spec, WINDOW, DataType.FLOAT, 5);
  }

  private static EncoderSpec spec(
      PositionalEncoding encoding, NormPlace norm, int layers, Attention attention) {
    return Encoders.ofPoints(
            WIDTH, 8, layers, 7, norm, Activation.GELU, 0.1, true, encoding, Pooling.FLATTEN)
        .withAttention(attention);
  }
}
