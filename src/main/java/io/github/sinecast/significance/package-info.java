/** Whether models differ: tests of difference, and the words that may be used. */
@NullMarked
package io.github.sinecast.significance;

import org.jspecify.annotations.NullMarked;
