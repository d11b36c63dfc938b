/** The recipe of an experiment, and the running of it. */
@NullMarked
package io.github.sinecast.experiment;

import org.jspecify.annotations.NullMarked;
