/** The obvious slow ways to score a distribution. */
@NullMarked
package io.github.sinecast.distribution.oracle;

import org.jspecify.annotations.NullMarked;
