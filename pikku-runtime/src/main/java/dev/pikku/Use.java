package dev.pikku;

import dev.pikku.wire.Middleware;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Attaches middleware to a function, or to every function of a class; outermost first. */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Use {
  Class<? extends Middleware>[] value();
}
