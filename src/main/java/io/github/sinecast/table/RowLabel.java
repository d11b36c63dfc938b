package io.github.sinecast.table;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a text is the {@linkplain io.github.sinecast.TimeLine#label label} of a row: a date, a
 * date and time, or a row number. In a table it has that type.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface RowLabel {}
