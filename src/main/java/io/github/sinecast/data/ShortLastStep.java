package io.github.sinecast.data;

import io.github.sinecast.TimeLine;
import java.util.List;

/** A last row that follows sooner than usual, such as a month that has just begun. */
record ShortLastStep() implements Suspicion {
  private static final double SHORTEST_MONTH = 28;

  @Override
  public List<String> of(Examined data) {
    TimeLine time = data.series().time();
    TimeStep step = data.step();
    int last = time.size() - 1;
    boolean byMonths = step.unit() == TimeStep.Unit.MONTH;
    boolean byDays = step.unit() == TimeStep.Unit.DAY && step.amount() > 1;
    if (last < 2 || !(byMonths || byDays)) {
      return List.of();
    }
    long days = (time.epochSecond(last) - time.epochSecond(last - 1)) / 86_400;
    double usual = (byMonths ? SHORTEST_MONTH : 1) * step.amount();
    return days >= TimeStep.SHORT * usual
        ? List.of()
        : List.of(
            "the last row, %s, is only %s days after the one before, %s; its step is not complete"
                .formatted(time.label(last), days, time.label(last - 1)));
  }
}
