package org.mmlatch.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The range of values that a setting accepts; an omitted bound is infinite. An annotation type
 * annotated with it, such as {@link Rate}, stands for these bounds.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.ANNOTATION_TYPE})
public @interface Bounds {
  /** The smallest value accepted. */
  double atLeast() default Double.NEGATIVE_INFINITY;

  /** A value must be greater than this. */
  double above() default Double.NEGATIVE_INFINITY;

  /** The largest value accepted. */
  double atMost() default Double.POSITIVE_INFINITY;

  /** A value must be less than this. */
  double below() default Double.POSITIVE_INFINITY;
}
