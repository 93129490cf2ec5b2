package dev.pikku;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Attaches the annotated middleware to every wiring, or to those that match a route pattern or a
 * tag.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface GlobalMiddleware {
  /** HTTP route patterns such as {@code /api/*}; {@code *} stands for any run of characters. */
  String[] routes() default {};

  /** Tags of wirings. */
  String[] tags() default {};
}
