/** Windows over series, as views: input channels, targets, tokens and batches. */
@NullMarked
package io.github.sinecast.window;

import org.jspecify.annotations.NullMarked;
