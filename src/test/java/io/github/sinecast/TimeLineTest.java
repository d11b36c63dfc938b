package io.github.sinecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeLineTest {
  private static final TimeLine DAYS =
      TimeLine.ofDates(
          List.of(LocalDate.of(1969, 12, 31), LocalDate.of(1970, 1, 1), LocalDate.of(2020, 2, 29)));

  @Test
  void aDateIsReadBackAsItWasGivenEvenBefore1970() {
    assertEquals(LocalDateTime.of(1969, 12, 31, 0, 0), DAYS.at(0));
    assertEquals(LocalDateTime.of(2020, 2, 29, 0, 0), DAYS.at(2));
    assertEquals(-86_400, DAYS.epochSecond(0));
    assertEquals(3, DAYS.size());
    assertTrue(DAYS.isDated());
  }

  @Test
  void aRowIsNamedByItsDateAndByItsTimeWhereThereAreAny() {
    assertEquals("2020-02-29", DAYS.label(2));
    assertFalse(DAYS.hasTimeOfDay());

    TimeLine hours = TimeLine.ofEpochSeconds(new long[] {0, 3600});
    assertTrue(hours.hasTimeOfDay());
    assertEquals("1970-01-01T00:00", hours.label(0));
    assertEquals("1970-01-01T01:00", hours.label(1));
  }

  @Test
  void rowsWithoutDatesAreNamedByTheirNumber() {
    TimeLine rows = TimeLine.ofRows(4);
    assertEquals(4, rows.size());
    assertFalse(rows.isDated());
    assertFalse(rows.hasTimeOfDay());
    assertEquals("3", rows.label(3));
    assertThrows(IllegalStateException.class, () -> rows.at(0));
    assertThrows(IllegalArgumentException.class, () -> TimeLine.ofRows(-1));
  }

  @Test
  void anEmptyDatedLineIsStillDated() {
    assertTrue(TimeLine.ofDates(List.of()).isDated());
  }

  @Test
  void timesThatDoNotAscendAreRefusedWithBothTimes() {
    for (long second : new long[] {86_400, 86_399}) {
      IllegalArgumentException refusal =
          assertThrows(
              IllegalArgumentException.class,
              () -> TimeLine.ofEpochSeconds(new long[] {0, 86_400, second}));
      assertTrue(refusal.getMessage().contains("row 2"), refusal.getMessage());
      assertTrue(refusal.getMessage().contains("1970-01-02T00:00"), refusal.getMessage());
    }
  }

  @Test
  void theRowsBeforeATimeAreThoseThatAreEarlier() {
    for (LocalDateTime time = LocalDateTime.of(1969, 12, 30, 12, 0);
        time.isBefore(LocalDateTime.of(1970, 1, 4, 0, 0));
        time = time.plusHours(12)) {
      int earlier = 0;
      for (int row = 0; row < DAYS.size(); row++) {
        earlier += DAYS.at(row).isBefore(time) ? 1 : 0;
      }
      assertEquals(earlier, DAYS.rowsBefore(time), time.toString());
    }
    assertEquals(3, DAYS.rowsBefore(LocalDateTime.of(2021, 1, 1, 0, 0)));
  }

  @Test
  void changingTheArrayThatWasGivenChangesNothing() {
    long[] seconds = {0, 10};
    TimeLine line = TimeLine.ofEpochSeconds(seconds);
    seconds[1] = 5;
    assertEquals(10, line.epochSecond(1));
  }
}
