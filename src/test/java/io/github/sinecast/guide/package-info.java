/** The library guide as code: what {@code src/site/markdown/library.md} shows, run as tests. */
@NullMarked
package io.github.sinecast.guide;

import org.jspecify.annotations.NullMarked;
