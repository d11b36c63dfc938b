package io.github.sinecast.encoding;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;

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
 */
@TypeName(value = "rope", help = "queries and keys turned by their position (RoFormer 2021)")
public record RotaryEncoding(
    @Setting(help = "Base of the geometric sequence of wavelengths.", initial = "10000")
        double base,
    @Setting(
            help = "Which numbers of a head are a pair: interleaved (neighbours) or half.",
            initial = "interleaved")
        RotaryLayout layout,
    @Setting(help = "Share of a head's width that is turned.", initial = "1.0", min = 0, max = 1)
        double fraction)
    implements PositionalEncoding {
  public RotaryEncoding {
    Require.that(
        base > 1 && Double.isFinite(base),
        "base",
        "must be a finite number above 1, found " + base);
    Require.that(
        fraction > 0 && fraction <= 1,
        "fraction",
        "must be above 0 and at most 1, found " + fraction);
  }

  /** The encoding of the paper. */
  public RotaryEncoding() {
    this(SinusoidalEncoding.PAPER_BASE, RotaryLayout.INTERLEAVED, 1);
  }

  /**
   * The angle of a pair at a position, in radians, where {@code rotated} numbers of a head turn.
   */
  public double angle(double position, int pair, int rotated) {
    return position * Math.pow(base, -2.0 * pair / rotated);
  }

  @Override
  public void contribute(TokenShape shape, long seed, Sites sites) {
    check(shape);
    int rotated = rotatedWidth(shape);
    double[][] angles = new double[shape.tokens()][rotated / 2];
    for (int position = 0; position < shape.tokens(); position++) {
      for (int pair = 0; pair < rotated / 2; pair++) {
        angles[position][pair] = angle(position, pair, rotated);
      }
    }
    sites.rotate(new Rotation(angles, layout, shape.headWidth()));
  }

  @Override
  public void check(TokenShape shape) {
    if (shape.headWidth() % 2 != 0) {
      throw new InvalidSettingException(
          "encoding",
          "rope turns pairs and needs an even head width; a width of %d over %d heads gives %d"
              .formatted(shape.width(), shape.heads(), shape.headWidth()));
    }
    if (rotatedWidth(shape) < 2) {
      throw new InvalidSettingException(
          "fraction",
          "must leave a pair to turn; %s of a head width of %d is none"
              .formatted(fraction, shape.headWidth()));
    }
  }

  @Override
  public long learnedNumbers(TokenShape shape) {
    return 0;
  }

  /** The greatest even number within the fraction of a head. */
  private int rotatedWidth(TokenShape shape) {
    return (int) (fraction * shape.headWidth()) / 2 * 2;
  }
}
