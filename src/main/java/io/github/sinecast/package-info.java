/** The vocabulary of forecasting: series, histories, forecasts and forecasters. JDK only. */
@NullMarked
package io.github.sinecast;

import org.jspecify.annotations.NullMarked;
