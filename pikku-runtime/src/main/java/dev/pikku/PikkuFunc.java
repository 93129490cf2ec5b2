package dev.pikku;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a public method as a function: business code that knows no transport. Its parameters are
 * resolved when the backend is built; a {@code @Wire…} annotation connects it to a transport.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PikkuFunc {
  /** The name that filters, operation ids and logs use; {@code Class.method} unless given. */
  String name() default "";

  /** Free words for filters and middleware groups, together with the tags of class and wiring. */
  String[] tags() default {};

  /**
   * What a caller's session must have, all of it: the session's record implements {@code
   * dev.pikku.auth.Scoped}. Queues and schedules have no caller, and are not asked.
   */
  String[] scopes() default {};

  /** One sentence for documentation. */
  String summary() default "";
}
