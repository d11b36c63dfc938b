/**
 * The language in which positional encodings are written: a formula over arrays, written once and
 * computed either in plain double precision or by a network's graph.
 */
@NullMarked
package io.github.sinecast.encoding.formula;

import org.jspecify.annotations.NullMarked;
