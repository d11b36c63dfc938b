package io.github.sinecast.encoding;

import io.github.sinecast.encoding.formula.Formulas;
import java.util.Set;

/** An encoding that is added to the attention scores. */
public sealed interface ScoreEncoding extends PositionalEncoding
    permits ShawEncoding,
        TransformerXlEncoding,
        T5Encoding,
        AlibiEncoding,
        KerpleEncoding,
        FireEncoding,
        TupeEncoding,
        CopeEncoding,
        FoxEncoding {
  /**
   * What is added in each layer.
   *
   * @param formulas where numbers that all layers share come from; {@link Formulas#layer} gives
   *     those of one layer
   */
  Sites.ScoreTerm scores(Formulas formulas);

  /** What the product of query and key is multiplied by. */
  default double contentScale() {
    return 1;
  }

  @Override
  default Set<Site> sites() {
    return Set.of(Site.SCORE);
  }

  @Override
  default void contribute(Formulas formulas, Sites sites) {
    sites.scaleContent(contentScale());
    sites.addToScores(scores(formulas));
  }
}
