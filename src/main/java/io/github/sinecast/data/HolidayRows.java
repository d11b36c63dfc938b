package io.github.sinecast.data;

import java.util.List;

/** Rows on the holidays of the calendar that daily rows usually have. */
record HolidayRows() implements Suspicion {
  @Override
  public List<String> of(Examined data) {
    return data.calendar().isContradicted()
        ? List.of(
            "the calendar is %s; set data.csv.calendar if you know it"
                .formatted(data.calendar().reason()))
        : List.of();
  }
}
