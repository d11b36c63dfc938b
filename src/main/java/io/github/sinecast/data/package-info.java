/** From delimited text files to series, and the chronological split; the only user of Tablesaw. */
@NullMarked
package io.github.sinecast.data;

import org.jspecify.annotations.NullMarked;
