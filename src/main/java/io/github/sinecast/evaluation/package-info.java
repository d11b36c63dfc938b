/** Backtests, metrics and scores: the same rows for every forecaster. */
@NullMarked
package io.github.sinecast.evaluation;

import org.jspecify.annotations.NullMarked;
