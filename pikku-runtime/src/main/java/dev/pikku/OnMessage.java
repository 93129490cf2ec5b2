package dev.pikku;

import dev.pikku.wire.Middleware;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link WireChannel} that takes messages: those of one action, or, without an
 * action, all that no other method takes. What it returns is sent to the client; a reply to an
 * action carries the routing key.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnMessage {
  /** The value of the routing key; empty for the default. */
  String action() default "";

  /** Who may send this; as the channel says, unless given. */
  Auth[] auth() default {};

  /** Tags of this wiring alone. */
  String[] tags() default {};

  /** Middleware of this action alone, outermost first, inside the channel's. */
  Class<? extends Middleware>[] middleware() default {};
}
