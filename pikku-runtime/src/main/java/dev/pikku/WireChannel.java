package dev.pikku;

import dev.pikku.wire.Middleware;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a class a channel: clients connect by WebSocket, and its methods take what they send. A
 * method is marked {@link OnConnect}, {@link OnDisconnect} or {@link OnMessage}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface WireChannel {
  /** The channel's name in this workspace. */
  String name();

  /** The member of a message, a JSON object, that names the action. */
  String routingKey() default "action";

  /** Who may connect and send, where a method does not say it for itself. */
  Auth auth() default Auth.SESSION;

  /** Tags of all that is wired here. */
  String[] tags() default {};

  /** Middleware around each connect, message and disconnect, outermost first. */
  Class<? extends Middleware>[] middleware() default {};
}
