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
 * Conditional positions: after the first layer each column of the tokens is convolved along time
 * with learned weights, and added: {@code y = x + convolution(x) + b}.
 *
 * <p>Zeros stand beyond both ends of a window (only before it where attention is causal); by them a
 * token knows how far the ends are.
 *
 * <p>Source: Chu et al., Conditional positional encodings for vision transformers (2021),
 * arXiv:2102.10882.
 *
 * @param kernel steps that the convolution sees, odd
 */
@TypeName(value = "conv", help = "a learned convolution after the first layer (CPE 2021)")
public record ConvEncoding(
    @Setting(
            help = "Steps that the convolution sees; odd.",
            initial = "3",
            min = 3,
            max = LONGEST_KERNEL)
        int kernel)
    implements BetweenBlocksEncoding {
  private static final int LONGEST_KERNEL = 9_999;

  public ConvEncoding {
    Require.between(3, LONGEST_KERNEL, kernel, "kernel");
    Require.that(kernel % 2 == 1, "kernel", "must be odd, found " + kernel);
  }

  /** A token and its two neighbours. */
  public ConvEncoding() {
    this(3);
  }

  @Override
  public Numbers changed(Formulas formulas, Numbers tokens) {
    EncoderShape shape = formulas.shape();
    int step = shape.variates();
    int before = (shape.causal() ? kernel - 1 : kernel / 2) * step;
    Numbers padded = tokens.padded(before, (kernel - 1) * step - before);
    double limit = 1 / Math.sqrt(kernel);
    Numbers weights =
        formulas.learned("kernel", Initial.uniform(-limit, limit), kernel, shape.width());
    Numbers changed = tokens.plus(formulas.learned("bias", Initial.ZERO, 1, shape.width()));
    for (int tap = 0; tap < kernel; tap++) {
      Numbers shifted = padded.rows(tap * step, shape.tokens());
      changed = changed.plus(shifted.times(weights.rows(tap, 1)));
    }
    return changed;
  }

  @Override
  public Set<Limit> limits() {
    return Set.of();
  }

  @Override
  public String paper() {
    return "Chu et al. 2021, arXiv:2102.10882";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return shape.width() * (kernel + 1L);
  }
}
