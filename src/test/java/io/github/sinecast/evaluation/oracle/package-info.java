/** The judge's definitions as slow and obvious loops. */
@NullMarked
package io.github.sinecast.evaluation.oracle;

import org.jspecify.annotations.NullMarked;
