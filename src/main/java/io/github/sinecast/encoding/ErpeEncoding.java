package io.github.sinecast.encoding;

import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Initial;
import io.github.sinecast.encoding.formula.Numbers;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Efficient relative positions: after softmax, the weight of query i and key j gains the learned
 * number {@code w_h[i - j + L - 1]} of each head and layer, which starts at zero. The rows of
 * weights then no longer sum to 1.
 *
 * <p>Source: Foumani et al., ConvTran (2023), section 4.2, arXiv:2305.16642.
 *
 * @param maximumLength the greatest number of tokens, L; null for as many as the network has
 */
@TypeName(value = "erpe", help = "learned numbers by distance, added after softmax (ConvTran 2023)")
public record ErpeEncoding(
    @Setting(
            help = "Greatest number of tokens; when omitted, the number there is.",
            initial = "",
            min = 1,
            max = MaximumLength.GREATEST)
        @Nullable Integer maximumLength)
    implements AttentionWeightEncoding {
  public ErpeEncoding {
    MaximumLength.require(maximumLength);
  }

  /** As many tokens as the network has. */
  public ErpeEncoding() {
    this(null);
  }

  @Override
  public Sites.WeightTerm weights(Formulas formulas) {
    EncoderShape shape = formulas.shape();
    int tokens = shape.tokens();
    int length = learnedLength(shape);
    int[] chosen = new int[2 * tokens - 1];
    for (int column = 0; column < chosen.length; column++) {
      int offset = column - (tokens - 1); // j - i
      chosen[column] = length - 1 - offset;
    }
    Numbers choice = formulas.choice(chosen, 2 * length - 1);
    return layer -> {
      Numbers learned =
          formulas.layer(layer).learned("distances", Initial.ZERO, 2 * length - 1, shape.heads());
      return formulas.spread(choice.product(learned).transposed());
    };
  }

  @Override
  public PositionalEncoding trainedOn(EncoderShape trained) {
    return new ErpeEncoding(learnedLength(trained));
  }

  @Override
  public Set<Limit> limits() {
    return Set.of(Limit.MAXIMUM_LENGTH, Limit.COUNTED_POSITIONS);
  }

  @Override
  public String paper() {
    return "Foumani et al. 2023, arXiv:2305.16642";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return shape.heads() * (2L * learnedLength(shape) - 1) * shape.layers();
  }
}
