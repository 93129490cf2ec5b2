package dev.pikku;

import dev.pikku.wire.Middleware;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets functions of other backends call this one, through an interface annotated {@link
 * RemoteFunction} with the same name. Repeatable.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Repeatable(WireRpc.List.class)
public @interface WireRpc {
  /** What callers name it by, in the whole workspace. */
  String name();

  /** Who may call: whose session the caller's own call has. */
  Auth auth() default Auth.SESSION;

  /** Tags of this wiring alone. */
  String[] tags() default {};

  /** Middleware of this wiring alone, outermost first. */
  Class<? extends Middleware>[] middleware() default {};

  /** Holds several {@code @WireRpc} of one element. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.METHOD)
  @interface List {
    WireRpc[] value();
  }
}
