/** Operations on native arrays in plain Java, where loops over cached rows beat the native ones. */
@NullMarked
package io.github.sinecast.engine.kernel;

import org.jspecify.annotations.NullMarked;
