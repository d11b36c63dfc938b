package io.github.sinecast.experiment;

import io.github.sinecast.coverage.CalibrationTable;
import io.github.sinecast.coverage.RiskTable;
import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.ScoreTable;
import io.github.sinecast.evaluation.Scoring;
import io.github.sinecast.significance.Comparison;
import io.github.sinecast.significance.ConfidenceSets;
import io.github.sinecast.significance.OriginLosses;
import io.github.sinecast.significance.PanelTests;
import io.github.sinecast.significance.References;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What forecasters were worth on the test rows.
 *
 * @param backtest every forecast beside what came true
 * @param scores what that comes to
 * @param comparison what may be claimed of each model
 * @param sets which models may be the best
 * @param panel how models rank over several series
 * @param references the names of the models that others are tested against
 * @param losses what every model lost at each origin
 * @param calibration whether distributions keep what they promise
 * @param risk whether value at risk and expected shortfall hold
 * @param runs of each trained model the names of its runs with different seeds, its own first
 * @param parts what the parts of an ensemble are worth alone; empty without one
 * @param remarks what people should know of the references: which baseline is the best, and which
 *     ones could not be tested against
 */
public record Judgement(
    BacktestResult backtest,
    ScoreTable scores,
    Comparison comparison,
    ConfidenceSets sets,
    PanelTests panel,
    References references,
    OriginLosses losses,
    CalibrationTable calibration,
    RiskTable risk,
    Map<String, List<String>> runs,
    List<EnsemblePart> parts,
    List<String> remarks) {
  public Judgement {
    runs = Map.copyOf(runs);
    parts = List.copyOf(parts);
    remarks = List.copyOf(remarks);
  }

  /**
   * Judges what was forecast.
   *
   * @param references the names of the models that others are tested against
   * @param runs of each trained model the names of its runs, its own first
   * @param seed of the bootstrap
   */
  static Judgement of(
      BacktestResult backtest,
      Scoring scoring,
      References references,
      Map<String, List<String>> runs,
      long seed) {
    OriginLosses losses = OriginLosses.of(backtest, scoring);
    return new Judgement(
        backtest,
        scoring.score(backtest),
        Comparison.of(backtest, scoring, references, runs, seed),
        ConfidenceSets.of(losses, runs, backtest.horizon(), seed),
        PanelTests.of(backtest, scoring, runs),
        references,
        losses,
        CalibrationTable.of(backtest, scoring),
        RiskTable.of(backtest, seed),
        runs,
        List.of(),
        List.of());
  }

  Judgement withParts(List<EnsemblePart> ofEnsemble) {
    return with(ofEnsemble, remarks);
  }

  Judgement withRemarks(List<String> ofReferences) {
    return with(parts, ofReferences);
  }

  private Judgement with(List<EnsemblePart> ofEnsemble, List<String> ofReferences) {
    return new Judgement(
        backtest,
        scores,
        comparison,
        sets,
        panel,
        references,
        losses,
        calibration,
        risk,
        runs,
        ofEnsemble,
        ofReferences);
  }

  /** The runs of models with further seeds, which are judged together with their first. */
  public Set<String> furtherRuns() {
    return runs.values().stream()
        .flatMap(names -> names.stream().skip(1))
        .collect(Collectors.toSet());
  }
}
