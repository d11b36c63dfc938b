package io.github.sinecast.data;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which columns of a file mean what, by their position.
 *
 * @param layout never auto
 * @param dates the columns of dates and times, and how they may be written
 * @param id the column that tells series apart, or -1
 * @param targets the columns to forecast
 * @param wanted the other columns that are asked for, by the name under which they are
 * @param known the columns that are known ahead, by name
 * @param statics the columns that never change within a series, by name
 * @param texts which of the columns hold text
 * @param examined columns that are looked at for {@link Suspicion}s only, by their role
 */
record FoundColumns(
    Layout layout,
    DateColumnFinder.Found dates,
    int id,
    List<Integer> targets,
    Map<String, Integer> wanted,
    Map<String, Integer> known,
    Map<String, Integer> statics,
    Set<Integer> texts,
    Map<String, Integer> examined) {

  /** The columns that are read as numbers, in the order of the file. */
  TreeSet<Integer> numbers() {
    TreeSet<Integer> numbers = new TreeSet<>(targets);
    numbers.addAll(wanted.values());
    numbers.addAll(known.values());
    numbers.addAll(statics.values());
    numbers.removeAll(texts);
    return numbers;
  }

  /** The column whose cells say first that a row is none. */
  int leading() {
    return targets.isEmpty() ? lastRead() : targets.get(0);
  }

  /** The last of the columns that are read. */
  int lastRead() {
    return Stream.of(numbers(), texts, dates.columns(), List.of(id))
        .flatMap(Collection::stream)
        .max(Integer::compare)
        .orElseThrow();
  }

  /** The column of dates, or -1. */
  int date() {
    return dates.column();
  }

  boolean isRead(int column) {
    return dates.columns().contains(column)
        || column == id
        || numbers().contains(column)
        || texts.contains(column);
  }
}
