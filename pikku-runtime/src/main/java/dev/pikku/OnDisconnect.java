package dev.pikku;

import dev.pikku.wire.Middleware;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method of a {@link WireChannel} that hears that a client has gone. API Gateway does its
 * best to say so, no more; what it throws is logged, and the channel is forgotten all the same.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnDisconnect {
  /** Tags of this wiring alone. */
  String[] tags() default {};

  /** Middleware of disconnecting alone, outermost first, inside the channel's. */
  Class<? extends Middleware>[] middleware() default {};
}
