package io.github.sinecast.encoding;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Initial;
import io.github.sinecast.encoding.formula.Numbers;
import java.util.Set;

/**
 * Dynamic wavelets: the window itself tells its positions. A learned projection makes one signal of
 * the embedded tokens; its discrete wavelet transform has J + 1 scales, and the coefficients of
 * scale j are multiplied by {@code sigmoid(Wg e_j + bg) tanh(Wv e_j + bv)} with e_j a learned
 * vector of width D. The inverse transform of the products is added to the tokens.
 *
 * <p>Both transforms are linear, so each scale is a matrix over the steps of a window: {@link
 * Wavelet}. A coefficient sees the whole window, so attention must be bidirectional. Where each
 * channel has tokens of its own, each has a signal of its own. Equal tokens get equal rows. A
 * single level hardly tells past from future, since a scale is a filter that is nearly symmetric.
 *
 * <p>Source: Irani and Metsis, DyWPE (2025), section 3, arXiv:2509.14640.
 *
 * @param levels the number of times the signal is halved, J
 */
@TypeName(value = "dywpe", help = "the window's own wavelets, weighted by scale (DyWPE 2025)")
public record DywpeEncoding(
    @Setting(
            help = "How often the signal is halved; scales are one more.",
            initial = "2",
            min = 1,
            max = DywpeEncoding.MOST_LEVELS)
        int levels)
    implements PositionalEncoding {
  /** 2^16 steps are more than attention can serve. */
  static final int MOST_LEVELS = 16;

  public DywpeEncoding {
    Require.between(1, MOST_LEVELS, levels, "levels");
  }

  /** Two levels: steps, pairs of steps, and what is slower. */
  public DywpeEncoding() {
    this(2);
  }

  @Override
  public Set<Site> sites() {
    return Set.of(Site.INPUT);
  }

  @Override
  public void contribute(Formulas formulas, Sites sites) {
    EncoderShape shape = formulas.shape();
    int tokens = shape.tokens();
    int scales = levels + 1;
    int width = shape.width();
    Numbers signal = formulas.learned("signal", Initial.glorot(width, 1), width, 1);
    Numbers transforms = formulas.constant(transforms(shape), tokens, scales * tokens);
    Numbers vectors = formulas.learned("scales", Initial.normal(1), scales, width);
    Numbers weights = // [J + 1, D]
        linear(formulas, "gate", vectors)
            .sigmoid()
            .times(tangent(linear(formulas, "value", vectors)));
    sites.addToInput(
        rows ->
            rows.product(signal) // [T, 1]
                .transposed()
                .product(transforms)
                .reshaped(scales, tokens)
                .transposed()
                .product(weights)); // [T, D]
  }

  private static Numbers linear(Formulas formulas, String name, Numbers rows) {
    int width = formulas.shape().width();
    return rows.product(
            formulas.learned(name + ".weight", Initial.glorot(width, width), width, width))
        .plus(formulas.learned(name + ".bias", Initial.ZERO, 1, width));
  }

  /** {@code tanh x = 2 sigmoid(2x) - 1}. */
  private static Numbers tangent(Numbers numbers) {
    return numbers.times(2).sigmoid().times(2).plus(-1);
  }

  /** For each token what it adds to each scale and token, {@code [T, (J + 1) T]}. */
  private double[] transforms(EncoderShape shape) {
    int tokens = shape.tokens();
    double[][] scales = Wavelet.scales(shape.steps(), levels);
    double[] transforms = new double[tokens * scales.length * tokens];
    for (int token = 0; token < tokens; token++) {
      for (int scale = 0; scale < scales.length; scale++) {
        for (int step = 0; step < shape.steps(); step++) {
          int to = step * shape.variates() + token % shape.variates();
          transforms[(token * scales.length + scale) * tokens + to] =
              scales[scale][token / shape.variates() * shape.steps() + step];
        }
      }
    }
    return transforms;
  }

  @Override
  public boolean dependsOnContent() {
    return true;
  }

  @Override
  public Set<Limit> limits() {
    return Set.of(Limit.BIDIRECTIONAL_ONLY, Limit.COUNTED_POSITIONS);
  }

  @Override
  public String paper() {
    return "Irani and Metsis 2025, arXiv:2509.14640";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    long width = shape.width();
    return width * (levels + 2) + 2 * width * (width + 1);
  }
}
