package io.github.sinecast.encoding;

import static io.github.sinecast.encoding.AttentionWindow.DOUBLE_ROUNDING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Encodings of differences: where a pair of tokens stands does not matter, only how far apart. */
class RelativeEncodingsTest {
  private static final EncoderShape SHAPE = new EncoderShape(9, 1, 12, 3, 1, true);

  private static final LocalDate MONDAY = LocalDate.of(2024, 2, 26);

  static Stream<PositionalEncoding> counted() {
    return Stream.of(
        new ShawEncoding(3),
        new TransformerXlEncoding(),
        new T5Encoding(8, 6),
        new AlibiEncoding(),
        new AlibiEncoding(AlibiVariant.SIGNED, Clock.INDEX),
        new AlibiEncoding(AlibiVariant.CAUSAL, Clock.INDEX),
        new KerpleEncoding(),
        new KerpleEncoding(KerpleVariant.POWER, Clock.INDEX));
  }

  static Stream<PositionalEncoding> dated() {
    return Stream.of(Clock.TRADING_DAY, Clock.CALENDAR_DAY)
        .flatMap(
            clock ->
                Stream.of(
                    new TransformerXlEncoding(100, clock),
                    new AlibiEncoding(AlibiVariant.SYMMETRIC, clock),
                    new KerpleEncoding(KerpleVariant.LOG, clock),
                    new KerpleEncoding(KerpleVariant.POWER, clock),
                    new FireEncoding(4, clock)));
  }

  @ParameterizedTest
  @MethodSource("counted")
  void scoresOfLikeTokensAreThoseOfTheirDifference(PositionalEncoding encoding) {
    AttentionWindow window = AttentionWindow.ofSameTokens(encoding, SHAPE, MONDAY);
    for (int head = 0; head < 3; head++) {
      for (int i = 1; i < 9; i++) {
        for (int j = 1; j < 9; j++) {
          assertEquals(
              window.score(0, head, i - 1, j - 1), window.score(0, head, i, j), DOUBLE_ROUNDING);
        }
      }
    }
  }

  /** 8 weeks later, in another month and beyond a change of the clocks. */
  @ParameterizedTest
  @MethodSource("dated")
  void scoresDoNotChangeWithTheWeekOfTheWindow(PositionalEncoding encoding) {
    AttentionWindow window = AttentionWindow.ofSameTokens(encoding, SHAPE, MONDAY);
    AttentionWindow later = AttentionWindow.ofSameTokens(encoding, SHAPE, MONDAY.plusWeeks(8));
    for (int i = 0; i < 9; i++) {
      for (int j = 0; j < 9; j++) {
        assertEquals(window.score(0, 2, i, j), later.score(0, 2, i, j));
      }
    }
  }
}
