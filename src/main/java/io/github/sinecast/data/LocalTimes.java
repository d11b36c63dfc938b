package io.github.sinecast.data;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.time.LocalDate;
import java.time.LocalTime;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.columns.dates.PackedLocalDate;
import tech.tablesaw.columns.datetimes.DateTimeColumnType;
import tech.tablesaw.columns.datetimes.PackedLocalDateTime;

/** Seconds from 1970-01-01T00:00 to local times, as Tablesaw's columns hold them, and back. */
final class LocalTimes {
  private static final long SECONDS_A_DAY = 86_400;

  private LocalTimes() {}

  /** A column of times; {@link DateFormat#UNREADABLE} is missing in it. */
  static DateTimeColumn column(String name, LongArrayList epochSeconds) {
    long[] packed = new long[epochSeconds.size()];
    for (int row = 0; row < packed.length; row++) {
      packed[row] = packed(epochSeconds.getLong(row));
    }
    return DateTimeColumn.createInternal(name, packed);
  }

  private static long packed(long epochSecond) {
    if (epochSecond == DateFormat.UNREADABLE) {
      return DateTimeColumnType.missingValueIndicator();
    }
    long second = Math.floorMod(epochSecond, SECONDS_A_DAY);
    return PackedLocalDateTime.pack(
        LocalDate.ofEpochDay(Math.floorDiv(epochSecond, SECONDS_A_DAY)),
        second == 0 ? LocalTime.MIDNIGHT : LocalTime.ofSecondOfDay(second));
  }

  static long epochSecond(long packed) {
    return PackedLocalDate.toEpochDay(PackedLocalDateTime.date(packed)) * SECONDS_A_DAY
        + PackedLocalDateTime.getSecondOfDay(packed);
  }
}
