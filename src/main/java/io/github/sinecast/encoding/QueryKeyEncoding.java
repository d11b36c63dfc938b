package io.github.sinecast.encoding;

import java.util.Set;

/** An encoding that turns or replaces queries and keys by their positions. */
public sealed interface QueryKeyEncoding extends PositionalEncoding
    permits RopeEncoding, XposEncoding, PopeEncoding, SpeEncoding {
  @Override
  default Set<Site> sites() {
    return Set.of(Site.QUERY_KEY);
  }
}
