package io.github.sinecast.cli;

import io.github.sinecast.evaluation.PointMetric;
import io.github.sinecast.evaluation.ScoreTable;
import io.github.sinecast.experiment.Judgement;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A judgement as a person reads it: scores, what may be claimed, calibration, and step by step. */
final class ScorePage {
  /** More steps than fit on a screen are for {@code scores.csv}. */
  private static final int STEPS_ON_A_SCREEN = 30;

  private ScorePage() {}

  static String of(Judgement judgement) {
    return of(judgement, false);
  }

  static String of(Judgement judgement, boolean bySeries) {
    ScoreTable scores = judgement.scores();
    boolean steps = scores.horizon() > 1 && scores.horizon() <= STEPS_ON_A_SCREEN;
    String seeds =
        judgement.runs().values().stream()
            .filter(runs -> runs.size() > 1)
            .map(scores::toText)
            .collect(Collectors.joining("\n"));
    return Stream.of(
            scores.toText(bySeries),
            seeds,
            EnsembleText.of(judgement.parts()),
            judgement.comparison().toText(),
            judgement.remarks().stream().map("%s\n"::formatted).collect(Collectors.joining()),
            judgement.sets().toText(),
            judgement.panel().toText(judgement.references()),
            judgement.calibration().toText(judgement.furtherRuns()),
            judgement.risk().toText(judgement.furtherRuns()),
            steps ? scores.toText(PointMetric.MAE) : "")
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
