package io.github.sinecast.data;

import java.util.List;

/** Rows on the holidays of the calendar that daily rows usually have. */
record HolidayRows() implements Suspicion {
  @Override
  public List<String> of(Examined data) {
    return data.calendar().isContradicted()
        ? List.of(
            data.calendar().days() == null
                ? "the rows do not tell their market (%s); rows that follow are taken to be on %s, holidays too; set data.csv.calendar if you know the market"
                    .formatted(data.calendar().reason(), data.step().weekdays().words())
                : "the calendar is %s; set data.csv.calendar to another market, or to auto"
                    .formatted(data.calendar().reason()))
        : List.of();
  }
}
