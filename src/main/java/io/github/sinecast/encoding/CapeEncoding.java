package io.github.sinecast.encoding;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Numbers;
import io.github.sinecast.encoding.formula.TokenTimes;
import java.util.Arrays;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Continuous augmented positions: the sinusoidal table at {@code p' = (p - mean + shift + shift_p)
 * scale}. In training, every window gets a shift from U(-g, g) and a scale whose logarithm is from
 * U(-ln s, ln s), every token a shift from U(-l, l), new in every step. Otherwise shifts are 0 and
 * the scale is 1.
 *
 * <p>The shift of windows alone (l = 0, s = 1) is SHAPE.
 *
 * <p>Source: Likhomanenko et al., CAPE (2021), section 3, arXiv:2106.03143; Kiyono et al., SHAPE
 * (2021), arXiv:2109.05644.
 *
 * @param globalShift the greatest shift of a window, g, in steps of the clock
 * @param localShift the greatest shift of a token, l
 * @param globalScale the greatest factor, s, at least 1
 * @param base the base of the geometric sequence of wavelengths, above 1
 * @param clock what positions are counted in
 */
@TypeName(
    value = "cape",
    help = "sines and cosines of positions that are shaken in training (CAPE 2021)")
public record CapeEncoding(
    @Setting(help = "Greatest shift of a window, in training.", initial = "5.0", min = 0)
        double globalShift,
    @Setting(help = "Greatest shift of a token, in training.", initial = "0.5", min = 0)
        double localShift,
    @Setting(help = "Greatest stretch of a window, in training.", initial = "1.03", min = 1)
        double globalScale,
    @Setting(help = "Base of the geometric sequence of wavelengths.", initial = "10000")
        double base,
    @Setting(help = Clock.HELP, initial = "index") Clock clock)
    implements InputEncoding {
  public CapeEncoding {
    Require.notNegative(globalShift, "globalShift");
    Require.notNegative(localShift, "localShift");
    Require.that(
        globalScale >= 1 && Double.isFinite(globalScale),
        "globalScale",
        "must be a finite number of at least 1, found " + globalScale);
    new Wavelengths(base);
  }

  /** The settings that the paper found to serve sequences of many lengths. */
  public CapeEncoding() {
    this(5, 0.5, 1.03, Wavelengths.PAPER_BASE, Clock.INDEX);
  }

  @Override
  public Numbers table(Formulas formulas) {
    EncoderShape shape = formulas.shape();
    return formulas.augmented(
        clock,
        (times, random) -> rows(augmented(times, random), shape.width()),
        shape.tokens(),
        shape.width());
  }

  private double[] augmented(TokenTimes times, @Nullable RandomGenerator random) {
    double[] positions = times.positions(clock);
    double mean = Arrays.stream(positions).average().orElseThrow();
    double shift = random == null ? 0 : globalShift * symmetric(random);
    double scale = random == null ? 1 : Math.exp(Math.log(globalScale) * symmetric(random));
    for (int token = 0; token < positions.length; token++) {
      double local = random == null ? 0 : localShift * symmetric(random);
      positions[token] = (positions[token] - mean + shift + local) * scale;
    }
    return positions;
  }

  /** From -1 to 1. */
  private static double symmetric(RandomGenerator random) {
    return 2 * random.nextDouble() - 1;
  }

  private double[] rows(double[] positions, int width) {
    Wavelengths waves = new Wavelengths(base);
    double[] rows = new double[positions.length * width];
    for (int index = 0; index < rows.length; index++) {
      rows[index] = waves.wave(positions[index / width], index % width, width);
    }
    return rows;
  }

  @Override
  public Set<Limit> limits() {
    return Set.of();
  }

  @Override
  public String paper() {
    return "Likhomanenko et al. 2021, arXiv:2106.03143";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return 0;
  }
}
