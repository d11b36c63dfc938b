/** Slow and obvious formulas that the fast ones are tested against. */
@NullMarked
package io.github.sinecast.training.oracle;

import org.jspecify.annotations.NullMarked;
