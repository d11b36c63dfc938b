package io.github.sinecast.data;

import io.github.sinecast.TimeLine;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The times of the week at which rows of a day's parts occur, such as each half hour of a session,
 * Monday to Friday.
 *
 * <p>They are those of the last weeks: a time of day is one of them if it has a row on at least
 * half of the days, a weekday if it has a row in at least half of the weeks. A time line in which
 * most rows are at other times has none, and neither has one that goes on day and night.
 */
final class Sessions {
  private static final long DAY = 86_400;
  private static final long WEEK = 7 * DAY;

  /** 1970-01-01 was a Thursday: weeks that begin on Monday begin so much later. */
  private static final long MONDAY = 4 * DAY;

  private static final long RECENT = 8 * WEEK;
  private static final double HALF = 0.5;
  private static final double MOST = 0.9;

  /** Seconds from the start of a week on Monday, ascending. */
  private final long[] slots;

  private Sessions(long[] slots) {
    this.slots = slots;
  }

  /** The sessions of a time line with a step of less than a day; null if it has none. */
  static @Nullable Sessions of(TimeLine time, long step) {
    int last = time.size() - 1;
    int first = last;
    while (first > 0 && time.epochSecond(first - 1) > time.epochSecond(last) - RECENT) {
      first--;
    }
    Set<Long> days = new HashSet<>();
    TreeMap<Long, Integer> times = new TreeMap<>();
    for (int row = first; row <= last; row++) {
      days.add(Math.floorDiv(time.epochSecond(row), DAY));
      times.merge(Math.floorMod(time.epochSecond(row), DAY), 1, Integer::sum);
    }
    times.values().removeIf(count -> count < HALF * days.size());
    int regular = times.values().stream().mapToInt(Integer::intValue).sum();
    boolean[] weekdays = weekdays(days);
    boolean allDay = times.size() * step >= DAY;
    boolean allWeek = allSeen(days) ? !contains(weekdays, false) : allDay;
    if (days.size() < 2 || regular < MOST * (last - first + 1) || (allDay && allWeek)) {
      return null;
    }
    long[] slots =
        IntStream.range(0, 7)
            .filter(weekday -> weekdays[weekday])
            .boxed()
            .flatMapToLong(
                weekday -> times.keySet().stream().mapToLong(second -> weekday * DAY + second))
            .toArray();
    return slots.length == 0 ? null : new Sessions(slots);
  }

  /** The weekdays with rows in half of the weeks; in less than a week, those from Monday, too. */
  private static boolean[] weekdays(Set<Long> days) {
    int[] counts = new int[7];
    days.forEach(day -> counts[Math.floorMod(day + 3, 7)]++);
    int most = Arrays.stream(counts).max().orElse(0);
    boolean[] weekdays = new boolean[7];
    for (int weekday = 0; weekday < 7; weekday++) {
      boolean unseen = !allSeen(days) && weekday < 5;
      weekdays[weekday] = unseen || (counts[weekday] > 0 && counts[weekday] >= HALF * most);
    }
    return weekdays;
  }

  /** Whether each day of the week was there to have rows. */
  private static boolean allSeen(Set<Long> days) {
    long first = days.stream().min(Long::compare).orElse(0L);
    long last = days.stream().max(Long::compare).orElse(0L);
    return last - first >= 6;
  }

  private static boolean contains(boolean[] all, boolean wanted) {
    for (boolean one : all) {
      if (one == wanted) {
        return true;
      }
    }
    return false;
  }

  /** The first time of a session after a time; both in seconds from 1970-01-01T00:00. */
  long after(long time) {
    long week = Math.floorDiv(time - MONDAY, WEEK);
    long second = Math.floorMod(time - MONDAY, WEEK);
    int at = Arrays.binarySearch(slots, second);
    int next = at < 0 ? -at - 1 : at + 1;
    return next < slots.length
        ? MONDAY + week * WEEK + slots[next]
        : MONDAY + (week + 1) * WEEK + slots[0];
  }
}
