package io.github.sinecast.data;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A column of dates, as seconds from 1970-01-01T00:00.
 *
 * <p>While more than one format is possible, the dates are kept in each; a format is settled when
 * all rows are known. Tablesaw's own date columns stop at the first unreadable cell.
 */
final class DateCells {
  private final String name;
  private final List<Reading> readings;
  private final IntToLongFunction lineOf;
  private final IntFunction<String> seriesOf;
  private final Problems problems;
  private final Problems missing;
  private final DateOffsets offsets = new DateOffsets();
  private int rows;

  /** The column as one format reads it; {@link DateFormat#UNREADABLE} where it cannot. */
  private record Reading(DateFormat format, LongArrayList seconds, Problems unreadable) {
    Reading(DateFormat format, Problems unreadable) {
      this(format, new LongArrayList(), unreadable);
    }
  }

  /**
   * @param lineOf the line of a row
   * @param seriesOf the series of a row, or an empty text if all have the dates in common
   */
  DateCells(
      String name,
      List<DateFormat> formats,
      IntToLongFunction lineOf,
      IntFunction<String> seriesOf,
      Problems problems) {
    this.name = name;
    this.lineOf = lineOf;
    this.seriesOf = seriesOf;
    this.problems = problems;
    missing = problems.another();
    readings = formats.stream().map(format -> new Reading(format, problems.another())).toList();
  }

  void append(String cell) {
    if (Cells.isMissing(cell)) {
      missing
          .of(seriesOf.apply(rows))
          .add(lineOf.applyAsLong(rows), name, "must have a date, found none; complete it");
      readings.forEach(reading -> reading.seconds.add(DateFormat.UNREADABLE));
    } else {
      for (Reading reading : readings) {
        read(cell, reading);
      }
      offsets.note(rows, DateOffsets.offset(cell));
    }
    rows++;
  }

  private void read(String cell, Reading reading) {
    long second = reading.format.epochSecond(cell);
    if (second == DateFormat.UNREADABLE) {
      reading
          .unreadable
          .of(seriesOf.apply(rows))
          .add(
              lineOf.applyAsLong(rows),
              name,
              "must be a date like the others (%s), found '%s'; correct it or set data.csv.date-format"
                  .formatted(reading.format.pattern(), NumberCells.shortened(cell)));
    }
    reading.seconds.add(second);
  }

  /** Settles on the format that reads the most rows; notes a tie between formats that disagree. */
  Settled settle() {
    Reading best = readings.get(0);
    for (Reading reading : readings) {
      if (reading.unreadable.count() < best.unreadable.count()) {
        best = reading;
      }
    }
    for (Reading reading : readings) {
      if (reading.unreadable.count() == best.unreadable.count()
          && !reading.seconds.equals(best.seconds)) {
        problems.add(
            lineOf.applyAsLong(0),
            name,
            "dates must be clear, but each may be %s or %s; set data.csv.date-format to one of them"
                .formatted(best.format.pattern(), reading.format.pattern()));
      }
    }
    problems.addAll(best.unreadable);
    problems.addAll(missing);
    return new Settled(best.format, best.seconds, offsets.applyTo(best.seconds));
  }

  /**
   * The dates of the column.
   *
   * @param format how they are written
   * @param epochSeconds seconds from 1970-01-01T00:00 to each
   * @param remark what was done about a change of the clock, or null
   */
  record Settled(DateFormat format, LongArrayList epochSeconds, @Nullable String remark) {}
}
