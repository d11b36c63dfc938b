/**
 * The directory of a run: its files, each with its columns, written and read; and the saved model
 * in use.
 */
@NullMarked
package io.github.sinecast.run;

import org.jspecify.annotations.NullMarked;
