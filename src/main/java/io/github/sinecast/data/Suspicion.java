package io.github.sinecast.data;

import java.util.List;

/**
 * What in a series looks like a mistake, though every cell can be read. Nothing is changed because
 * of it.
 */
sealed interface Suspicion
    permits HolidayRows,
        ShortLastStep,
        SplitJumps,
        ClosesOutsideRange,
        RepeatedCloses,
        IdenticalRows,
        FarValues {

  /** All suspicions, in the order in which they are reported. */
  List<Suspicion> ALL =
      List.of(
          new HolidayRows(),
          new ShortLastStep(),
          new SplitJumps(),
          new FarValues(),
          new ClosesOutsideRange(),
          new RepeatedCloses(),
          new IdenticalRows());

  /** What is suspicious in a series, in sentences; empty if nothing is. */
  List<String> of(Examined data);

  /** Everything that is suspicious in a series, in sentences. */
  static List<String> all(Examined data) {
    return ALL.stream().flatMap(one -> one.of(data).stream()).toList();
  }
}
