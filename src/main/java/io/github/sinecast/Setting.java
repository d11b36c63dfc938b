package io.github.sinecast;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a specification record to the people who write configs.
 *
 * <p>Config files, the JSON Schema and the reference config are all made from these annotations.
 * The key in a config is the component's name in kebab case ({@code feedForwardWidth} is {@code
 * feed-forward-width}).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
  /** What the setting means, in one sentence or two, with its unit. */
  String help();

  /**
   * The value where a config is silent, as it would be written in YAML; the word {@code required}
   * says that a config may not be silent, an empty text that when omitted, "found by itself" (a
   * nullable component).
   */
  String initial() default "required";

  /** The key, where it is none that a component can be called, such as {@code static}. */
  String name() default "";

  /** What other forecasting libraries call the setting: a config with such a key gets a hint. */
  String[] otherNames() default {};

  /** The least value that a number may take; the record's constructor checks it too. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The greatest value that a number may take; the record's constructor checks it too. */
  double max() default Double.POSITIVE_INFINITY;
}
