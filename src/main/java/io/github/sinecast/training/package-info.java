/** The training loop: schedule, optimiser, early stopping. */
@NullMarked
package io.github.sinecast.training;

import org.jspecify.annotations.NullMarked;
