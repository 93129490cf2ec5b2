package dev.pikku;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts the annotated permission before every wiring, or before those that match a route pattern or
 * a tag; every global permission must allow.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface GlobalPermission {
  /** HTTP route patterns such as {@code /api/*}; {@code *} stands for any run of characters. */
  String[] routes() default {};

  /** Tags of wirings. */
  String[] tags() default {};
}
