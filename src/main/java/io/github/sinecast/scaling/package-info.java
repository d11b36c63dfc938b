/** Fitted, invertible scales. */
@NullMarked
package io.github.sinecast.scaling;

import org.jspecify.annotations.NullMarked;
