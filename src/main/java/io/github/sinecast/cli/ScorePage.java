package io.github.sinecast.cli;

import io.github.sinecast.evaluation.PointMetric;
import io.github.sinecast.evaluation.ScoreTable;
import io.github.sinecast.evaluation.View;
import io.github.sinecast.experiment.EnsemblePart;
import io.github.sinecast.experiment.Judgement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An evaluation as a person reads it: scores, what may be claimed, calibration, and by step. */
final class ScorePage {
  /** More steps than fit on a screen are for {@code scores.csv}. */
  private static final int STEPS_ON_A_SCREEN = 30;

  private static final String REST =
      "All metrics, tests, calibration, risk and errors by step: --full\n";

  private ScorePage() {}

  /** What fits two screens: one table of scores, and what is said of the trained models. */
  static String brief(Judgement judgement, boolean bySeries) {
    ScoreTable scores = judgement.scores();
    Set<String> trained = judgement.runs().keySet();
    List<EnsemblePart> weighted =
        judgement.parts().stream().filter(EnsemblePart::isOfCombination).toList();
    return joined(
        bySeries ? scores.toText(true) : scores.toBriefText(judgement.furtherRuns()),
        seeds(judgement, View.BRIEF),
        EnsembleText.of(weighted),
        judgement.comparison().toBriefText(trained),
        remarks(judgement),
        judgement.sets().toText(),
        judgement.calibration().remarks(trained),
        REST);
  }

  /** Everything. */
  static String full(Judgement judgement, boolean bySeries) {
    ScoreTable scores = judgement.scores();
    boolean steps = scores.horizon() > 1 && scores.horizon() <= STEPS_ON_A_SCREEN;
    return joined(
        scores.toText(bySeries),
        seeds(judgement, View.TABLE),
        EnsembleText.of(judgement.parts()),
        judgement.comparison().toText(),
        remarks(judgement),
        judgement.sets().toText(),
        judgement.panel().toText(judgement.references()),
        judgement.calibration().toText(judgement.furtherRuns()),
        judgement.risk().toText(judgement.furtherRuns()),
        steps ? scores.toText(PointMetric.MAE) : "");
  }

  private static String remarks(Judgement judgement) {
    return judgement.remarks().stream().map("%s\n"::formatted).collect(Collectors.joining());
  }

  private static String seeds(Judgement judgement, View view) {
    return judgement.runs().values().stream()
        .filter(runs -> runs.size() > 1)
        .map(runs -> judgement.scores().toText(runs, view))
        .collect(Collectors.joining("\n"));
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
  }
}
