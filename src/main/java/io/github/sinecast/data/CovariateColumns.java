package io.github.sinecast.data;

import io.github.sinecast.Statics;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns beside the target by when their values are known, as far as they are not simply known
 * up to a cutoff.
 *
 * @param known columns that are known ahead
 * @param statics columns that never change within a series
 * @param categories which of these columns, and of those that are known up to a cutoff, hold text
 * @param table what never changes in each series, by id, where the table has no such columns; null
 *     where it has them
 */
public record CovariateColumns(
    List<String> known,
    List<String> statics,
    List<String> categories,
    @Nullable Map<String, Statics> table) {
  /** No such columns. */
  public static final CovariateColumns NONE =
      new CovariateColumns(List.of(), List.of(), List.of(), null);

  public CovariateColumns {
    known = List.copyOf(known);
    statics = List.copyOf(statics);
    categories = List.copyOf(categories);
  }

  /** These columns with what never changes given by another table. */
  public CovariateColumns withTable(Map<String, Statics> byId) {
    return new CovariateColumns(known, statics, categories, byId);
  }

  /** The columns that never change and are in the table of the series. */
  List<String> staticsInTable() {
    return table == null ? statics : List.of();
  }
}
