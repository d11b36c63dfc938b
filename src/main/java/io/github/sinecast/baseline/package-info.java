/** The statistical rivals that every model must beat. Depends on the root package alone. */
@NullMarked
package io.github.sinecast.baseline;

import org.jspecify.annotations.NullMarked;
