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
public @interface PikkuConfig {

  /**
   * Files among the resources that say what the environment does not, such as {@code
   * application.properties}; of several, later ones win. A line is {@code
   * MAIL_FROM=todos@example.com}, as {@link java.util.Properties} has it, in UTF-8.
   */
  String[] files() default {};
}
