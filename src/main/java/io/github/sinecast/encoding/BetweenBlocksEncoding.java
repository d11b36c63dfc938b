package io.github.sinecast.encoding;

import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Numbers;
import java.util.Set;

/** An encoding that changes the tokens after the first layer. */
public sealed interface BetweenBlocksEncoding extends PositionalEncoding permits ConvEncoding {
  /**
   * The changed tokens.
   *
   * @param tokens {@code [T, D]}
   */
  Numbers changed(Formulas formulas, Numbers tokens);

  @Override
  default Set<Site> sites() {
    return Set.of(Site.BETWEEN_BLOCKS);
  }

  @Override
  default void contribute(Formulas formulas, Sites sites) {
    sites.changeBetweenBlocks(tokens -> changed(formulas, tokens));
  }
}
