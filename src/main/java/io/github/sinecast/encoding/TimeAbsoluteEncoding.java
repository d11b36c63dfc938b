package io.github.sinecast.encoding;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;

/**
 * The time absolute table: sinusoidal with the angle {@code p w_k D / T}, so that the wavelengths
 * suit the number of tokens T and the width D of the network.
 *
 * <p>T is the true token count, so a table for a longer window does not start with the shorter one.
 *
 * <p>Source: Foumani et al., ConvTran (2023), section 4.1, arXiv:2305.16642.
 *
 * @param base the base of the geometric sequence of wavelengths, above 1
 */
@TypeName(
    value = "tape",
    help = "sines and cosines whose wavelengths suit the window's length (ConvTran 2023)")
public record TimeAbsoluteEncoding(
    @Setting(help = "Base of the geometric sequence of wavelengths.", initial = "10000")
        double base)
    implements PositionalEncoding {
  public TimeAbsoluteEncoding {
    Require.that(
        base > 1 && Double.isFinite(base),
        "base",
        "must be a finite number above 1, found " + base);
  }

  /** The encoding of the paper. */
  public TimeAbsoluteEncoding() {
    this(SinusoidalEncoding.PAPER_BASE);
  }

  @Override
  public void contribute(TokenShape shape, long seed, Sites sites) {
    double stretch = (double) shape.width() / shape.tokens();
    SinusoidalEncoding sinusoid = new SinusoidalEncoding(base);
    double[][] rows = new double[shape.tokens()][shape.width()];
    for (int position = 0; position < shape.tokens(); position++) {
      for (int column = 0; column < shape.width(); column++) {
        rows[position][column] = sinusoid.value(position * stretch, column, shape.width());
      }
    }
    sites.addToInput(PositionTable.computed(rows));
  }

  @Override
  public void check(TokenShape shape) {
    // Serves every shape.
  }

  @Override
  public long learnedNumbers(TokenShape shape) {
    return 0;
  }
}
