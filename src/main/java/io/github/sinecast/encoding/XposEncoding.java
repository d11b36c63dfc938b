package io.github.sinecast.encoding;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import java.util.Locale;
import java.util.Set;

/**
 * Rotary positions with decay: pair k of a query at position n is turned as by {@link RopeEncoding}
 * and multiplied by {@code zeta_k^(n/S)}, that of a key at m by {@code zeta_k^(-m/S)}, with {@code
 * zeta_k = (2k/K + 0.4) / 1.4}: products fade with the distance, slow pairs last.
 *
 * <p>For keys after their query the factor grows without bound, so causal attention is needed.
 *
 * <p>Source: Sun et al., A length-extrapolatable transformer (2023), section 2.2, arXiv:2212.10554.
 *
 * @param base the base of the geometric sequence of wavelengths
 * @param scaleBase the distance S over which a pair fades by its zeta
 * @param layout which numbers are a pair
 * @param clock what positions are counted in
 */
@TypeName(value = "xpos", help = "rope whose products fade with the distance (xPos 2023)")
public record XposEncoding(
    @Setting(help = "Base of the geometric sequence of wavelengths.", initial = "10000")
        double base,
    @Setting(help = "Distance over which a pair fades by its factor.", initial = "512.0")
        double scaleBase,
    @Setting(
            help = "Which numbers of a head are a pair: interleaved (neighbours) or half.",
            initial = "interleaved")
        RotaryLayout layout,
    @Setting(help = Clock.HELP, initial = "index") Clock clock)
    implements QueryKeyEncoding {
  /** Keeps the fastest pair from vanishing; the paper's gamma. */
  private static final double GAMMA = 0.4;

  /** e^40 is 2e17: its square, and sums of it, are still floats. */
  private static final double GREATEST_EXPONENT = 40;

  public XposEncoding {
    new Wavelengths(base);
    Require.positive(scaleBase, "scaleBase");
  }

  /** The encoding of the paper. */
  public XposEncoding() {
    this(Wavelengths.PAPER_BASE, 512, RotaryLayout.INTERLEAVED, Clock.INDEX);
  }

  @Override
  public void contribute(Formulas formulas, Sites sites) {
    sites.rotate(rotation(formulas.shape()));
  }

  /** How far each pair of a head's numbers turns, and how much it fades. */
  public Rotation rotation(EncoderShape shape) {
    int width = shape.headWidth();
    Wavelengths waves = new Wavelengths(base);
    return new Rotation(
        clock,
        layout,
        width / 2,
        (position, pair) -> position * waves.frequency(pair, width),
        (position, pair) -> Math.pow(zeta(pair, width), position / scaleBase),
        layer -> true);
  }

  @Override
  public void check(EncoderShape shape) {
    QueryKeyEncoding.super.check(shape);
    double growth = -Math.log(zeta(0, shape.headWidth())) * shape.tokens();
    if (!(growth / scaleBase <= GREATEST_EXPONENT)) {
      throw new InvalidSettingException(
          "scaleBase",
          String.format(
              Locale.ROOT,
              "must keep factors within what a float holds; %d tokens need at least %.0f, found %s",
              shape.tokens(),
              Math.ceil(growth / GREATEST_EXPONENT),
              scaleBase));
    }
  }

  private static double zeta(int pair, int width) {
    return (2.0 * pair / width + GAMMA) / (1 + GAMMA);
  }

  @Override
  public Set<Limit> limits() {
    return Set.of(Limit.EVEN_HEAD_WIDTH, Limit.CAUSAL_ONLY);
  }

  @Override
  public String paper() {
    return "Sun et al. 2023, arXiv:2212.10554";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return 0;
  }
}
