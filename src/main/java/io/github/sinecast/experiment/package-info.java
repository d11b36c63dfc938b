/** The recipe: what an experiment is, how it runs, and the directory that it leaves. */
@NullMarked
package io.github.sinecast.experiment;

import org.jspecify.annotations.NullMarked;
