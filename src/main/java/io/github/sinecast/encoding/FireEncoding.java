package io.github.sinecast.encoding;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Initial;
import io.github.sinecast.encoding.formula.Numbers;
import java.util.Set;

/**
 * Functional interpolation: a score gains {@code MLP_h(psi(|i - j|) / psi(max(L, i)))} with {@code
 * psi(x) = ln(c x + 1)}, so that what goes in stays between 0 and 1 for any length. Each layer
 * learns c, L and a perceptron with one hidden layer of rectified units.
 *
 * <p>The paper is about keys up to their query; for later ones the distance counts. What is learned
 * are any numbers whose softplus is c (from 0.1 on) and L (from half the tokens on, whatever the
 * clock).
 *
 * <p>Source: Li et al., Functional interpolation for relative positions (2024), section 3.2,
 * arXiv:2310.04418.
 *
 * @param hidden the width of the hidden layer
 * @param clock what positions are counted in
 */
@TypeName(value = "fire", help = "scores by a small network of the relative distance (FIRE 2024)")
public record FireEncoding(
    @Setting(
            help = "Width of the small network's hidden layer.",
            initial = "32",
            min = 1,
            max = WIDEST)
        int hidden,
    @Setting(help = Clock.HELP, initial = "index") Clock clock)
    implements ScoreEncoding {
  private static final int WIDEST = 10_000;
  private static final double INITIAL_C = 0.1;

  public FireEncoding {
    Require.between(1, WIDEST, hidden, "hidden");
  }

  /** The hidden layer of the paper. */
  public FireEncoding() {
    this(32, Clock.INDEX);
  }

  @Override
  public Sites.ScoreTerm scores(Formulas formulas) {
    EncoderShape shape = formulas.shape();
    int tokens = shape.tokens();
    int heads = shape.heads();
    Numbers distance = formulas.byPair(clock, (query, key) -> Math.abs(query - key)); // [1, T, T]
    Numbers query = // [1, T, 1]
        formulas.byPosition(clock, 1, (position, column) -> position).reshaped(1, tokens, 1);
    double limit = 1 / Math.sqrt(hidden);
    return (layer, content) -> {
      Formulas own = formulas.layer(layer);
      Numbers c = own.learned("c", softplusIs(INITIAL_C), 1, 1, 1).softplus();
      Numbers length = own.learned("length", softplusIs(tokens / 2.0), 1, 1, 1).softplus();
      Numbers longest = query.minus(length).rectified().plus(length); // max(L, i)
      Numbers share = psi(distance, c).dividedBy(psi(longest, c));
      return share
          .reshaped(tokens * tokens, 1)
          .product(own.learned("hidden.weight", Initial.uniform(-1, 1), 1, hidden))
          .plus(own.learned("hidden.bias", Initial.uniform(-1, 1), 1, hidden))
          .rectified()
          .product(own.learned("output.weight", Initial.uniform(-limit, limit), hidden, heads))
          .plus(own.learned("output.bias", Initial.uniform(-limit, limit), 1, heads))
          .transposed()
          .reshaped(heads, tokens, tokens);
    };
  }

  private static Numbers psi(Numbers x, Numbers c) {
    return x.times(c).plus(1).logarithm();
  }

  private static Initial softplusIs(double value) {
    return Initial.constant(value + Math.log(-Math.expm1(-value)));
  }

  @Override
  public Set<Limit> limits() {
    return Set.of();
  }

  @Override
  public String paper() {
    return "Li et al. 2024, arXiv:2310.04418";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return shape.layers() * (2L + 2L * hidden + (hidden + 1L) * shape.heads());
  }
}
