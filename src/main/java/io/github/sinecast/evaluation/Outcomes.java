package io.github.sinecast.evaluation;

import java.util.function.ToDoubleFunction;

/** Forecasts beside what came true: all that a metric may see. */
public interface Outcomes {
  /** The number of outcomes. */
  int size();

  /** Whether the outcomes know what a metric needs. */
  boolean has(Need need);

  /** The levels whose quantiles the outcomes know; all others are unknown. */
  QuantileLevels levels();

  /**
   * The mean of a number computed from each outcome, all weighing the same; NaN of none.
   *
   * @param contribution must not keep the outcome that it is given: the next may be the same object
   */
  double mean(ToDoubleFunction<Outcome> contribution);
}
