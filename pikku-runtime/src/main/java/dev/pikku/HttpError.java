package dev.pikku;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what callers learn of an exception: on the exception class (its subclasses inherit it), or
 * with {@link #type} on any class, for exceptions that are not ours.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(HttpError.List.class)
public @interface HttpError {
  /** The status, 400 to 599. */
  int status();

  /**
   * What callers read; the exception's own message where it is a {@code PikkuException}, else
   * nothing.
   */
  String message() default "";

  /**
   * The stable code on the wire; the class name with {@code Error} for {@code Exception} unless
   * given.
   */
  String code() default "";

  /** The exception class this stands for; the annotated class itself unless given. */
  Class<? extends Throwable> type() default Throwable.class;

  /** Holds several {@code @HttpError} of one element. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  @interface List {
    HttpError[] value();
  }
}
