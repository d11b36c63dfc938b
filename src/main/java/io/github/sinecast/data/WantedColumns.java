package io.github.sinecast.data;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The columns beside the target that somebody asks for, by name.
 *
 * @param needed columns that must be there
 * @param useful columns that are read if the table has one target and these
 * @param known columns that must be there and are known ahead
 * @param examining whether columns are found, too, that are only looked at for suspicions
 */
record WantedColumns(Set<String> needed, Set<String> useful, Set<String> known, boolean examining) {
  WantedColumns {
    needed = ordered(needed);
    useful = ordered(useful);
    known = ordered(known);
  }

  static WantedColumns of(Collection<String> needed) {
    return new WantedColumns(ordered(needed), Set.of(), Set.of(), false);
  }

  WantedColumns examined() {
    return new WantedColumns(needed, useful, known, true);
  }

  WantedColumns withUseful(Collection<String> others) {
    return new WantedColumns(needed, ordered(others), known, examining);
  }

  WantedColumns withKnown(Collection<String> ahead) {
    return new WantedColumns(needed, useful, ordered(ahead), examining);
  }

  private static Set<String> ordered(Collection<String> names) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }
}
