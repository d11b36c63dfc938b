package io.github.sinecast.table;

import io.github.sinecast.config.KebabCase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The columns of which a record is a row: each component is one, {@code trainLoss} being {@code
 * train_loss} if no {@link ColumnName} says otherwise.
 *
 * <p>Components are text, numbers, booleans or constants of an enum, which become text in kebab
 * case. A last component that is a list of numbers has a column for each number.
 *
 * @param <R> the record of a row
 */
public final class RecordColumns<R extends Record> {
  private static final Pattern WORD_START = Pattern.compile("(?=[A-Z])");

  private final RecordComponent[] components;

  /** The columns of a record. */
  public RecordColumns(Class<R> type) {
    components = type.getRecordComponents();
    for (RecordComponent component : components) {
      component.getAccessor().setAccessible(true);
    }
  }

  /** The name of the column of a component. */
  public static String name(RecordComponent component) {
    ColumnName given = component.getAnnotation(ColumnName.class);
    return given == null ? ownName(component) : given.value();
  }

  private static String ownName(RecordComponent component) {
    return WORD_START.matcher(component.getName()).replaceAll("_").toLowerCase(Locale.ROOT);
  }

  /** The names of the columns, without those of a list. */
  public List<String> names() {
    return Arrays.stream(components)
        .filter(component -> component.getType() != List.class)
        .map(RecordColumns::name)
        .toList();
  }

  /** The values of a row, those of a list one by one: texts, numbers and booleans. */
  public List<Object> values(R row) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : components) {
      Object value = value(component, row);
      if (value instanceof List<?> list) {
        values.addAll(list);
      } else {
        values.add(value instanceof Enum<?> constant ? KebabCase.of(constant) : value);
      }
    }
    return values;
  }

  private static Object value(RecordComponent component, Record row) {
    try {
      return component.getAccessor().invoke(row);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("accessors of records return what they hold", e);
    }
  }

  /** The rows as a table; numbers that are NaN are missing in it. */
  public Table table(String name, Stream<R> rows) {
    return table(name, List.of(), rows);
  }

  /**
   * The rows as a table; numbers that are NaN are missing in it.
   *
   * @param more the names of the columns of the list that each record ends with
   */
  public Table table(String name, List<String> more, Stream<R> rows) {
    List<Column<?>> columns = new ArrayList<>();
    for (RecordComponent component : components) {
      if (component.getType() == List.class) {
        more.forEach(one -> columns.add(DoubleColumn.create(one)));
      } else {
        columns.add(column(name(component), component.getType()));
      }
    }
    rows.forEach(
        row -> {
          Iterator<Object> values = values(row).iterator();
          columns.forEach(column -> column.appendObj(values.next()));
        });
    for (int index = 0; index < components.length; index++) {
      if (components[index].isAnnotationPresent(RowLabel.class)) {
        columns.set(index, LabelColumn.typed((StringColumn) columns.get(index)));
      }
    }
    return Table.create(name, columns);
  }

  private static Column<?> column(String name, Class<?> type) {
    if (type == double.class) {
      return DoubleColumn.create(name);
    }
    if (type == float.class) {
      return FloatColumn.create(name);
    }
    if (type == int.class) {
      return IntColumn.create(name);
    }
    return type == boolean.class ? BooleanColumn.create(name) : StringColumn.create(name);
  }
}
