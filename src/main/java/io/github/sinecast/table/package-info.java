/** Results as tables: the columns that a record has, and Tablesaw tables of them. */
@NullMarked
package io.github.sinecast.table;

import org.jspecify.annotations.NullMarked;
