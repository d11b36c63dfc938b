package io.github.sinecast.experiment;

import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.ScoreTable;

/**
 * What forecasters were worth on the test rows.
 *
 * @param backtest every forecast beside what came true
 * @param scores what that comes to
 */
public record Judgement(BacktestResult backtest, ScoreTable scores) {}
