package io.github.sinecast.encoding;

import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Numbers;
import java.util.Set;

/** An encoding that is added to the token embeddings. */
public sealed interface InputEncoding extends PositionalEncoding
    permits SinusoidalEncoding,
        LearnedEncoding,
        Time2VecEncoding,
        CalendarEncoding,
        RandomFourierEncoding,
        TapeEncoding,
        CapeEncoding {
  /** One row for each token, {@code [T, D]}. */
  Numbers table(Formulas formulas);

  @Override
  default Set<Site> sites() {
    return Set.of(Site.INPUT);
  }

  @Override
  default void contribute(Formulas formulas, Sites sites) {
    Numbers table = table(formulas);
    sites.addToInput(tokens -> table);
  }
}
