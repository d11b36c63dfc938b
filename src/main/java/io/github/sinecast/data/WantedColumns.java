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
 * @param covariates columns that must be there and are not only known up to a cutoff
 * @param examining whether columns are found, too, that are only looked at for suspicions
 */
record WantedColumns(
    Set<String> needed, Set<String> useful, CovariateColumns covariates, boolean examining) {
  WantedColumns {
    needed = ordered(needed);
    useful = ordered(useful);
  }

  static WantedColumns of(Collection<String> needed) {
    return new WantedColumns(ordered(needed), Set.of(), CovariateColumns.NONE, false);
  }

  WantedColumns examined() {
    return new WantedColumns(needed, useful, covariates, true);
  }

  WantedColumns withUseful(Collection<String> others) {
    return new WantedColumns(needed, ordered(others), covariates, examining);
  }

  WantedColumns with(CovariateColumns others) {
    return new WantedColumns(needed, useful, others, examining);
  }

  private static Set<String> ordered(Collection<String> names) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }
}
