package dev.pikku;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the record that holds the application's configuration. Component {@code mailFrom} is read
 * from {@code MAIL_FROM}; it is a service, bound and validated at start with all problems at once.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PikkuConfig {}
