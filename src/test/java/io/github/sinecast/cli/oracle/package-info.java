/** Slow and plain readings of files, against which what the program accepted is compared. */
@NullMarked
package io.github.sinecast.cli.oracle;

import org.jspecify.annotations.NullMarked;
