package io.github.sinecast.data;

import java.util.List;

/** Rows on the holidays of the calendar that daily rows usually have. */
record HolidayRows() implements Suspicion {
  @Override
  public List<String> of(Examined data) {
    TimeStep step = data.step();
    if (data.calendar() != TradingCalendar.AUTO
        || !data.series().time().isDated()
        || !step.isDaily()
        || !step.weekdays().equals(Weekdays.MONDAY_TO_FRIDAY)) {
      return List.of();
    }
    String reason = TradingCalendar.NYSE.contradiction(data.series().time());
    return reason.isEmpty()
        ? List.of()
        : List.of("the calendar is " + reason + "; set data.csv.calendar if you know it");
  }
}
