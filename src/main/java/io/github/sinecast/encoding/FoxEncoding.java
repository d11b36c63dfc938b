package io.github.sinecast.encoding;

import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Initial;
import io.github.sinecast.encoding.formula.Numbers;
import java.util.Set;

/**
 * Forgetting: each token x_t has a gate {@code f_t = sigmoid(w . x_t + b)} for each head, and a
 * score gains {@code sum of ln f_l over l = j+1..i}: an ALiBi whose slope the data chooses.
 *
 * <p>The paper is about keys before their query. Where attention looks at later keys too, these
 * have a second gate, and gain the sum over {@code l = i..j-1}. Each layer learns its gates.
 *
 * <p>Source: Lin et al., Forgetting transformer (2025), section 3.1, arXiv:2503.02130.
 */
@TypeName(value = "fox", help = "scores fall by gates that the tokens choose (FoX 2025)")
public record FoxEncoding() implements ScoreEncoding {
  /** Gates start near 1, so that nothing is forgotten before it is learned. */
  static final double INITIAL_BIAS = 5;

  @Override
  public Sites.ScoreTerm scores(Formulas formulas) {
    int tokens = formulas.shape().tokens();
    Numbers earlier = formulas.pairs((query, key) -> key < query);
    Numbers later = formulas.pairs((query, key) -> key > query);
    Numbers upTo = formulas.pairs((from, to) -> from <= to).reshaped(tokens, tokens);
    Numbers before = formulas.pairs((from, to) -> from < to).reshaped(tokens, tokens);
    boolean causal = formulas.shape().causal();
    return (layer, content) -> {
      Formulas own = formulas.layer(layer);
      Numbers past = logarithms(own, "past", content.tokens()).product(upTo); // [N, T]
      Numbers forgotten = differences(past).times(earlier);
      if (causal) {
        return forgotten;
      }
      Numbers future = logarithms(own, "future", content.tokens()).product(before);
      return forgotten.minus(differences(future).times(later));
    };
  }

  /** The logarithm of each gate, {@code [N, T]}. */
  private static Numbers logarithms(Formulas layer, String side, Numbers tokens) {
    int heads = layer.shape().heads();
    Initial small = Initial.normal(LearnedEncoding.INITIAL_DEVIATION);
    Numbers weight = layer.learned(side + ".weight", small, layer.shape().width(), heads);
    Numbers bias = layer.learned(side + ".bias", Initial.constant(INITIAL_BIAS), 1, heads);
    return tokens.product(weight).plus(bias).times(-1).softplus().times(-1).transposed();
  }

  /** From {@code [N, T]} to a number less another for each pair of them, {@code [N, T, T]}. */
  private static Numbers differences(Numbers sums) {
    int heads = sums.shape()[0];
    int tokens = sums.shape()[1];
    return sums.reshaped(heads, tokens, 1).minus(sums.reshaped(heads, 1, tokens));
  }

  @Override
  public boolean dependsOnContent() {
    return true;
  }

  @Override
  public Set<Limit> limits() {
    return Set.of(Limit.COUNTED_POSITIONS);
  }

  @Override
  public String paper() {
    return "Lin et al. 2025, arXiv:2503.02130";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    int sides = shape.causal() ? 1 : 2;
    return (long) sides * shape.layers() * shape.heads() * (shape.width() + 1);
  }
}
