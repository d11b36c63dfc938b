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
 * Relative positions in the score: {@code [(q_i + u) . k_j + (q_i + v) . (W r_(i-j))] / sqrt(K)}
 * with r the sinusoidal row of the distance {@code i - j}. Each layer learns its W; u and v are
 * shared by all.
 *
 * <p>The row of a difference is a product of the rows of its ends, by the addition theorems: no
 * table over pairs is needed, and positions may be any real numbers.
 *
 * <p>Source: Dai et al., Transformer-XL (2019), section 3.3, arXiv:1901.02860.
 *
 * @param base the base of the geometric sequence of wavelengths, above 1
 * @param clock what positions are counted in
 */
@TypeName(
    value = "transformer-xl",
    help = "scores by content and by relative position (Transformer-XL 2019)")
public record TransformerXlEncoding(
    @Setting(help = "Base of the geometric sequence of wavelengths.", initial = "10000")
        double base,
    @Setting(help = Clock.HELP, initial = "index") Clock clock)
    implements ScoreEncoding {
  public TransformerXlEncoding {
    new Wavelengths(base);
  }

  /** The encoding of the paper. */
  public TransformerXlEncoding() {
    this(Wavelengths.PAPER_BASE, Clock.INDEX);
  }

  @Override
  public Sites.ScoreTerm scores(Formulas formulas) {
    EncoderShape shape = formulas.shape();
    int heads = shape.heads();
    int headWidth = shape.headWidth();
    int width = shape.width();
    Initial small = Initial.normal(LearnedEncoding.INITIAL_DEVIATION);
    Numbers contentBias = formulas.learned("content-bias", small, heads, headWidth, 1); // u
    Numbers positionBias = formulas.learned("position-bias", small, heads, 1, headWidth); // v
    Wavelengths waves = new Wavelengths(base);
    Numbers rows = // sin(p_j w), cos(p_j w), …: [T, D]
        formulas.byPosition(
            clock, width, (position, column) -> waves.wave(position, column, width));
    Numbers straight = // -cos(p_i w), cos(p_i w), …: [T, D]
        formulas.byPosition(
            clock,
            width,
            (position, column) ->
                (column % 2 == 0 ? -1 : 1) * waves.wave(position, column | 1, width));
    Numbers across = // sin(p_i w), sin(p_i w), …: [T, D]
        formulas.byPosition(
            clock, width, (position, column) -> waves.wave(position, column / 2 * 2, width));
    Numbers partner = formulas.choice(partners(width), width); // [D, D]
    return (layer, content) -> {
      Numbers map = // W by head, [N, K, D]
          formulas
              .layer(layer)
              .learned("map", Initial.glorot(width, width), heads, headWidth, width);
      Numbers asking = content.queries().plus(positionBias); // [N, T, K]
      Numbers turned =
          asking
              .product(map)
              .times(straight)
              .plus(asking.product(map.product(partner)).times(across)); // [N, T, D]
      Numbers byContent = content.keys().product(contentBias).transposed(); // [N, 1, T]
      return turned
          .product(rows.transposed())
          .plus(byContent)
          .times(1 / Math.sqrt(headWidth)); // [N, T, T]
    };
  }

  private static int[] partners(int width) {
    int[] partners = new int[width];
    for (int column = 0; column < width; column++) {
      partners[column] = column ^ 1;
    }
    return partners;
  }

  @Override
  public Set<Limit> limits() {
    return Set.of(Limit.EVEN_WIDTH, Limit.WHOLE_SCORE);
  }

  @Override
  public String paper() {
    return "Dai et al. 2019, arXiv:1901.02860";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return ((long) shape.layers() * shape.width() + 2) * shape.width();
  }
}
