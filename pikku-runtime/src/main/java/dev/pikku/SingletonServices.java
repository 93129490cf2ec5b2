package dev.pikku;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class of public static factory methods. Each provides exactly its return type, made once
 * per process, and takes what it needs as parameters. A factory that takes its own return type
 * decorates what was provided before it.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SingletonServices {}
