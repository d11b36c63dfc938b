package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.RotaryLayout;
import io.github.sinecast.encoding.SinusoidalEncoding;
import io.github.sinecast.encoding.XposEncoding;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.window.ChannelTokens;
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

/** That no token of a causal encoder knows anything of later ones. */
class CausalAttentionTest {
  private static final List<InputChannel> CHANNELS =
      List.of(
          new InputChannel.Return(Scaling.STANDARD), new InputChannel.TargetLevel(Scaling.NONE));

  private static final WindowSpec TOGETHER =
      new WindowSpec(11, 2, 1, Target.LEVEL, CHANNELS, new Patching(3, 2));

  private static final WindowSpec APART =
      new WindowSpec(7, 2, 1, Target.LEVEL, CHANNELS, new Patching(3, 2, ChannelTokens.APART));

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  static Stream<PositionalEncoding> encodings() {
    return EveryEncoding.all()
        .filter(encoding -> EveryEncoding.attentions(encoding).contains(Attention.CAUSAL));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void aLaterStepNeverChangesAnEarlierToken(PositionalEncoding encoding) {
    for (WindowSpec window : List.of(TOGETHER, APART)) {
      RandomEncoder encoder = encoder(encoding, window, Attention.CAUSAL);
      RandomEncoder.Output before = encoder.run(RandomEncoder.windows(window, 3, 1));
      for (int step = 1; step < window.steps(); step++) {
        int first = step * window.variates();
        RandomEncoder.Output after = encoder.run(changed(window, first));
        for (int token = 0; token < first; token++) {
          for (int column = 0; column < 12; column++) {
            assertEquals(
                before.encoded(1, token, column),
                after.encoded(1, token, column),
                "token " + token + " after a change of " + first + ", bit for bit");
          }
        }
        assertNotEquals(before.encoded(1, first, 0), after.encoded(1, first, 0));
      }
    }
  }

  /** The variates of a step are of one time. */
  @Test
  void tokensOfTheSameStepSeeEachOther() {
    RandomEncoder encoder = encoder(new SinusoidalEncoding(), APART, Attention.CAUSAL);
    RandomEncoder.Output before = encoder.run(RandomEncoder.windows(APART, 3, 1));
    RandomEncoder.Output after = encoder.run(changed(APART, 3));
    assertNotEquals(before.encoded(1, 2, 0), after.encoded(1, 2, 0));
    assertEquals(before.encoded(1, 1, 0), after.encoded(1, 1, 0));
  }

  /** Factors of e^30 at the last token: the products that a mask must hide are huge. */
  @Test
  void laterTokensStayHiddenWhereTheirScoresAreHuge() {
    WindowSpec window = new WindowSpec(96, 1, 1, Target.LEVEL, CHANNELS, Patching.POINTS);
    XposEncoding fading = new XposEncoding(10_000, 4, RotaryLayout.INTERLEAVED, Clock.INDEX);
    RandomEncoder encoder = encoder(fading, window, Attention.CAUSAL);
    RandomEncoder.Output before = encoder.run(RandomEncoder.windows(window, 3, 1));
    RandomEncoder.Output after = encoder.run(changed(window, 95));
    for (int token = 0; token < 95; token++) {
      assertEquals(before.encoded(1, token, 0), after.encoded(1, token, 0), "token " + token);
    }
    assertNotEquals(before.encoded(1, 95, 0), after.encoded(1, 95, 0));
  }

  @Test
  void withoutTheMaskEarlierTokensChange() {
    RandomEncoder encoder = encoder(new SinusoidalEncoding(), TOGETHER, Attention.BIDIRECTIONAL);
    RandomEncoder.Output before = encoder.run(RandomEncoder.windows(TOGETHER, 3, 1));
    RandomEncoder.Output after = encoder.run(changed(TOGETHER, 4));
    assertNotEquals(before.encoded(1, 0, 0), after.encoded(1, 0, 0));
  }

  /** The windows with other numbers in all tokens from one on, in the window in the middle. */
  private static double[][][] changed(WindowSpec window, int from) {
    double[][][] windows = RandomEncoder.windows(window, 3, 1);
    double[][][] others = RandomEncoder.windows(window, 3, 2);
    for (int token = from; token < window.tokens(); token++) {
      windows[1][token] = others[1][token];
    }
    return windows;
  }

  private static RandomEncoder encoder(
      PositionalEncoding encoding, WindowSpec window, Attention attention) {
    EncoderSpec spec =
        Encoders.ofPoints(
                12, 3, 2, 9, NormPlace.PRE, Activation.GELU, 0, true, encoding, Pooling.MEAN)
            .withAttention(attention);
    return new RandomEncoder(spec, window, DataType.FLOAT, 5);
  }
}
