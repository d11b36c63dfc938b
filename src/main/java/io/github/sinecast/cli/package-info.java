/** The commands: what a user types, sees, and gets as an exit code. */
@NullMarked
package io.github.sinecast.cli;

import org.jspecify.annotations.NullMarked;
