package io.github.sinecast.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sinecast.config.KebabCase;
import io.github.sinecast.table.ColumnName;
import io.github.sinecast.table.RecordColumns;
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
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A comma-separated file of a directory: its name, and the record of which each line is one. The
 * record owns the {@linkplain RecordColumns columns}.
 *
 * <p>A number that is not finite is empty; all others are written so that reading them gives the
 * same bits. The file names the columns of a list.
 *
 * <p>Columns that a record does not know are passed over, so that files of later versions are read.
 *
 * @param <R> the record of a line
 */
public final class CsvFile<R extends Record> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final RecordComponent[] components;
  private final RecordColumns<R> columns;
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
    this.columns = new RecordColumns<>(type);
    this.listed = listed;
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      this.constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
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
    return columns.names();
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
  public String text(List<String> more, Stream<R> rows) {
    return Csv.text(head(more), rows.map(this::fields));
  }

  /**
   * The rows as <a href="https://jsonlines.org">lines of JSON</a>, an object for each, with the
   * columns as keys; a number that is not finite is null.
   *
   * @param more the names of the columns of the list that each record ends with
   */
  public String jsonLines(List<String> more, Stream<R> rows) {
    List<String> keys = head(more);
    StringBuilder text = new StringBuilder();
    rows.forEach(
        row -> {
          Map<String, @Nullable Object> object = new LinkedHashMap<>();
          Iterator<Object> values = columns.values(row).iterator();
          keys.forEach(key -> object.put(key, finite(values.next())));
          try {
            text.append(JSON.writeValueAsString(object)).append('\n');
          } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written", e);
          }
        });
    return text.toString();
  }

  private static @Nullable Object finite(Object value) {
    return value instanceof Double number && !Double.isFinite(number) ? null : value;
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
    return columns.values(row).stream().map(CsvFile::text).toList();
  }

  private static String text(Object value) {
    return value instanceof Double number ? Csv.number(number) : value.toString();
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
        String column = RecordColumns.name(components[component]);
        int place = place(components[component], found);
        if (place < 0) {
          throw new IOException(
              "%s: a column %s is missing among %s".formatted(name, column, found));
        }
        places[component] = new int[] {place};
      }
    }
    return places;
  }

  private static int place(RecordComponent component, List<String> found) {
    int place = found.indexOf(RecordColumns.name(component));
    ColumnName given = component.getAnnotation(ColumnName.class);
    return place < 0 && given != null ? found.indexOf(given.earlier()) : place;
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
                .formatted(name, line, RecordColumns.name(components[component]), e.getMessage()),
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
}
