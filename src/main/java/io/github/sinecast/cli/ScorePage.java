package io.github.sinecast.cli;

import io.github.sinecast.evaluation.PointMetric;
import io.github.sinecast.evaluation.ScoreTable;

/** The scores as a person reads them: over all steps, then step by step. */
final class ScorePage {
  /** More steps than fit on a screen are for {@code scores.csv}. */
  private static final int STEPS_ON_A_SCREEN = 30;

  private ScorePage() {}

  static String of(ScoreTable scores) {
    boolean steps = scores.horizon() > 1 && scores.horizon() <= STEPS_ON_A_SCREEN;
    return steps ? scores.toText() + "\n" + scores.toText(PointMetric.MAE) : scores.toText();
  }
}
