package io.github.sinecast;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Gives a member of a sealed family the name by which a config's {@code type} key calls it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TypeName {
  /** The name, in kebab case. */
  String value();

  /** What this member of the family is, in one sentence. */
  String help();

  /**
   * Where it is defined: authors, title, year, and DOI or address; empty where nothing is cited.
   */
  String source() default "";
}
