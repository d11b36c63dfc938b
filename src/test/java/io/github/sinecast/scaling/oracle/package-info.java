/** Slow and obvious formulas that the fast ones are tested against. */
@NullMarked
package io.github.sinecast.scaling.oracle;

import org.jspecify.annotations.NullMarked;
