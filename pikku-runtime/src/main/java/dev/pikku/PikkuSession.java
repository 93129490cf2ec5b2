package dev.pikku;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the record that says who calls. Middleware sets it; functions that take it need it. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PikkuSession {}
