package io.github.sinecast.run;

import io.github.sinecast.config.KebabCase;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A comma-separated file of a directory: its name, and the record of which each line is one. The
 * record owns the columns: each component is a column, {@code trainLoss} being {@code train_loss}.
 *
 * <p>Components are text, numbers, booleans or constants of an enum, which are written in kebab
 * case. A number that is not finite is empty; all others are written so that reading them gives the
 * same bits. A last component that is a list of numbers has a column for each number, which the
 * file names.
 *
 * <p>Columns that a record does not know are passed over, so that files of later versions are read.
 *
 * @param <R> the record of a line
 */
public final class CsvFile<R extends Record> {
  private static final Pattern WORD_START = Pattern.compile("(?=[A-Z])");

  private final String name;
  private final RecordComponent[] components;
  private final Constructor<R> constructor;
  private final Predicate<String> listed;

  /**
   * @param name the name of the file in its directory
   */
  public CsvFile(String name, Class<R> type) {
    this(name, type, column -> false);
  }

  /**
   * @param name the name of the file in its directory
   * @param listed whether a column belongs to the list that the record ends with
   */
  CsvFile(String name, Class<R> type, Predicate<String> listed) {
    this.name = name;
    this.components = type.getRecordComponents();
    this.listed = listed;
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      this.constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      for (RecordComponent component : components) {
        component.getAccessor().setAccessible(true);
      }
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every record has a canonical constructor", e);
    }
  }

  /** The name of the file in its directory. */
  public String name() {
    return name;
  }

  /** The file of a directory. */
  public Path in(Path directory) {
    return directory.resolve(name);
  }

  /** The names of the columns, without those of a list. */
  public List<String> columns() {
    return Arrays.stream(components)
        .filter(component -> component.getType() != List.class)
        .map(component -> column(component.getName()))
        .toList();
  }

  /** Whether a column is known, and is of words rather than of numbers. */
  boolean isOfWords(String column) {
    int place = columns().indexOf(column);
    return place >= 0
        && (components[place].getType() == String.class
            || components[place].getType() == boolean.class
            || components[place].getType().isEnum());
  }

  /** Writes the file of a directory. */
  public void write(Path directory, Stream<R> rows) throws IOException {
    write(directory, List.of(), rows);
  }

  /**
   * Writes the file of a directory.
   *
   * @param more the names of the columns of the list that each record ends with
   */
  public void write(Path directory, List<String> more, Stream<R> rows) throws IOException {
    try (Writer out = Files.newBufferedWriter(in(directory))) {
      Csv.write(out, head(more), rows.map(this::fields));
    }
  }

  /** Writes the file whole or not at all, in the place of one before. */
  public void replace(Path directory, Stream<R> rows) throws IOException {
    Path unfinished = directory.resolve(".unfinished-" + name);
    Files.writeString(unfinished, text(rows));
    Files.move(
        unfinished,
        in(directory),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** The file as text. */
  public String text(Stream<R> rows) {
    return Csv.text(columns(), rows.map(this::fields));
  }

  /**
   * The file as text.
   *
   * @param more the names of the columns of the list that each record ends with
   */
  String text(List<String> more, Stream<R> rows) {
    return Csv.text(head(more), rows.map(this::fields));
  }

  private List<String> head(List<String> more) {
    return Stream.concat(columns().stream(), more.stream()).toList();
  }

  /** Opens the file of a directory, to be closed by the caller. */
  public CsvRows<R> open(Path directory) throws IOException {
    return new CsvRows<>(this, in(directory));
  }

  /**
   * All lines of the file of a directory.
   *
   * @throws IOException if it cannot be read, or a line is not of the form
   */
  public List<R> read(Path directory) throws IOException {
    List<R> read = new ArrayList<>();
    try (CsvRows<R> rows = open(directory)) {
      while (rows.next()) {
        read.add(rows.row());
      }
    }
    return read;
  }

  /** A record as the fields of a line. */
  public List<String> fields(R row) {
    List<String> fields = new ArrayList<>();
    for (RecordComponent component : components) {
      Object value = value(component, row);
      if (value instanceof List<?> list) {
        list.forEach(number -> fields.add(text(number)));
      } else {
        fields.add(text(value));
      }
    }
    return fields;
  }

  private static Object value(RecordComponent component, Record row) {
    try {
      return component.getAccessor().invoke(row);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("accessors of records return what they hold", e);
    }
  }

  private static String text(Object value) {
    if (value instanceof Double number) {
      return Csv.number(number);
    }
    return value instanceof Enum<?> constant ? KebabCase.of(constant) : value.toString();
  }

  /**
   * The places of the fields of the components among the columns of a file.
   *
   * @throws IOException if a column is missing
   */
  int[][] places(List<String> found) throws IOException {
    int[][] places = new int[components.length][];
    for (int component = 0; component < components.length; component++) {
      if (components[component].getType() == List.class) {
        places[component] =
            IntStream.range(0, found.size())
                .filter(column -> listed.test(found.get(column)))
                .toArray();
      } else {
        String column = column(components[component].getName());
        int place = found.indexOf(column);
        if (place < 0) {
          throw new IOException(
              "%s: a column %s is missing among %s".formatted(name, column, found));
        }
        places[component] = new int[] {place};
      }
    }
    return places;
  }

  /**
   * The record of a line.
   *
   * @throws IOException if a field is not of its column's type
   */
  R row(List<String> fields, int[][] places, long line) throws IOException {
    Object[] values = new Object[components.length];
    for (int component = 0; component < components.length; component++) {
      Class<?> type = components[component].getType();
      try {
        values[component] =
            type == List.class
                ? Arrays.stream(places[component])
                    .mapToObj(place -> value(fields.get(place), double.class))
                    .toList()
                : value(fields.get(places[component][0]), type);
      } catch (IllegalArgumentException e) {
        throw new IOException(
            "%s, line %s: %s cannot be read: %s"
                .formatted(name, line, column(components[component].getName()), e.getMessage()),
            e);
      }
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IOException("%s, line %s: %s".formatted(name, line, e.getCause()), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("records can be made of their components", e);
    }
  }

  private static Object value(String field, Class<?> type) {
    if (type == String.class) {
      return field;
    }
    if (type == double.class) {
      return field.isEmpty() ? Double.NaN : Double.parseDouble(field);
    }
    if (type == int.class) {
      return Integer.parseInt(field);
    }
    if (type == float.class) {
      return Float.parseFloat(field);
    }
    if (type == boolean.class) {
      return Boolean.parseBoolean(field);
    }
    for (Object constant : type.getEnumConstants()) {
      if (KebabCase.of((Enum<?>) constant).equals(field)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("found " + field);
  }

  private static String column(String component) {
    return WORD_START.matcher(component).replaceAll("_").toLowerCase(Locale.ROOT);
  }
}
