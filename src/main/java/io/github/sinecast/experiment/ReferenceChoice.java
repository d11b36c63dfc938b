package io.github.sinecast.experiment;

import io.github.sinecast.Forecaster;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.baseline.Baseline;
import io.github.sinecast.evaluation.Backtest;
import io.github.sinecast.evaluation.DistributionMetric;
import io.github.sinecast.evaluation.QuantileLevels;
import io.github.sinecast.evaluation.Scoring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The baselines that distributions are tested against. The best of them is that of least CRPS on
 * the validation split, fitted to the rows before it; no test row is looked at.
 *
 * @param names of the baselines
 * @param remarks which one is the best, which ones could not be chosen and why, and which ones do
 *     not take part; each a line without a full stop
 */
record ReferenceChoice(List<String> names, List<String> remarks) {
  ReferenceChoice {
    names = List.copyOf(names);
    remarks = List.copyOf(remarks);
  }

  static ReferenceChoice of(Experiment experiment, Scoring scoring) {
    EvaluationSpec evaluation = experiment.config().evaluation();
    List<String> remarks = new ArrayList<>();
    String best =
        evaluation.references().contains(EvaluationSpec.BEST)
            ? best(experiment, scoring, remarks)
            : null;
    List<String> names =
        evaluation.references().stream()
            .flatMap(
                name ->
                    name.equals(EvaluationSpec.BEST) ? Stream.ofNullable(best) : Stream.of(name))
            .distinct()
            .toList();
    List<String> absent =
        names.stream()
            .filter(
                name -> evaluation.baselines().stream().noneMatch(one -> one.name().equals(name)))
            .toList();
    if (!absent.isEmpty()) {
      remarks.add(
          "Distributions are not tested against %s, which evaluation.baselines lacks"
              .formatted(String.join(" and ", absent)));
    }
    return new ReferenceChoice(names, remarks);
  }

  private static @Nullable String best(
      Experiment experiment, Scoring scoring, List<String> remarks) {
    EvaluationSpec evaluation = experiment.config().evaluation();
    Backtest validation =
        new Backtest(
                experiment.byId(experiment.wholeSplit()::validation),
                experiment.config().window().horizon(),
                evaluation.dropLast())
            .withLevels(new QuantileLevels(evaluation.quantiles()));
    Map<String, RowRange> rows = experiment.beforeValidation();
    List<Attempt> attempts =
        experiment.onBaselines(
            evaluation.baselines(), baseline -> Attempt.of(baseline, rows, experiment, validation));
    attempts.stream().flatMap(one -> Stream.ofNullable(one.failure())).forEach(remarks::add);
    List<Forecaster> fitted =
        attempts.stream().flatMap(one -> Stream.ofNullable(one.fitted())).toList();
    String best =
        scoring.score(validation.run(experiment.series(), fitted)).best(DistributionMetric.CRPS);
    remarks.add(
        0,
        best == null
            ? "No baseline forecasts distributions, so 'best' of evaluation.references names none"
            : "Best baseline: %s, by %s on the validation split"
                .formatted(best, DistributionMetric.CRPS.label()));
    return best;
  }

  /** A baseline that was fitted, or the reason why it could not be. */
  private record Attempt(@Nullable Forecaster fitted, @Nullable String failure) {
    static Attempt of(
        Baseline baseline, Map<String, RowRange> rows, Experiment experiment, Backtest validation) {
      try {
        Forecaster fitted =
            baseline.fit(experiment.series(), rows, experiment.config().window().horizon());
        validation.check(experiment.series(), List.of(fitted));
        return new Attempt(fitted, null);
      } catch (InvalidInputException unfit) {
        return new Attempt(
            null,
            "%s cannot be chosen as best baseline from the rows before the validation split: %s"
                .formatted(baseline.name(), unfit.getMessage()));
      }
    }
  }
}
