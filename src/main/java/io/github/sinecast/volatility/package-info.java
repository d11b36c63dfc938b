/**
 * Forecasts of the variance of the coming rows of a series, from its changes and its daily ranges.
 */
@NullMarked
package io.github.sinecast.volatility;

import org.jspecify.annotations.NullMarked;
