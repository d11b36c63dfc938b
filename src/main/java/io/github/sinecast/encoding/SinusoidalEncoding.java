package io.github.sinecast.encoding;

import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Numbers;
import java.util.Set;

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
 * @param clock what positions are counted in
 */
@TypeName(value = "sinusoidal", help = "fixed sines and cosines of the position (Vaswani 2017)")
public record SinusoidalEncoding(
    @Setting(help = "Base of the geometric sequence of wavelengths.", initial = "10000")
        double base,
    @Setting(help = Clock.HELP, initial = "index") Clock clock)
    implements InputEncoding {
  public SinusoidalEncoding {
    new Wavelengths(base);
  }

  /** The encoding of the paper. */
  public SinusoidalEncoding() {
    this(Wavelengths.PAPER_BASE, Clock.INDEX);
  }

  @Override
  public Numbers table(Formulas formulas) {
    Wavelengths waves = new Wavelengths(base);
    int width = formulas.shape().width();
    return formulas.byPosition(
        clock, width, (position, column) -> waves.wave(position, column, width));
  }

  @Override
  public Set<Limit> limits() {
    return Set.of();
  }

  @Override
  public String paper() {
    return "Vaswani et al. 2017, arXiv:1706.03762";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return 0;
  }
}
