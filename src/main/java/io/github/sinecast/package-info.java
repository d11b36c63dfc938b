/**
 * The vocabulary of forecasting: series, histories, forecasts and forecasters; the change of a
 * price; location and spread. JDK only.
 */
@NullMarked
package io.github.sinecast;

import org.jspecify.annotations.NullMarked;
