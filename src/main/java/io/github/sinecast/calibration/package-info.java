/** Forecast intervals corrected by what came true on rows kept apart for it. */
@NullMarked
package io.github.sinecast.calibration;

import org.jspecify.annotations.NullMarked;
