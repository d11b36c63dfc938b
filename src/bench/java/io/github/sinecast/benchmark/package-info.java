/** Measurements that the documentation states, each a program of its own. */
@NullMarked
package io.github.sinecast.benchmark;

import org.jspecify.annotations.NullMarked;
