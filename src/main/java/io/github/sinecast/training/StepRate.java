package io.github.sinecast.training;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * The learning rate of each step as DL4J asks for it.
 *
 * @param greatest the greatest learning rate
 * @param schedule how the rate goes over the run
 * @param steps all steps of the run
 */
record StepRate(double greatest, LearningRateSchedule schedule, long steps) implements ISchedule {
  private static final long serialVersionUID = 1L;

  @Override
  public double valueAt(int step, int epoch) {
    return greatest * schedule.factor(step, steps);
  }

  /** Nothing in it can change, so it is its own copy. */
  @Override
  @SuppressWarnings("CloneableImplementsClone")
  public ISchedule clone() {
    return this;
  }
}
