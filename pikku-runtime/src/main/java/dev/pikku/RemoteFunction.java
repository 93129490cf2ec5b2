package dev.pikku;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an interface with one method stand for a function that is wired by {@link WireRpc}. Whoever
 * takes such an interface as a parameter gets one that calls the function, wherever it is deployed:
 *
 * <pre>{@code
 * @RemoteFunction("price-of")
 * public interface PriceOf {
 *   Price call(PriceQuery query);
 * }
 * }</pre>
 *
 * <p>The method takes the function's input, or nothing where that has none, and returns what the
 * function returns; the build checks both. An error of Pikku's that the function throws is thrown
 * here, too; all else is a {@link dev.pikku.rpc.RemoteCallException}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RemoteFunction {
  /** The name of the function's {@link WireRpc}. */
  String value();

  /**
   * Whether the function may run twice for one call without harm: then a call is repeated if its
   * answer got lost. Else it is repeated only where it is certain that the function did not run.
   */
  boolean idempotent() default false;
}
