package io.github.sinecast.experiment;

import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.CalibrationTable;
import io.github.sinecast.evaluation.Comparison;
import io.github.sinecast.evaluation.OriginLosses;
import io.github.sinecast.evaluation.ScoreTable;
import io.github.sinecast.evaluation.Scoring;
import java.util.Set;

/**
 * What forecasters were worth on the test rows.
 *
 * @param backtest every forecast beside what came true
 * @param scores what that comes to
 * @param comparison what may be claimed of each model
 * @param losses what every model lost at each origin
 * @param calibration whether distributions keep what they promise
 */
public record Judgement(
    BacktestResult backtest,
    ScoreTable scores,
    Comparison comparison,
    OriginLosses losses,
    CalibrationTable calibration) {
  /**
   * Judges what was forecast.
   *
   * @param singleRuns the models that are one run of one seed, and so are never called better
   * @param seed of the bootstrap
   */
  static Judgement of(BacktestResult backtest, Scoring scoring, Set<String> singleRuns, long seed) {
    return new Judgement(
        backtest,
        scoring.score(backtest),
        scoring.compare(backtest, singleRuns, seed),
        scoring.losses(backtest),
        scoring.calibrate(backtest));
  }
}
