package io.github.sinecast.encoding;

import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Numbers;
import java.util.Set;

/**
 * The time absolute table: sinusoidal with the angle {@code p w_k D / T}, so that the wavelengths
 * suit the number of tokens T and the width D of the network.
 *
 * <p>T is the true token count, whatever the clock, so a table for a longer window does not start
 * with the shorter one.
 *
 * <p>Source: Foumani et al., ConvTran (2023), section 4.1, arXiv:2305.16642.
 *
 * @param base the base of the geometric sequence of wavelengths, above 1
 * @param clock what positions are counted in
 */
@TypeName(
    value = "tape",
    help = "sines and cosines whose wavelengths suit the window's length (ConvTran 2023)")
public record TapeEncoding(
    @Setting(help = "Base of the geometric sequence of wavelengths.", initial = "10000")
        double base,
    @Setting(help = Clock.HELP, initial = "index") Clock clock)
    implements InputEncoding {
  public TapeEncoding {
    new Wavelengths(base);
  }

  /** The encoding of the paper. */
  public TapeEncoding() {
    this(Wavelengths.PAPER_BASE, Clock.INDEX);
  }

  @Override
  public Numbers table(Formulas formulas) {
    Wavelengths waves = new Wavelengths(base);
    int width = formulas.shape().width();
    double stretch = (double) width / formulas.shape().tokens();
    return formulas.byPosition(
        clock, width, (position, column) -> waves.wave(position * stretch, column, width));
  }

  @Override
  public Set<Limit> limits() {
    return Set.of();
  }

  @Override
  public String paper() {
    return "Foumani et al. 2023, arXiv:2305.16642";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return 0;
  }
}
