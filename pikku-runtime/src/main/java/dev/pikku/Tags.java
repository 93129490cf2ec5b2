package dev.pikku;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Tags of every function in the annotated class. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Tags {
  String[] value();
}
