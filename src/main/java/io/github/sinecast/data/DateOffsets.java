package io.github.sinecast.data;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The offsets from UTC that dates have at their end.
 *
 * <p>Times are what the file says, without their offset, so that an exchange opens at the same time
 * all year. Where rows run on while the clock changes, an hour would be there twice or be missing:
 * then all times are given at the offset of the last row.
 */
final class DateOffsets {
  private final IntArrayList offsets = new IntArrayList();
  private boolean differ;

  /** Notes the offset of a row; rows without one are left out. */
  void note(int row, int offset) {
    if (offset == DateText.NO_OFFSET && offsets.isEmpty()) {
      return;
    }
    while (offsets.size() < row) {
      offsets.add(DateText.NO_OFFSET);
    }
    differ |= !offsets.isEmpty() && offsets.getInt(offsets.size() - 1) != offset;
    offsets.add(offset);
  }

  /** Moves times to one offset if rows run on while the clock changes; says so, or null. */
  @Nullable String applyTo(LongArrayList times) {
    if (!differ || offsets.size() != times.size() || offsets.contains(DateText.NO_OFFSET)) {
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
}
