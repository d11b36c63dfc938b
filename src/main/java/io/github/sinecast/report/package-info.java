/** What a person looks at: numbers as text, as comma-separated values, and as pictures. */
@NullMarked
package io.github.sinecast.report;

import org.jspecify.annotations.NullMarked;
