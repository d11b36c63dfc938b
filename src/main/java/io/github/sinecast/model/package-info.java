/** The networks: their specification, graph, weights, file, and the forecaster that runs them. */
@NullMarked
package io.github.sinecast.model;

import org.jspecify.annotations.NullMarked;
