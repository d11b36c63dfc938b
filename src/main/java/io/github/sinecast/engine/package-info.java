/** Runs a SameDiff graph fast and exactly; knows nothing of forecasting. */
@NullMarked
package io.github.sinecast.engine;

import org.jspecify.annotations.NullMarked;
