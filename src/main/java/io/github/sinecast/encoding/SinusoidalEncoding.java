package io.github.sinecast.encoding;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;

/**
 * The sinusoidal table: {@code PE[p, 2k] = sin(p w_k)}, {@code PE[p, 2k+1] = cos(p w_k)} with
 * {@code w_k = base^(-2k/D)}.
 *
 * <p>Sines and cosines alternate along the width, as in the paper. With an odd width D the exponent
 * uses that D and the last column is a sine. For an even width every row has squared norm D/2. The
 * table has no greatest length; a longer one starts with the shorter.
 *
 * <p>Source: Vaswani et al., Attention is all you need (2017), section 3.5, arXiv:1706.03762.
 *
 * @param base the base of the geometric sequence of wavelengths, above 1
 */
@TypeName(value = "sinusoidal", help = "fixed sines and cosines of the position (Vaswani 2017)")
public record SinusoidalEncoding(
    @Setting(help = "Base of the geometric sequence of wavelengths.", initial = "10000")
        double base)
    implements PositionalEncoding {
  /** The base of the paper. */
  public static final double PAPER_BASE = 10_000;

  public SinusoidalEncoding {
    Require.that(
        base > 1 && Double.isFinite(base),
        "base",
        "must be a finite number above 1, found " + base);
  }

  /** The encoding of the paper. */
  public SinusoidalEncoding() {
    this(PAPER_BASE);
  }

  /** The table's value at a position and a column of a table of the given width. */
  public double value(double position, int column, int width) {
    int pair = column / 2;
    double angle = position * Math.pow(base, -2.0 * pair / width);
    return column % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
  }

  @Override
  public void contribute(TokenShape shape, long seed, Sites sites) {
    double[][] rows = new double[shape.tokens()][shape.width()];
    for (int position = 0; position < shape.tokens(); position++) {
      for (int column = 0; column < shape.width(); column++) {
        rows[position][column] = value(position, column, shape.width());
      }
    }
    sites.addToInput(PositionTable.computed(rows));
  }

  @Override
  public void check(TokenShape shape) {
    // Serves every shape, odd widths too.
  }

  @Override
  public long learnedNumbers(TokenShape shape) {
    return 0;
  }
}
