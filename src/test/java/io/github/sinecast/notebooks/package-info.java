/** The notebooks as they are stored, and as they run. */
@NullMarked
package io.github.sinecast.notebooks;

import org.jspecify.annotations.NullMarked;
