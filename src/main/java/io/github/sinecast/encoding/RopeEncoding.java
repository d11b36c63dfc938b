package io.github.sinecast.encoding;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import java.util.Set;

/**
 * Rotary positions: pair k of each query and key at position p is turned by {@code p theta_k},
 * {@code theta_k = base^(-2k/R)} with R the rotated width of a head.
 *
 * <p>The product of a turned query and a turned key depends on their positions only through the
 * difference, and tells past from future.
 *
 * <p>Source: Su et al., RoFormer (2021), section 3.2.2, arXiv:2104.09864; the part of a head that
 * is turned: Black et al., GPT-NeoX-20B (2022), arXiv:2204.06745.
 *
 * @param base the base of the geometric sequence of wavelengths
 * @param layout which numbers are a pair
 * @param fraction the share of a head's width that is turned
 * @param clock what positions are counted in
 */
@TypeName(value = "rope", help = "queries and keys turned by their position (RoFormer 2021)")
public record RopeEncoding(
    @Setting(help = "Base of the geometric sequence of wavelengths.", initial = "10000")
        double base,
    @Setting(
            help = "Which numbers of a head are a pair: interleaved (neighbours) or half.",
            initial = "interleaved")
        RotaryLayout layout,
    @Setting(help = "Share of a head's width that is turned.", initial = "1.0", min = 0, max = 1)
        double fraction,
    @Setting(help = Clock.HELP, initial = "index") Clock clock)
    implements QueryKeyEncoding {
  /** Above what a product of a fraction and a width is rounded by: 0.58 of 100 is 58. */
  private static final double ROUNDING = 1e-9;

  public RopeEncoding {
    new Wavelengths(base);
    Require.that(
        fraction > 0 && fraction <= 1,
        "fraction",
        "must be above 0 and at most 1, found " + fraction);
  }

  /** The encoding of the paper. */
  public RopeEncoding() {
    this(Wavelengths.PAPER_BASE, RotaryLayout.INTERLEAVED, 1, Clock.INDEX);
  }

  @Override
  public Rotation rotation(EncoderShape shape) {
    int rotated = rotatedWidth(shape);
    Wavelengths waves = new Wavelengths(base);
    return new Rotation(
        clock,
        layout,
        rotated / 2,
        (position, pair) -> position * waves.frequency(pair, rotated),
        (position, pair) -> 1);
  }

  @Override
  public void check(EncoderShape shape, String key) {
    QueryKeyEncoding.super.check(shape, key);
    if (rotatedWidth(shape) < 2) {
      throw new InvalidSettingException(
          key + ".fraction",
          "must leave a pair to turn; %s of a head width of %s is none"
              .formatted(fraction, shape.headWidth()));
    }
  }

  /** The greatest even number within the fraction of a head. */
  private int rotatedWidth(EncoderShape shape) {
    return (int) (fraction * shape.headWidth() + ROUNDING) / 2 * 2;
  }

  @Override
  public Set<Limit> limits() {
    return Set.of(Limit.EVEN_HEAD_WIDTH);
  }

  @Override
  public String paper() {
    return "Su et al. 2021, arXiv:2104.09864";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return 0;
  }
}
