package dev.pikku;

import dev.pikku.wire.Middleware;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Connects a function to HTTP. Repeatable. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Repeatable(WireHttp.List.class)
public @interface WireHttp {
  HttpMethod method();

  /**
   * The path: {@code /todos/{id}} (or {@code /todos/:id}), with {@code {rest+}} as a last segment
   * that takes everything left.
   */
  String route();

  /** The status of a successful answer with a body; 200 unless given. */
  int status() default 200;

  /**
   * Whether answers carry an {@code ETag}, made of their bytes unless the function sets one, and a
   * caller who has the answer already is told so (304). Of {@code GET} and {@code HEAD} alone.
   */
  boolean etag() default false;

  /**
   * Whether the answer is a stream of server-sent events: one for each value that the function
   * sends to its {@code Channel<T>}, the last one what it returns. Of {@code GET} alone. API
   * Gateway delivers them together, when the function has ended.
   */
  boolean sse() default false;

  /** Who may call. */
  Auth auth() default Auth.SESSION;

  /** Tags of this wiring alone. */
  String[] tags() default {};

  /** Middleware of this wiring alone, outermost first. */
  Class<? extends Middleware>[] middleware() default {};

  /** Which pages of other origins may call, where that is not what the backend's config says. */
  Cors cors() default @Cors;

  /** Holds several {@code @WireHttp} of one element. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.METHOD)
  @interface List {
    WireHttp[] value();
  }
}
