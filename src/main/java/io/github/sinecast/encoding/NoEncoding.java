package io.github.sinecast.encoding;

import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import java.util.Set;

/**
 * No positional encoding at all: the control of every experiment.
 *
 * <p>Without one, self-attention cannot tell the order of its tokens; only a head that flattens
 * them can.
 */
@TypeName(value = "none", help = "no positional encoding; the control of every experiment")
public record NoEncoding() implements PositionalEncoding {
  @Override
  public Set<Site> sites() {
    return Set.of();
  }

  @Override
  public Set<Limit> limits() {
    return Set.of(Limit.BLIND_TO_DIRECTION);
  }

  @Override
  public String paper() {
    return "the control";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return 0;
  }

  @Override
  public void contribute(Formulas formulas, Sites sites) {
    // The control acts nowhere.
  }
}
