package dev.pikku;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Guards a function, or every function of a class. A permission is a class with one public method
 * {@code boolean allows(…)} whose parameters are resolved as a function's. All classes of one
 * annotation must allow; of several annotations on one element one is enough; class and function
 * level must both allow.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(Permit.List.class)
public @interface Permit {
  Class<?>[] value();

  /** Holds several {@code @Permit} of one element. */
  @Retention(RetentionPolicy.CLASS)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface List {
    Permit[] value();
  }
}
