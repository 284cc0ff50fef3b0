package org.mmlatch.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The numbers that a setting accepts; a bound that is left out does not apply. An annotation that
 * has it stands for it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.ANNOTATION_TYPE})
public @interface Bounds {
  /** The least number accepted. */
  double atLeast() default Double.NEGATIVE_INFINITY;

  /** The number that a value must exceed. */
  double above() default Double.NEGATIVE_INFINITY;

  /** The greatest number accepted. */
  double atMost() default Double.POSITIVE_INFINITY;

  /** The number that a value must stay under. */
  double below() default Double.POSITIVE_INFINITY;
}
