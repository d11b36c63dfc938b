package io.github.sinecast.data;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * The last moment that is known: rows after it are not used, as if the table ended there.
 *
 * @param time the local time of the last row that may be used
 * @param wholeDay whether it stands for a day, all of whose rows may be used
 */
public record Cutoff(LocalDateTime time, boolean wholeDay) implements Serializable {
  /** The end of a day. */
  public static Cutoff of(LocalDate day) {
    return new Cutoff(day.atTime(LocalTime.MAX), true);
  }

  /** A moment; a row of just that time is known. */
  public static Cutoff of(LocalDateTime time) {
    return new Cutoff(time, false);
  }

  /** Whether a row of a time is known. */
  boolean knows(long epochSecond) {
    return epochSecond <= time.toEpochSecond(ZoneOffset.UTC);
  }

  /** Whether a row is at the cutoff, and not some time before it. */
  public boolean isAt(LocalDateTime row) {
    return wholeDay ? row.toLocalDate().equals(time.toLocalDate()) : row.equals(time);
  }

  /** The cutoff as it was given. */
  @Override
  public String toString() {
    return wholeDay ? time.toLocalDate().toString() : time.toString();
  }
}
