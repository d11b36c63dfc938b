package io.github.sinecast.table;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of the column of a record component, where it is not the component's own. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ColumnName {
  /** The name. */
  String value();

  /** The name in files of earlier versions, which are still read; empty if there is none. */
  String earlier() default "";
}
