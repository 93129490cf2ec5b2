package dev.pikku.generator.model;

import dev.pikku.generator.diagnostic.Place;
import java.util.Optional;

/**
 * A parameter of a function, factory, constructor or permission, resolved to what fills it.
 *
 * @param qualifier the text of {@code @Named}, {@code @QueueName} or {@code @Secret}
 */
public record ParameterModel(
    String name, TypeUse use, Kind kind, Optional<String> qualifier, Place place) {

  /** What fills a parameter. */
  public enum Kind {
    /** The one value bound from the call. */
    INPUT,
    SERVICE,
    /** {@code Wire}, or a transport's own. */
    WIRE,
    /** {@code Optional<HttpWire>} and the like: empty on another transport. */
    OPTIONAL_WIRE,
    /** The session record: the call needs one. */
    SESSION,
    /** {@code Optional} of the session record. */
    OPTIONAL_SESSION,
    /** {@code Session<ThatRecord>}. */
    SESSION_HANDLE,
    /** {@code @QueueName Queue<T>}. */
    QUEUE,
    /** {@code @Secret SecretValue}. */
    SECRET
  }

  public TypeRef type() {
    return use.type();
  }
}
