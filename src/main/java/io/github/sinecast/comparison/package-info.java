/** Runs the points of grids and searches, and compares what they came to. */
@NullMarked
package io.github.sinecast.comparison;

import org.jspecify.annotations.NullMarked;
