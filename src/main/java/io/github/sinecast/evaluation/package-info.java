/** The judge: the same rows for every forecaster, and scores beside the naive one. */
@NullMarked
package io.github.sinecast.evaluation;

import org.jspecify.annotations.NullMarked;
