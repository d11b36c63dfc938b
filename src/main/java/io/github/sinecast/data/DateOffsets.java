package io.github.sinecast.data;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The offsets from UTC that dates have at their end.
 *
 * <p>Times are what the file says, without their offset, so that an exchange opens at the same time
 * all year. Where rows run on while the clock changes, an hour would be there twice or be missing:
 * then all times are given at the offset of the last row.
 */
final class DateOffsets {
  /** Says that a date has no offset from UTC. */
  private static final int NO_OFFSET = Integer.MIN_VALUE;

  /** The shortest text before an offset: a compact date with a T and an hour. */
  private static final int DATE_LENGTH = 11;

  /** The offsets of the zones whose names tell an hour from the same one an hour later. */
  private static final Map<String, Integer> HOURS_OF_ZONES =
      Map.ofEntries(
          Map.entry("WET", 0),
          Map.entry("WEST", 1),
          Map.entry("GMT", 0),
          Map.entry("BST", 1),
          Map.entry("CET", 1),
          Map.entry("CEST", 2),
          Map.entry("EET", 2),
          Map.entry("EEST", 3),
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("CST", -6),
          Map.entry("CDT", -5),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("PST", -8),
          Map.entry("PDT", -7));

  private final IntArrayList offsets = new IntArrayList();
  private boolean differ;

  /** Notes the offset of a row; rows without one are left out. */
  void note(int row, int offset) {
    if (offset == NO_OFFSET && offsets.isEmpty()) {
      return;
    }
    while (offsets.size() < row) {
      offsets.add(NO_OFFSET);
    }
    differ |= !offsets.isEmpty() && offsets.getInt(offsets.size() - 1) != offset;
    offsets.add(offset);
  }

  /** Moves times to one offset if rows run on while the clock changes; says so, or null. */
  @Nullable String applyTo(LongArrayList times) {
    if (!differ || offsets.size() != times.size() || offsets.contains(NO_OFFSET)) {
      return null;
    }
    long[] steps = new long[times.size() - 1];
    for (int row = 1; row < times.size(); row++) {
      steps[row - 1] = Math.abs(times.getLong(row) - times.getLong(row - 1));
    }
    long[] sorted = steps.clone();
    Arrays.sort(sorted);
    long usual = sorted[sorted.length / 2];
    int keptByClock = 0;
    int keptByOffset = 0;
    for (int row = 1; row < times.size(); row++) {
      int change = offsets.getInt(row) - offsets.getInt(row - 1);
      if (change != 0) {
        long step = Math.abs(times.getLong(row) - change - times.getLong(row - 1));
        keptByClock += steps[row - 1] == usual ? 1 : 0;
        keptByOffset += step == usual ? 1 : 0;
      }
    }
    if (keptByOffset <= keptByClock) {
      return null;
    }
    boolean ascending = times.getLong(times.size() - 1) >= times.getLong(0);
    int last = offsets.getInt(ascending ? times.size() - 1 : 0);
    for (int row = 0; row < times.size(); row++) {
      times.set(row, times.getLong(row) - offsets.getInt(row) + last);
    }
    return String.format(
        Locale.ROOT,
        "rows run on while the clock changes; all times are given at the offset %+d:%02d",
        last / 3600,
        Math.abs(last) / 60 % 60);
  }

  /**
   * The offset from UTC at the end of a date with a time of day, in seconds; {@link #NO_OFFSET} if
   * it has none.
   */
  static int offset(String text) {
    int length = text.length();
    if (length > DATE_LENGTH && text.charAt(length - 1) == 'Z') {
      return 0;
    }
    if (length > DATE_LENGTH && text.charAt(length - 1) == 'T') {
      Integer hours = HOURS_OF_ZONES.get(text.substring(text.lastIndexOf(' ') + 1));
      return hours == null ? NO_OFFSET : 3600 * hours;
    }
    for (int at = Math.max(DATE_LENGTH, length - 6); at < length - 2; at++) {
      char sign = text.charAt(at);
      if (sign == '+' || sign == '-') {
        String digits = text.substring(at + 1).replace(":", "");
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
          return NO_OFFSET;
        }
        int number = Integer.parseInt(digits);
        int seconds =
            digits.length() == 2 ? number * 3600 : number / 100 * 3600 + number % 100 * 60;
        return sign == '-' ? -seconds : seconds;
      }
    }
    return NO_OFFSET;
  }
}
