package dev.pikku;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which topic a {@link dev.pikku.service.Topic} parameter publishes to. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface TopicName {
  String value();
}
