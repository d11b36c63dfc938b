package io.github.sinecast.encoding;

import io.github.sinecast.encoding.formula.Formulas;
import java.util.Set;

/** An encoding that is added to the attention weights. */
public sealed interface AttentionWeightEncoding extends PositionalEncoding permits ErpeEncoding {
  /** What is added in each layer. */
  Sites.WeightTerm weights(Formulas formulas);

  @Override
  default Set<Site> sites() {
    return Set.of(Site.ATTENTION_WEIGHT);
  }

  @Override
  default void contribute(Formulas formulas, Sites sites) {
    sites.addToWeights(weights(formulas));
  }
}
