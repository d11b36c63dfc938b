/** What intervals promised, and what they held. */
@NullMarked
package io.github.sinecast.coverage;

import org.jspecify.annotations.NullMarked;
