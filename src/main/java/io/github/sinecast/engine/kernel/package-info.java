/**
 * Operations on native arrays that are faster here than as ND4J computes them: loops over cached
 * blocks, and OpenBLAS.
 */
@NullMarked
package io.github.sinecast.engine.kernel;

import org.jspecify.annotations.NullMarked;
