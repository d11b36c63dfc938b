package io.github.sinecast.benchmark;

import java.util.ArrayList;
import java.util.List;

/** When the steps of a training run ended, and what the first losses were. */
final class StepLog {
  /** How many losses are kept to show the course of learning. */
  static final int LOSSES = 6;

  private final int untimed;
  private final List<Long> ends = new ArrayList<>();
  private final List<Double> losses = new ArrayList<>();

  /**
   * @param untimed steps at the beginning that warm up
   */
  StepLog(int untimed) {
    this.untimed = untimed;
  }

  void stepEnded() {
    ends.add(System.nanoTime());
  }

  /** Whether the loss of the coming step is still to be kept. */
  boolean wantsLoss() {
    return losses.size() < LOSSES;
  }

  void loss(double loss) {
    if (wantsLoss()) {
      losses.add(loss);
    }
  }

  double stepsPerSecond() {
    int timed = ends.size() - untimed;
    return timed * 1e9 / (ends.get(ends.size() - 1) - ends.get(untimed - 1));
  }

  List<Double> losses() {
    return List.copyOf(losses);
  }
}
