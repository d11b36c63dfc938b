package io.github.sinecast.encoding;

import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import java.util.Set;

/** An encoding that turns queries and keys by their positions. */
public sealed interface QueryKeyEncoding extends PositionalEncoding
    permits RopeEncoding, XposEncoding {
  /** How far each pair of a head's numbers turns. */
  Rotation rotation(EncoderShape shape);

  @Override
  default Set<Site> sites() {
    return Set.of(Site.QUERY_KEY);
  }

  @Override
  default void contribute(Formulas formulas, Sites sites) {
    sites.rotate(rotation(formulas.shape()));
  }
}
