package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the columns of a table by their names; a name that is wanted must be that of one column.
 */
final class ColumnNames {
  private static final int NONE = -1;

  private final Source source;
  private final List<String> names;

  ColumnNames(Source source, Dialect dialect) {
    this.source = source;
    names = dialect.names();
  }

  /**
   * The column of a configured name.
   *
   * @throws InvalidInputException if there is none
   */
  int named(String name, String setting) {
    int column = indexOf(name);
    if (column == NONE) {
      throw new InvalidInputException(
          "%s: must have the column '%s' (%s); it has %s"
              .formatted(source.name(), name, setting, names));
    }
    return column;
  }

  /** The column with a name: exactly, or else the only one in any case; or -1. */
  int indexOf(String name) {
    int exact = names.indexOf(name);
    if (exact >= 0) {
      return one(exact);
    }
    List<Integer> alike =
        IntStream.range(0, names.size())
            .filter(column -> names.get(column).equalsIgnoreCase(name))
            .boxed()
            .toList();
    return alike.size() == 1 ? alike.get(0) : NONE;
  }

  /** The first column that is called so in the sense of {@link UsualNames#normal}, or -1. */
  int usual(String normal) {
    int found =
        IntStream.range(0, names.size())
            .filter(column -> UsualNames.normal(names.get(column)).equals(normal))
            .findFirst()
            .orElse(NONE);
    return found == NONE ? NONE : one(found);
  }

  /**
   * A column whose name no other has.
   *
   * @throws InvalidInputException if another column has its name
   */
  int one(int column) {
    String name = names.get(column);
    // Names in bytes that are not UTF-8 may only look alike; they are refused for their bytes.
    if (Collections.frequency(names, name) > 1 && name.indexOf('\uFFFD') < 0) {
      throw new InvalidInputException(
          "%s: column names must differ, found two of this name, which is needed; rename one"
              .formatted(source.place(0, names.get(column))));
    }
    return column;
  }

  /** Whether a text is a date in some usual format. */
  static boolean isDate(String text) {
    return Arrays.stream(UsualDateFormat.values())
        .anyMatch(format -> format.epochSecond(text) != DateFormat.UNREADABLE);
  }

  List<String> of(List<Integer> columns) {
    return columns.stream().map(names::get).toList();
  }
}
