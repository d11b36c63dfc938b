package io.github.sinecast.data;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.columns.AbstractColumnParser;

/**
 * A Tablesaw column of numbers that notes what it cannot read and goes on.
 *
 * <p>Tablesaw's own column stops at the first unreadable cell, and reads {@code 1,5} as 15.
 */
final class NumberCells extends DoubleColumn {
  private final @Nullable DecimalMark mark;
  private final boolean pointIsDoubtful;
  private final NumberDress dress;
  private final boolean missingAllowed;
  private final IntToLongFunction lineOf;
  private final IntFunction<Problems> problems;

  private final Int2ObjectMap<String> holes = new Int2ObjectOpenHashMap<>();
  private int unclear = -1;
  private String unclearCell = "";
  private boolean clear;

  /**
   * @param mark the decimal mark, or null to take a point and watch for doubts
   * @param pointIsDoubtful whether a point before three digits may group thousands
   * @param dress what numbers of the column may wear
   * @param lineOf the line of a row
   * @param problems where the problems of a row are noted
   */
  NumberCells(
      String name,
      @Nullable DecimalMark mark,
      boolean pointIsDoubtful,
      NumberDress dress,
      boolean missingAllowed,
      IntToLongFunction lineOf,
      IntFunction<Problems> problems) {
    super(name, new DoubleArrayList());
    this.mark = mark;
    this.pointIsDoubtful = pointIsDoubtful;
    this.dress = dress;
    this.missingAllowed = missingAllowed;
    this.lineOf = lineOf;
    this.problems = problems;
  }

  @Override
  public DoubleColumn appendCell(@Nullable String cell, @Nullable AbstractColumnParser<?> unused) {
    data.add(number(cell == null ? "" : cell));
    return this;
  }

  /** Appends a number that needs no reading; NaN is a missing value. */
  void appendNumber(double number) {
    if (Double.isNaN(number)) {
      if (!missingAllowed) {
        holes.put(size(), "");
      }
    } else if (Double.isInfinite(number)) {
      note("must be a finite number, found " + number + "; correct it");
    }
    data.add(Double.isInfinite(number) ? Double.NaN : number);
  }

  /** The column as it was read, under another name. */
  DoubleColumn settled(String name) {
    data.trim();
    setName(name);
    return this;
  }

  @Override
  public DoubleColumn appendCell(@Nullable String cell) {
    return appendCell(cell, null);
  }

  /** The row of a number whose only mark may mean thousands or decimals, or -1 if others tell. */
  int unclearRow() {
    return clear ? -1 : unclear;
  }

  String unclearCell() {
    return unclearCell;
  }

  /** Whether some number can only be read with a decimal point. */
  boolean showsDecimalPoint() {
    return clear;
  }

  private double number(String cell) {
    if (Cells.isMissing(cell)) {
      if (!missingAllowed) {
        holes.put(size(), cell.isEmpty() ? "" : shortened(cell));
      }
      return Double.NaN;
    }
    double number = dress.parse(cell, mark == null ? DecimalMark.POINT : mark);
    if (Double.isNaN(number)) {
      note("must be a number, found '" + shortened(cell) + "'" + remedy(cell));
    } else if (Double.isInfinite(number)) {
      note("must be a finite number, found '" + shortened(cell) + "'; correct it");
      return Double.NaN;
    } else if (mark == null && !clear) {
      watch(cell);
    }
    return number;
  }

  private String remedy(String cell) {
    if (NumberText.isNumber(dress.undressed(cell))) {
      return mark == null
          ? "; if commas are decimal, set data.csv.decimal-mark to comma"
          : "; data.csv.decimal-mark is %s: correct the number or the setting"
              .formatted(DataReport.words(mark));
    }
    return DateColumnFinder.hasOtherDigits(cell)
        ? ", whose digits are not 0 to 9; write it with these"
        : "; correct it";
  }

  private void watch(String dressed) {
    String cell = dress.undressed(dressed);
    if ((pointIsDoubtful || cell.indexOf(',') >= 0) && NumberText.mayBeEither(cell)) {
      if (unclear < 0) {
        unclear = size();
        unclearCell = cell;
      }
    } else {
      clear = cell.indexOf('.') >= 0 || cell.indexOf(',') >= 0;
    }
  }

  /** The texts of the missing values that are not allowed, by their row. */
  Int2ObjectMap<String> holes() {
    return holes;
  }

  private void note(String problem) {
    problems.apply(size()).add(lineOf.applyAsLong(size()), name(), problem);
  }

  static String shortened(String cell) {
    return cell.length() <= 40 ? cell : cell.substring(0, 39) + "…";
  }
}
