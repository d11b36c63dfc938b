package io.github.sinecast.encoding;

import io.github.sinecast.encoding.formula.Formulas;
import java.util.Set;

/** An encoding that is added to what attention takes from the values. */
public sealed interface ValueEncoding extends PositionalEncoding permits ShawEncoding {
  /** What is added in each layer. */
  Sites.ValueTerm values(Formulas formulas);

  @Override
  default Set<Site> sites() {
    return Set.of(Site.VALUE);
  }

  @Override
  default void contribute(Formulas formulas, Sites sites) {
    sites.addToValues(values(formulas));
  }
}
