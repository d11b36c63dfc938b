/**
 * Positional encodings as pure numbers, computed in double precision without any tensor library.
 */
@NullMarked
package io.github.sinecast.encoding;

import org.jspecify.annotations.NullMarked;
