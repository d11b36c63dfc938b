package io.github.sinecast.data;

import io.github.sinecast.TimeLine;
import io.github.sinecast.data.TradingDays.Evidence;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The market whose closed days fit rows, if there is one.
 *
 * @param days its days; null if none fits
 * @param reason what the rows say; empty if no market was sought
 */
record FittingCalendar(@Nullable TradingDays days, String reason) {
  /** Closed days from which rows tell markets apart. */
  private static final int ENOUGH = 4;

  /** Errors by closed day up to which a market fits. */
  private static final double MOST_ERRORS = 0.2;

  private static final FittingCalendar NOT_SOUGHT = new FittingCalendar(null, "");

  /**
   * Seeks the market of daily rows, of rows in sessions, and of monthly rows on business days, from
   * Monday to Friday each. New York is taken unless rows speak against it or fit another better.
   */
  static FittingCalendar of(TimeLine time, TimeStep step) {
    if (!time.isDated() || time.size() < 2) {
      return NOT_SOUGHT;
    }
    if (step.isOnBusinessDays()) {
      return ofMonths(time, step);
    }
    if (step.isDaily() && step.weekdays().equals(Weekdays.MONDAY_TO_FRIDAY)) {
      return ofDays(time, 0);
    }
    if (step.sessions() != null) {
      TimeLine days = days(time);
      return Weekdays.of(days).equals(Weekdays.MONDAY_TO_FRIDAY) ? ofDays(days, 1) : NOT_SOUGHT;
    }
    return NOT_SOUGHT;
  }

  private static FittingCalendar ofDays(TimeLine time, int fewest) {
    Evidence newYork = TradingCalendar.NYSE.days().evidence(time);
    boolean usual = !newYork.contradicts() && newYork.closed() >= fewest;
    if (usual && newYork.errors() == 0) {
      return fitting(newYork);
    }
    List<Evidence> best =
        TradingCalendar.sought()
            .map(market -> market.days().evidence(time))
            .filter(FittingCalendar::fits)
            .sorted(Comparator.comparingInt(Evidence::errors))
            .toList();
    List<Evidence> first =
        best.stream().takeWhile(one -> one.errors() == best.get(0).errors()).toList();
    if (first.size() == 1 && (!usual || first.get(0).errors() < newYork.errors())) {
      return fitting(first.get(0));
    }
    if (usual || !newYork.contradicts()) {
      return usual ? fitting(newYork) : NOT_SOUGHT;
    }
    String equal =
        first.stream().map(one -> one.days().label()).collect(Collectors.joining(" and "));
    return new FittingCalendar(
        null, newYork.words() + (equal.isEmpty() ? "" : "; %s fit equally well".formatted(equal)));
  }

  private static boolean fits(Evidence evidence) {
    return !evidence.contradicts()
        && evidence.closed() >= ENOUGH
        && evidence.errors() <= MOST_ERRORS * evidence.closed();
  }

  private static FittingCalendar fitting(Evidence evidence) {
    return new FittingCalendar(evidence.days(), evidence.words());
  }

  /** The market that explains the most rows which are not on the first or last weekday. */
  private static FittingCalendar ofMonths(TimeLine time, TimeStep step) {
    long fewest = errors(time, step, TradingCalendar.WEEKDAYS.days());
    TradingDays best = null;
    for (TradingCalendar market : TradingCalendar.sought().toList()) {
      long errors = errors(time, step, market.days());
      if (errors < fewest) {
        fewest = errors;
        best = market.days();
      }
    }
    return best == null
        ? NOT_SOUGHT
        : new FittingCalendar(
            best, "all but %s rows are on its first or last days of months".formatted(fewest));
  }

  private static long errors(TimeLine time, TimeStep step, TradingDays days) {
    return IntStream.range(0, time.size())
        .filter(
            row ->
                !step.monthAfter(time.at(row), 0, days::isOpen)
                    .toLocalDate()
                    .equals(time.at(row).toLocalDate()))
        .count();
  }

  /** The days of rows, each once. */
  private static TimeLine days(TimeLine time) {
    return TimeLine.ofDates(
        IntStream.range(0, time.size())
            .mapToObj(row -> Math.floorDiv(time.epochSecond(row), 86_400L))
            .distinct()
            .map(LocalDate::ofEpochDay)
            .toList());
  }
}
