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
 * A learned table: one trained row of width D for each position, starting from N(0, 0.02^2).
 *
 * <p>Positions beyond the table are refused, never extrapolated.
 *
 * <p>Source: Devlin et al., BERT (2018), arXiv:1810.04805.
 *
 * @param maximumLength the number of rows; null for as many as the network has tokens
 */
@TypeName(value = "learned", help = "one trained row per position (BERT 2018)")
public record LearnedEncoding(
    @Setting(
            help = "Number of positions in the table; when omitted, the number of tokens.",
            initial = "",
            min = 1,
            max = MaximumLength.GREATEST)
        @Nullable Integer maximumLength)
    implements InputEncoding {
  /** The standard deviation of the initial values, as in BERT. */
  public static final double INITIAL_DEVIATION = 0.02;

  public LearnedEncoding {
    MaximumLength.require(maximumLength);
  }

  /** A table as long as the network needs. */
  public LearnedEncoding() {
    this(null);
  }

  @Override
  public Numbers table(Formulas formulas) {
    EncoderShape shape = formulas.shape();
    return formulas
        .learned("table", Initial.normal(INITIAL_DEVIATION), learnedLength(shape), shape.width())
        .rows(0, shape.tokens());
  }

  @Override
  public PositionalEncoding trainedOn(EncoderShape trained) {
    return new LearnedEncoding(learnedLength(trained));
  }

  @Override
  public Set<Limit> limits() {
    return Set.of(Limit.MAXIMUM_LENGTH, Limit.COUNTED_POSITIONS);
  }

  @Override
  public String paper() {
    return "Devlin et al. 2018, arXiv:1810.04805";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return (long) learnedLength(shape) * shape.width();
  }
}
