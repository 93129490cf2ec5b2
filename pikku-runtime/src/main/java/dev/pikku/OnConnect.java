package dev.pikku;

import dev.pikku.wire.Middleware;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method of a {@link WireChannel} that decides who connects. Its input is made of the
 * query, headers and cookies of the upgrade request. What it throws refuses the connection; what it
 * returns or sends reaches the client with the answer to its first message, because API Gateway
 * delivers nothing before the connection stands.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnConnect {
  /** Who may connect; as the channel says, unless given. */
  Auth[] auth() default {};

  /** Tags of this wiring alone. */
  String[] tags() default {};

  /** Middleware of connecting alone, outermost first, inside the channel's. */
  Class<? extends Middleware>[] middleware() default {};
}
