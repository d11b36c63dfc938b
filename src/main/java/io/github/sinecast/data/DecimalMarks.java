package io.github.sinecast.data;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the decimal mark of each column from the first rows: {@code 12,5} and {@code 1.234,5} have
 * a decimal comma, {@code 1.5} and {@code 1,234.5} a point, and {@code 1,234} may have either.
 */
final class DecimalMarks {
  private final @Nullable DecimalMark configured;
  private final List<Evidence> columns;
  private final Evidence all;

  /** How many cells can only be read with one of the marks. */
  private record Evidence(long commas, long points) {
    static Evidence of(List<String> cells) {
      return new Evidence(
          cells.stream().filter(cell -> needs(cell, DecimalMark.COMMA)).count(),
          cells.stream().filter(cell -> needs(cell, DecimalMark.POINT)).count());
    }

    Evidence and(Evidence other) {
      return new Evidence(commas + other.commas, points + other.points);
    }

    boolean isNone() {
      return commas + points == 0;
    }

    /** The only mark that is needed, or null if none is or both are. */
    @Nullable DecimalMark mark() {
      return commas > 0 == points > 0 ? null : commas > 0 ? DecimalMark.COMMA : DecimalMark.POINT;
    }
  }

  DecimalMarks(CsvSchema schema, Dialect dialect) {
    configured = schema.decimalMark();
    columns =
        IntStream.range(0, dialect.width())
            .mapToObj(dialect::sampleOf)
            .map(cells -> areNumbers(cells) ? Evidence.of(cells) : new Evidence(0, 0))
            .toList();
    all = columns.stream().reduce(new Evidence(0, 0), Evidence::and);
  }

  /** The decimal mark of a column, or null if the first rows do not tell it. */
  @Nullable DecimalMark of(int column) {
    if (configured != null) {
      return configured;
    }
    Evidence own = columns.get(column);
    return own.isNone() ? all.mark() : own.mark();
  }

  private static boolean areNumbers(List<String> cells) {
    return 2 * cells.stream().filter(NumberDress::isNumber).count() > cells.size()
        && !cells.stream().allMatch(ColumnNames::isDate);
  }

  private static boolean needs(String dressed, DecimalMark mark) {
    String cell = NumberDress.plain(dressed);
    char decimal = mark == DecimalMark.COMMA ? ',' : '.';
    // No group of thousands begins with 0.
    return !Double.isNaN(NumberText.parse(cell, mark))
        && (Double.isNaN(NumberText.parse(cell, mark.other()))
            || cell.replaceFirst("^[+-]", "").startsWith("0" + decimal));
  }
}
