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
 * Contextual positions: a query counts those tokens between a key and itself that it cares for.
 * With the gates {@code g_ij = sigmoid(q_i . k_j)}, the position of a key is {@code p_ij = sum of
 * g_il over l = j..i}, at most P - 1, and a score gains {@code q_i . e(p_ij) / sqrt(K)}, where e
 * interpolates linearly between P learned vectors. Each layer learns its vectors; its heads share
 * them.
 *
 * <p>Source: Golovneva et al., Contextual position encoding (2024), section 4, arXiv:2405.18719.
 *
 * @param positions the number of learned vectors P
 */
@TypeName(value = "cope", help = "positions that count what a query cares for (CoPE 2024)")
public record CopeEncoding(
    @Setting(
            help = "Number of learned vectors; positions beyond the last are clipped.",
            initial = "16",
            min = 2,
            max = MaximumLength.GREATEST)
        int positions)
    implements ScoreEncoding {
  public CopeEncoding {
    Require.between(2, MaximumLength.GREATEST, positions, "positions");
  }

  /** Sixteen positions. */
  public CopeEncoding() {
    this(16);
  }

  @Override
  public Sites.ScoreTerm scores(Formulas formulas) {
    EncoderShape shape = formulas.shape();
    int tokens = shape.tokens();
    int heads = shape.heads();
    int reached = Math.min(positions, tokens + 1); // T gates are at most T together
    Numbers seen = formulas.pairs((query, key) -> key <= query);
    Numbers onwards = formulas.pairs((from, key) -> from >= key).reshaped(tokens, tokens);
    double[] numbered = new double[reached - 1];
    double[] steps = new double[reached * (reached - 1)];
    double[] last = new double[reached];
    last[reached - 1] = 1;
    for (int step = 0; step < reached - 1; step++) {
      numbered[step] = -step;
      steps[step * (reached - 1) + step] = -1;
      steps[(step + 1) * (reached - 1) + step] = 1;
    }
    Numbers numbers = formulas.constant(numbered, 1, 1, reached - 1);
    Numbers differences = formulas.constant(steps, reached, reached - 1);
    Numbers greatest = formulas.constant(last, reached, 1);
    return (layer, content) -> {
      Numbers queries = content.queries();
      Numbers gates = queries.product(content.keys().transposed()).sigmoid().times(seen);
      Numbers counted = gates.product(onwards).reshaped(heads * tokens, tokens, 1); // p_ij
      Numbers vectors =
          formulas
              .layer(layer)
              .learned(
                  "positions",
                  Initial.normal(LearnedEncoding.INITIAL_DEVIATION),
                  positions,
                  shape.headWidth())
              .rows(0, reached);
      Numbers asked = // q . e(0), q . e(1), …: [N, T, P]
          queries.product(vectors.transposed()).times(1 / Math.sqrt(shape.headWidth()));
      // What p lacks of each step between two vectors, from 0 to 1: no vector is looked up, since
      // a choice by a computed number would have no gradient.
      Numbers lacking =
          counted.plus(numbers).rectified().times(-1).plus(1).rectified(); // [N T, T, P - 1]
      Numbers lost =
          lacking
              .product(asked.product(differences).reshaped(heads * tokens, reached - 1, 1))
              .reshaped(heads, tokens, tokens);
      return asked.product(greatest).minus(lost); // [N, T, T]
    };
  }

  @Override
  public boolean dependsOnContent() {
    return true;
  }

  @Override
  public Set<Limit> limits() {
    return Set.of(Limit.CAUSAL_ONLY, Limit.COUNTED_POSITIONS);
  }

  @Override
  public String paper() {
    return "Golovneva et al. 2024, arXiv:2405.18719";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return (long) shape.layers() * positions * shape.headWidth();
  }
}
