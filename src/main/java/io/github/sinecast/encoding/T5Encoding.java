package io.github.sinecast.encoding;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Initial;
import io.github.sinecast.encoding.formula.Numbers;
import java.math.BigInteger;
import java.util.Set;

/**
 * Learned biases by bucketed distance: a number for each head and bucket of {@code j - i}, added to
 * the attention scores, the same in all layers; they start from N(0, 1/D), as in the released code.
 *
 * <p>Half of the buckets are for keys after the query, as in the paper's encoder; causal attention
 * leaves them idle. Of each half, the first half are single distances; the rest grow by equal
 * ratios up to the greatest distance, beyond which all share the last.
 *
 * <p>Source: Raffel et al., T5 (2020), section 2.1, arXiv:1910.10683.
 *
 * @param buckets the number of buckets; a multiple of 4
 * @param maximumDistance the distance from which on the last bucket serves
 */
@TypeName(value = "t5", help = "learned biases by bucketed distance (T5 2020)")
public record T5Encoding(
    @Setting(help = "Number of buckets, a multiple of 4.", initial = "32", min = 4) int buckets,
    @Setting(
            help =
                "Distance from which the last bucket is used; more than a quarter of the buckets.",
            initial = "128",
            min = 2)
        int maximumDistance)
    implements ScoreEncoding {
  public T5Encoding {
    Require.atLeast(4, buckets, "buckets");
    Require.atLeast(2, maximumDistance, "maximumDistance");
    Require.that(buckets % 4 == 0, "buckets", "must be a multiple of 4, found " + buckets);
    Require.that(
        maximumDistance > buckets / 4,
        "maximumDistance",
        "must exceed the %s distances that have buckets of their own, found %s"
            .formatted(buckets / 4, maximumDistance));
  }

  /** The buckets of the paper. */
  public T5Encoding() {
    this(32, 128);
  }

  /**
   * The bucket of a relative position.
   *
   * @param relative key minus query, {@code j - i}
   */
  public int bucket(int relative) {
    int half = buckets / 2;
    int exact = half / 2;
    int side = relative > 0 ? half : 0;
    int distance = Math.abs(relative);
    if (distance < exact) {
      return side + distance;
    }
    int grown = 0;
    while (grown < half - exact - 1 && reaches(distance, grown + 1, exact, half - exact)) {
      grown++;
    }
    return side + exact + grown;
  }

  @Override
  public Sites.ScoreTerm scores(Formulas formulas) {
    Numbers bias = bias(formulas);
    return (layer, content) -> bias;
  }

  /** The bias of each pair of tokens, {@code [N, T, T]}. */
  Numbers bias(Formulas formulas) {
    EncoderShape shape = formulas.shape();
    int[] chosen = new int[2 * shape.tokens() - 1];
    for (int column = 0; column < chosen.length; column++) {
      chosen[column] = bucket(column - (shape.tokens() - 1));
    }
    double deviation = 1 / Math.sqrt(shape.width());
    return formulas.spread(
        formulas
            .choice(chosen, buckets)
            .product(formulas.learned("buckets", Initial.normal(deviation), buckets, shape.heads()))
            .transposed());
  }

  @Override
  public Set<Limit> limits() {
    return Set.of(Limit.COUNTED_POSITIONS);
  }

  @Override
  public String paper() {
    return "Raffel et al. 2020, arXiv:1910.10683";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return (long) buckets * shape.heads();
  }

  /**
   * Whether {@code distance >= exact (maximum / exact)^(step / steps)}, the lower edge of a bucket.
   * In whole numbers, {@code distance^steps exact^step >= exact^steps maximum^step}: logarithms
   * would miss some edges by a rounding.
   */
  private boolean reaches(int distance, int step, int exact, int steps) {
    BigInteger reached =
        BigInteger.valueOf(distance).pow(steps).multiply(BigInteger.valueOf(exact).pow(step));
    BigInteger edge =
        BigInteger.valueOf(exact)
            .pow(steps)
            .multiply(BigInteger.valueOf(maximumDistance).pow(step));
    return reached.compareTo(edge) >= 0;
  }
}
