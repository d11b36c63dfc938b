/**
 * The statistical rivals that every model must beat, fitted to the rows that they may learn from.
 */
@NullMarked
package io.github.sinecast.baseline;

import org.jspecify.annotations.NullMarked;
