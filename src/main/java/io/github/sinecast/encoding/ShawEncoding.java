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
 * Relative keys and values: with {@code c = clip(j - i, -M, M) + M}, a score gains {@code q_i .
 * a^K_c / sqrt(K)} and a mixed value {@code sum_j a_ij a^V_c}. Each layer learns its vectors; its
 * heads share them.
 *
 * <p>Source: Shaw et al., Self-attention with relative position representations (2018), section
 * 3.2, arXiv:1803.02155.
 *
 * @param maximumDistance the distance M, beyond which all are alike
 */
@TypeName(value = "shaw", help = "learned keys and values by distance (Shaw 2018)")
public record ShawEncoding(
    @Setting(
            help = "Greatest distance that is told apart; larger ones count as this one.",
            initial = "16",
            min = 1,
            max = GREATEST_DISTANCE)
        int maximumDistance)
    implements ScoreEncoding, ValueEncoding {
  private static final int GREATEST_DISTANCE = 100_000;

  public ShawEncoding {
    Require.between(1, GREATEST_DISTANCE, maximumDistance, "maximumDistance");
  }

  /** Distances up to sixteen, as the paper used. */
  public ShawEncoding() {
    this(16);
  }

  @Override
  public Sites.ScoreTerm scores(Formulas formulas) {
    double scale = 1 / Math.sqrt(formulas.shape().headWidth());
    return (layer, content) ->
        content
            .queries()
            .product(byOffset(formulas.layer(layer), "keys").transposed()) // [N, T, 2T - 1]
            .byKey()
            .times(scale);
  }

  @Override
  public Sites.ValueTerm values(Formulas formulas) {
    return (layer, weights) ->
        weights.byOffset().product(byOffset(formulas.layer(layer), "values")); // [N, T, K]
  }

  /** The vector of each offset from 1 - T to T - 1, {@code [2T - 1, K]}. */
  private Numbers byOffset(Formulas layer, String name) {
    int tokens = layer.shape().tokens();
    int width = layer.shape().headWidth();
    int vectors = 2 * maximumDistance + 1;
    int[] chosen = new int[2 * tokens - 1];
    for (int column = 0; column < chosen.length; column++) {
      int offset = column - (tokens - 1);
      chosen[column] =
          Math.max(-maximumDistance, Math.min(maximumDistance, offset)) + maximumDistance;
    }
    return layer
        .choice(chosen, vectors)
        .product(layer.learned(name, Initial.glorot(vectors, width), vectors, width));
  }

  @Override
  public Set<Site> sites() {
    return Set.of(Site.SCORE, Site.VALUE);
  }

  @Override
  public void contribute(Formulas formulas, Sites sites) {
    ScoreEncoding.super.contribute(formulas, sites);
    ValueEncoding.super.contribute(formulas, sites);
  }

  @Override
  public Set<Limit> limits() {
    return Set.of(Limit.COUNTED_POSITIONS);
  }

  @Override
  public String paper() {
    return "Shaw et al. 2018, arXiv:1803.02155";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return 2L * (2L * maximumDistance + 1) * shape.headWidth() * shape.layers();
  }
}
