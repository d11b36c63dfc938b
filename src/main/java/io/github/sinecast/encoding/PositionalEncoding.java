package io.github.sinecast.encoding;

import io.github.sinecast.TypeName;
import java.util.Objects;

/**
 * How an encoder knows the order of its tokens.
 *
 * <p>An encoding is pure numbers: it computes them in double precision and hands them to the {@link
 * Sites} where they act. A network knows the sites, never the members of this family. Positions
 * count from 0 at the oldest token of a window.
 */
public sealed interface PositionalEncoding
    permits NoEncoding,
        SinusoidalEncoding,
        LearnedEncoding,
        TimeAbsoluteEncoding,
        BucketEncoding,
        RotaryEncoding {
  /** The name by which configs call it. */
  default String name() {
    return Objects.requireNonNull(getClass().getAnnotation(TypeName.class)).value();
  }

  /**
   * Hands this encoding's numbers to the sites where they act.
   *
   * @param shape the sizes of the network
   * @param seed where the initial values of learned numbers come from
   * @param sites the network
   * @throws io.github.sinecast.InvalidInputException if this encoding cannot serve that shape
   */
  void contribute(TokenShape shape, long seed, Sites sites);

  /**
   * Refuses sizes that this encoding cannot serve, with the reason.
   *
   * @throws io.github.sinecast.InvalidInputException if there is one
   */
  void check(TokenShape shape);

  /** How many numbers this encoding adds to those that training learns. */
  long learnedNumbers(TokenShape shape);
}
