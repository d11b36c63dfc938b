/** Distributions that forecasters answer with. Depends on the root package alone. */
@NullMarked
package io.github.sinecast.distribution;

import org.jspecify.annotations.NullMarked;
