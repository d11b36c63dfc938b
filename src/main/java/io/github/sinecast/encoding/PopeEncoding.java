package io.github.sinecast.encoding;

import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Initial;
import io.github.sinecast.encoding.formula.Numbers;
import java.util.Set;

/**
 * Polar positions: number c of a query or key at position p becomes a pair of magnitude {@code
 * softplus(x_c)} at the angle {@code p theta_c}, {@code theta_c = base^(-c/K)}; angles of keys have
 * a learned offset {@code delta_c}. A product is then {@code sum of softplus(q_c) softplus(k_c)
 * cos((j - i) theta_c + delta_c)}: content is magnitude alone, position is angle alone.
 *
 * <p>Offsets start at 0. They are angles, so the paper's bound to {@code [-2 pi, 0]} excludes no
 * product. All layers share them.
 *
 * <p>Source: Gopalakrishnan et al. (2025), section 3, arXiv:2509.10534.
 *
 * @param base the base of the geometric sequence of wavelengths
 * @param clock what positions are counted in
 */
@TypeName(value = "pope", help = "content as magnitude and position as angle (PoPE 2025)")
public record PopeEncoding(
    @Setting(help = "Base of the geometric sequence of wavelengths.", initial = "10000")
        double base,
    @Setting(help = Clock.HELP, initial = "index") Clock clock)
    implements QueryKeyEncoding {
  public PopeEncoding {
    new Wavelengths(base);
  }

  /** The encoding of the paper. */
  public PopeEncoding() {
    this(Wavelengths.PAPER_BASE, Clock.INDEX);
  }

  @Override
  public void contribute(Formulas formulas, Sites sites) {
    int width = formulas.shape().headWidth();
    double[] ones = new double[2 * width * width];
    for (int column = 0; column < 2 * width; column++) {
      ones[column % width * 2 * width + column] = 1;
    }
    Numbers twice = formulas.constant(ones, width, 2 * width);
    Numbers straight = waves(formulas, 0); // cos(p theta), sin(p theta): [T, 2K]
    Numbers across = waves(formulas, Math.PI / 2); // a quarter further: -sin, cos
    Numbers offsets = // [N, 1, 2K]
        formulas
            .learned("offsets", Initial.ZERO, formulas.shape().heads(), 1, width)
            .product(twice);
    Numbers ofKeys = straight.times(offsets.cosine()).plus(across.times(offsets.sine()));
    sites.transform(
        new Sites.Transform() {
          @Override
          public Numbers queries(int layer, Numbers queries) {
            return queries.softplus().product(twice).times(straight); // [N, T, 2K]
          }

          @Override
          public Numbers keys(int layer, Numbers keys) {
            return keys.softplus().product(twice).times(ofKeys); // [N, T, 2K]
          }
        });
  }

  private Numbers waves(Formulas formulas, double further) {
    int width = formulas.shape().headWidth();
    Wavelengths waves = new Wavelengths(base);
    return formulas.byPosition(
        clock,
        2 * width,
        (position, column) -> {
          double angle = position * waves.frequency(column % width, 2 * width) + further;
          return column < width ? Math.cos(angle) : Math.sin(angle);
        });
  }

  @Override
  public Set<Limit> limits() {
    return Set.of();
  }

  @Override
  public String paper() {
    return "Gopalakrishnan et al. 2025, arXiv:2509.10534";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return (long) shape.heads() * shape.headWidth();
  }
}
