package dev.pikku;

import dev.pikku.wire.Middleware;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Runs a function by the clock. Repeatable. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Repeatable(WireScheduler.List.class)
public @interface WireScheduler {
  /** The task's name; the generated event carries it. */
  String name();

  /** Five-field cron ({@code 0 3 * * 1}) or a rate ({@code rate(1 day)}). */
  String schedule();

  /** IANA time zone such as {@code Europe/Berlin}; UTC unless given. */
  String timeZone() default "";

  /** When it begins, such as {@code 2027-01-01T00:00:00Z}; with its deployment unless given. */
  String start() default "";

  /** When it ends, such as {@code 2028-01-01T00:00:00Z}; never unless given. */
  String end() default "";

  /** Tags of this wiring alone. */
  String[] tags() default {};

  /** Middleware of this wiring alone, outermost first. */
  Class<? extends Middleware>[] middleware() default {};

  /** Holds several {@code @WireScheduler} of one element. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.METHOD)
  @interface List {
    WireScheduler[] value();
  }
}
