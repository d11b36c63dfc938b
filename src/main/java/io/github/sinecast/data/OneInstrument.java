package io.github.sinecast.data;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells columns that are prices of one instrument, which are no series of their own: in each row
 * one column holds the highest and another the lowest of at least four, and they are no further
 * apart than a price moves; or two names differ by the half of the day only.
 */
final class OneInstrument {
  private static final int ENOUGH_ROWS = 10;
  private static final int PRICES = 4;

  /** More columns than this are no prices of a bar, and would take long to compare. */
  private static final int MOST_COLUMNS = 40;

  /**
   * The range of a bar beside the change from row to row, both in the mean: about 2 for a random
   * walk (M. Parkinson, 1980). Stocks whose prices lie between those of two others are further
   * apart.
   */
  private static final double MOST_CHANGES_IN_A_RANGE = 10;

  /** A name like {@code USD (AM)}. */
  private static final Pattern MORNING = Pattern.compile("(.*\\b)AM(\\)?)");

  private final Dialect dialect;
  private final DecimalMarks marks;

  OneInstrument(CsvSchema schema, Dialect dialect) {
    this.dialect = dialect;
    marks = new DecimalMarks(schema, dialect);
  }

  /**
   * Whether opening, highest, lowest and closing prices are among these columns, or a price in the
   * morning and in the afternoon.
   */
  boolean has(List<Integer> columns) {
    if (isFixedTwiceADay(columns)) {
      return true;
    }
    if (columns.size() < PRICES || columns.size() > MOST_COLUMNS) {
      return false;
    }
    double[][] values =
        dialect.sample().stream()
            .filter(row -> row.size() == dialect.width())
            .map(
                row ->
                    columns.stream()
                        .mapToDouble(column -> number(row.get(column), marks.of(column)))
                        .toArray())
            .toArray(double[][]::new);
    if (values.length < ENOUGH_ROWS) {
      return false;
    }
    for (int high = 0; high < columns.size(); high++) {
      for (int low = 0; low < columns.size(); low++) {
        if (low != high
            && isRange(low, high, values)
            && hasOpenAndClose(between(low, high, values), values)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isFixedTwiceADay(List<Integer> columns) {
    Set<String> called = columns.stream().map(dialect.names()::get).collect(Collectors.toSet());
    return called.stream()
        .map(MORNING::matcher)
        .anyMatch(name -> name.matches() && called.contains(name.replaceFirst("$1PM$2")));
  }

  private static double number(String cell, @Nullable DecimalMark mark) {
    return NumberText.parse(NumberDress.plain(cell), mark == null ? DecimalMark.POINT : mark);
  }

  /** Whether two columns are as far apart as the highest and the lowest price of a row. */
  private static boolean isRange(int low, int high, double[][] rows) {
    double range = 0;
    double change = 0;
    for (int row = 1; row < rows.length; row++) {
      range += Math.abs(rows[row][high] - rows[row][low]);
      change += Math.abs(rows[row][high] - rows[row - 1][high]);
    }
    return range <= MOST_CHANGES_IN_A_RANGE * change;
  }

  /** The columns that are never beyond two others, and close to them. */
  private static int[] between(int low, int high, double[][] rows) {
    return IntStream.range(0, rows[0].length)
        .filter(column -> column != low && column != high)
        .filter(
            column ->
                Arrays.stream(rows).allMatch(row -> isBetween(row[low], row[column], row[high])))
        .toArray();
  }

  /**
   * Whether two columns are now one, now the other the greater, as interest rates by term are not.
   */
  private static boolean hasOpenAndClose(int[] columns, double[][] rows) {
    return Arrays.stream(columns)
        .anyMatch(
            one ->
                Arrays.stream(columns)
                    .anyMatch(other -> one < other && takeTurns(one, other, rows)));
  }

  private static boolean takeTurns(int one, int other, double[][] rows) {
    boolean above = Arrays.stream(rows).anyMatch(row -> row[one] > row[other]);
    boolean below = Arrays.stream(rows).anyMatch(row -> row[one] < row[other]);
    return above == below;
  }

  private static boolean isBetween(double low, double value, double high) {
    // A day moves prices, but not by half; a sum of shares may be between two others, too.
    return low > 0 && low <= value && value <= high && high < 2 * low;
  }
}
