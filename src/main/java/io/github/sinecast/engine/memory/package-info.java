/** Float arrays in native memory, and how Java reads and writes them. */
@NullMarked
package io.github.sinecast.engine.memory;

import org.jspecify.annotations.NullMarked;
