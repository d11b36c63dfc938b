/**
 * Work that can be done on any machine, and where it is done.
 *
 * <p>A piece of {@link io.github.sinecast.work.Work} is a value: text and names of files, and its
 * result is files or a number. A {@link io.github.sinecast.work.Workplace} does it: threads of this
 * process, or the machines of a cluster. Both do the same, so results are the same bits.
 */
@NullMarked
package io.github.sinecast.work;

import org.jspecify.annotations.NullMarked;
