/** Runs SameDiff graphs fast; knows nothing of forecasting. */
@NullMarked
package io.github.sinecast.engine;

import org.jspecify.annotations.NullMarked;
