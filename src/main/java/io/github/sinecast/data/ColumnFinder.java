package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds what the columns of a file mean, from the schema, usual names and the first rows. */
final class ColumnFinder {
  private static final int NONE = -1;

  private final Path path;
  private final CsvSchema schema;
  private final Dialect dialect;

  ColumnFinder(Path path, CsvSchema schema, Dialect dialect) {
    this.path = path;
    this.schema = schema;
    this.dialect = dialect;
  }

  FoundColumns find(Collection<String> wantedNames) {
    int date = date();
    List<DateFormat> formats = date == NONE ? List.of() : dateFormats(date);
    int id = id(date);
    List<Integer> targets = targets(date, id);
    Layout layout = schema.layout();
    if (layout == Layout.AUTO) {
      layout = id != NONE ? Layout.LONG : targets.size() == 1 ? Layout.SINGLE : Layout.WIDE;
    }
    if (layout == Layout.LONG && targets.size() > 1) {
      throw refuse(
          "a long table has one column to forecast, found %s; set data.csv.target-columns"
              .formatted(names(targets)));
    }
    Map<String, Integer> wanted = new LinkedHashMap<>();
    for (String name : wantedNames) {
      wanted.put(name, wanted(name, targets));
    }
    return new FoundColumns(layout, date, formats, id, targets, wanted);
  }

  private int date() {
    if (schema.dateColumn() != null) {
      return named(schema.dateColumn(), "data.csv.date-column");
    }
    for (String usual : UsualNames.DATE) {
      int column = usual(usual);
      if (column != NONE && mayBeDates(column)) {
        return column;
      }
    }
    for (int column = 0; column < dialect.width(); column++) {
      List<String> cells = dialect.sampleOf(column);
      boolean numbers = cells.stream().allMatch(NumberText::isNumber);
      boolean compact = !dialect.header() && column == 0;
      if (!cells.isEmpty() && (!numbers || compact) && mostReadable(cells) == cells.size()) {
        boolean epoch = numbers && readable(UsualDateFormat.COMPACT, cells) < cells.size();
        if (!epoch) {
          return column;
        }
      }
    }
    return NONE;
  }

  /** Whether a column with a usual name is more than a running number. */
  private boolean mayBeDates(int column) {
    List<String> cells = dialect.sampleOf(column);
    return mostReadable(cells) > 0 || !cells.stream().allMatch(NumberText::isNumber);
  }

  private List<DateFormat> dateFormats(int column) {
    if (schema.dateFormat() != null) {
      return List.of(DateFormat.named(schema.dateFormat()));
    }
    List<String> cells = dialect.sampleOf(column);
    long most = mostReadable(cells);
    if (most == 0) {
      return List.of(UsualDateFormat.ISO);
    }
    List<DateFormat> formats = new ArrayList<>();
    for (DateFormat format : UsualDateFormat.values()) {
      if (readable(format, cells) == most) {
        formats.add(format);
      }
    }
    return formats;
  }

  private static long mostReadable(List<String> cells) {
    long most = 0;
    for (DateFormat format : UsualDateFormat.values()) {
      most = Math.max(most, readable(format, cells));
    }
    return most;
  }

  private static long readable(DateFormat format, List<String> cells) {
    return cells.stream().filter(cell -> format.epochSecond(cell) != DateFormat.UNREADABLE).count();
  }

  private int id(int date) {
    if (schema.idColumn() != null) {
      return named(schema.idColumn(), "data.csv.id-column");
    }
    if (schema.layout() == Layout.SINGLE
        || schema.layout() == Layout.WIDE
        || (schema.layout() == Layout.AUTO && schema.targetColumns().size() > 1)) {
      return NONE;
    }
    for (String usual : UsualNames.ID) {
      int column = usual(usual);
      if (column != NONE
          && column != date
          && !schema.targetColumns().contains(dialect.names().get(column))
          && (schema.layout() == Layout.LONG || repeats(column) || repeats(date))) {
        return column;
      }
    }
    if (schema.layout() == Layout.LONG) {
      throw refuse(
          "a long table needs a column that tells its series apart; set data.csv.id-column");
    }
    return NONE;
  }

  /** Whether rows share a value, as the rows of a series share its id, and series their dates. */
  private boolean repeats(int column) {
    if (column == NONE) {
      return false;
    }
    List<String> cells = dialect.sampleOf(column);
    return new HashSet<>(cells).size() < cells.size();
  }

  private List<Integer> targets(int date, int id) {
    if (!schema.targetColumns().isEmpty()) {
      return schema.targetColumns().stream()
          .map(name -> named(name, "data.csv.target-columns"))
          .toList();
    }
    if (schema.layout() != Layout.WIDE) {
      for (String usual : UsualNames.TARGET) {
        int column = usual(usual);
        if (column != NONE && column != date && column != id) {
          return List.of(column);
        }
      }
    }
    List<Integer> numbers =
        IntStream.range(0, dialect.width())
            .filter(column -> column != date && column != id && holdsNumbers(column))
            .boxed()
            .toList();
    if (numbers.isEmpty()) {
      throw refuse("must have a column of numbers to forecast; set data.csv.target-columns");
    }
    boolean one = schema.layout() == Layout.SINGLE || id != NONE;
    if (one && numbers.size() > 1) {
      throw refuse(
          "cannot tell which column to forecast among %s; set data.csv.target-columns"
              .formatted(names(numbers)));
    }
    return numbers;
  }

  /** Whether a column has no text; a column without a name is taken for a row number. */
  private boolean holdsNumbers(int column) {
    String name = dialect.names().get(column);
    boolean unnamed =
        dialect.header()
            && (UsualNames.isMadeUp(name, column) || name.equals("Unnamed: " + column));
    return !unnamed && dialect.sampleOf(column).stream().allMatch(NumberText::isNumber);
  }

  /**
   * The column that is asked for under a name: the configured one of a role, the column of that
   * name, or one of the role's usual names. Closing prices that no column is called after are those
   * to forecast, which are called Price or Last in many files.
   */
  private int wanted(String name, List<Integer> targets) {
    String configured = schema.roleColumn(name);
    if (configured != null) {
      return named(configured, "data.csv." + name + "-column");
    }
    int column = indexOf(name);
    if (column == NONE && UsualNames.ROLES.contains(name)) {
      for (String usual : UsualNames.ofRole(name)) {
        column = column == NONE ? usual(usual) : column;
      }
    }
    if (column == NONE && name.equals(UsualNames.CLOSE)) {
      column = usual(UsualNames.CLOSE);
      if (column == NONE && targets.size() == 1) {
        return targets.get(0);
      }
    }
    if (column == NONE) {
      throw refuse(
          "must have the column '%s', which window.channels needs; it has %s; %s"
              .formatted(name, dialect.names(), remedy(name)));
    }
    return column;
  }

  private static String remedy(String name) {
    String channel = "leave its channel out of window.channels";
    return UsualNames.ROLES.contains(name)
        ? "set data.csv." + name + "-column or " + channel
        : channel + (name.equals(UsualNames.CLOSE) ? ", or forecast one column only" : "");
  }

  private int named(String name, String setting) {
    int column = indexOf(name);
    if (column == NONE) {
      throw refuse(
          "must have the column '%s' (%s); it has %s".formatted(name, setting, dialect.names()));
    }
    return column;
  }

  /** The column with a name: exactly, or else the only one in any case. */
  private int indexOf(String name) {
    int exact = dialect.names().indexOf(name);
    if (exact >= 0) {
      return exact;
    }
    List<Integer> alike =
        IntStream.range(0, dialect.width())
            .filter(column -> dialect.names().get(column).equalsIgnoreCase(name))
            .boxed()
            .toList();
    return alike.size() == 1 ? alike.get(0) : NONE;
  }

  private int usual(String normal) {
    return IntStream.range(0, dialect.width())
        .filter(column -> UsualNames.normal(dialect.names().get(column)).equals(normal))
        .findFirst()
        .orElse(NONE);
  }

  private List<String> names(List<Integer> columns) {
    return columns.stream().map(dialect.names()::get).toList();
  }

  private InvalidInputException refuse(String rule) {
    return new InvalidInputException(path + ": " + rule);
  }
}
