/** The page that shows a run, or several beside each other: one file that needs nothing else. */
@NullMarked
package io.github.sinecast.report.page;

import org.jspecify.annotations.NullMarked;
