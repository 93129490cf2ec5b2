package dev.pikku;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which queue a {@link dev.pikku.service.Queue} parameter sends to. The build checks the
 * message type against the worker's input and grants the permission to send.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface QueueName {
  String value();
}
