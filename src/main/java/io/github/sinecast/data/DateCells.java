package io.github.sinecast.data;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.columns.AbstractColumnParser;

/**
 * A Tablesaw column of dates, as seconds from 1970-01-01T00:00, which doubles hold exactly.
 *
 * <p>While more than one format is possible, the dates are kept in each; a format is settled when
 * all rows are known. Tablesaw's own date columns stop at the first unreadable cell.
 */
final class DateCells extends DoubleColumn {
  private final List<Reading> readings = new ArrayList<>();
  private final IntToLongFunction lineOf;
  private final Problems missing = new Problems();
  private int rows;

  /** The column as one format reads it. */
  private static final class Reading {
    final DateFormat format;
    final DoubleArrayList seconds = new DoubleArrayList();
    final Problems unreadable = new Problems();

    Reading(DateFormat format) {
      this.format = format;
    }
  }

  DateCells(String name, List<DateFormat> formats, IntToLongFunction lineOf) {
    super(name, new DoubleArrayList());
    this.lineOf = lineOf;
    formats.forEach(format -> readings.add(new Reading(format)));
  }

  @Override
  public DoubleColumn appendCell(@Nullable String cell, @Nullable AbstractColumnParser<?> unused) {
    if (cell == null || Cells.isMissing(cell)) {
      missing.add(lineOf.applyAsLong(rows), name(), "must have a date, found none; complete it");
      readings.forEach(reading -> reading.seconds.add(Double.NaN));
    } else {
      for (Reading reading : readings) {
        read(cell, reading);
      }
    }
    rows++;
    return this;
  }

  @Override
  public DoubleColumn appendCell(@Nullable String cell) {
    return appendCell(cell, null);
  }

  @Override
  public int size() {
    return rows;
  }

  private void read(String cell, Reading reading) {
    long second = reading.format.epochSecond(cell);
    if (second == DateFormat.UNREADABLE) {
      reading.unreadable.add(
          lineOf.applyAsLong(rows),
          name(),
          "must be a date like the others (%s), found '%s'; correct it or set data.csv.date-format"
              .formatted(reading.format.pattern(), NumberCells.shortened(cell)));
      reading.seconds.add(Double.NaN);
    } else {
      reading.seconds.add((double) second);
    }
  }

  /** Settles on the format that reads the most rows; notes a tie between formats that disagree. */
  DateFormat settle(Problems problems) {
    Reading best = readings.get(0);
    for (Reading reading : readings) {
      if (reading.unreadable.count() < best.unreadable.count()) {
        best = reading;
      }
    }
    for (Reading reading : readings) {
      if (reading != best
          && reading.unreadable.count() == best.unreadable.count()
          && !reading.seconds.equals(best.seconds)) {
        problems.add(
            lineOf.applyAsLong(0),
            name(),
            "dates must be clear, but each may be %s or %s; set data.csv.date-format to one of them"
                .formatted(best.format.pattern(), reading.format.pattern()));
      }
    }
    problems.addAll(best.unreadable);
    problems.addAll(missing);
    data.clear();
    data.addAll(best.seconds);
    return best.format;
  }
}
