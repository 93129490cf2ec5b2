package dev.pikku;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a function run once for a key, however often its call is delivered: another call with the
 * same key gets the answer of the first, and one that comes while the first still runs is answered
 * with 409, or fails as a job, so that it comes again.
 *
 * <p>State either {@link #key} or {@link #header}. A parameter of the type {@code
 * java.sql.Connection}, or {@code dev.pikku.aws.DynamoDbTransaction} where calls are noted in
 * DynamoDB, is the transaction in which the call is noted as done: what it does commits with that
 * note, or not at all.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Idempotent {
  /** The component of the input that tells calls apart: {@code orderId}, {@code order.id}. */
  String key() default "";

  /** The header that tells calls apart, such as {@code Idempotency-Key}; for HTTP alone. */
  String header() default "";

  /** How long a call that is done is remembered: days, hours, minutes and seconds, as ISO 8601. */
  String expires() default "PT24H";
}
