/** Proves or refutes that an experiment looks ahead, and whether it uses the order of rows. */
@NullMarked
package io.github.sinecast.audit;

import org.jspecify.annotations.NullMarked;
