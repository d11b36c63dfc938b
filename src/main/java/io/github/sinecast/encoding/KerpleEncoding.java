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
 * Learned kernels of the distance: a score gains {@code -r1 ln(1 + r2 |i - j|)} or {@code -r1 |i -
 * j|^r2}, r1 and r2 learned for each head and layer.
 *
 * <p>What is learned are any numbers a and b, with {@code r1 = softplus(a)}; r2 is softplus(b) in
 * the logarithm, and 2 sigmoid(b) in the power, whose kernel is conditionally positive definite
 * only up to 2. They start from N(0, 1). It cannot tell past from future.
 *
 * <p>Source: Chi et al., KERPLE (2022), section 4, arXiv:2205.09921.
 *
 * @param variant which kernel
 * @param clock what positions are counted in
 */
@TypeName(
    value = "kerple",
    help = "scores fall with a learned kernel of the distance (KERPLE 2022)")
public record KerpleEncoding(
    @Setting(help = "Which kernel: log or power.", initial = "log") KerpleVariant variant,
    @Setting(help = Clock.HELP, initial = "index") Clock clock)
    implements ScoreEncoding {
  /** The logarithmic kernel, which the paper found the best. */
  public KerpleEncoding() {
    this(KerpleVariant.LOG, Clock.INDEX);
  }

  @Override
  public Sites.ScoreTerm scores(Formulas formulas) {
    return variant == KerpleVariant.LOG ? logarithmic(formulas) : power(formulas);
  }

  private Sites.ScoreTerm logarithmic(Formulas formulas) {
    Numbers distance = formulas.byPair(clock, (query, key) -> Math.abs(query - key));
    return (layer, content) ->
        distance
            .times(learned(formulas, layer, "b").softplus())
            .plus(1)
            .logarithm()
            .times(learned(formulas, layer, "a").softplus())
            .times(-1);
  }

  private Sites.ScoreTerm power(Formulas formulas) {
    // 0^r2 is 0, but its logarithm is not finite: the diagonal is left out instead.
    Numbers apart = formulas.byPair(clock, (query, key) -> query == key ? 0 : 1);
    Numbers logarithm =
        formulas.byPair(clock, (query, key) -> query == key ? 0 : Math.log(Math.abs(query - key)));
    return (layer, content) ->
        logarithm
            .times(learned(formulas, layer, "b").sigmoid().times(2))
            .exponential()
            .times(apart)
            .times(learned(formulas, layer, "a").softplus())
            .times(-1);
  }

  private static Numbers learned(Formulas formulas, int layer, String name) {
    return formulas.layer(layer).learned(name, Initial.normal(1), formulas.shape().heads(), 1, 1);
  }

  @Override
  public Set<Limit> limits() {
    return Set.of(Limit.BLIND_TO_DIRECTION);
  }

  @Override
  public String paper() {
    return "Chi et al. 2022, arXiv:2205.09921";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return 2L * shape.heads() * shape.layers();
  }
}
