package dev.pikku.generator.model;

import dev.pikku.generator.diagnostic.Place;
import java.util.Optional;

/**
 * A parameter of a function, factory, constructor or permission, resolved to what fills it.
 *
 * @param qualifier the text of {@code @Named}, {@code @QueueName}, {@code @TopicName} or
 *     {@code @Secret}
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
    /** {@code @TopicName Topic<T>}. */
    TOPIC,
    /** {@code EventHub<T>}. */
    EVENT_HUB,
    /** {@code Channel<T>}: the client whose call this is. */
    CHANNEL,
    /** {@code Optional<Channel<T>>}: empty on another transport. */
    OPTIONAL_CHANNEL,
    /** {@code @Secret SecretValue}. */
    SECRET,
    /** A {@link TransactionModel} of an {@code @Idempotent} function: its record's own. */
    TRANSACTION
  }

  public TypeRef type() {
    return use.type();
  }

  /** What is sent through it: the {@code T} of a {@code Queue<T>}, a {@code Topic<T>}, … */
  public Optional<TypeUse> data() {
    return switch (kind) {
      case QUEUE, TOPIC, EVENT_HUB, CHANNEL -> use.arguments().stream().findFirst();
      case OPTIONAL_CHANNEL -> use.arguments().get(0).arguments().stream().findFirst();
      case INPUT,
          SERVICE,
          WIRE,
          OPTIONAL_WIRE,
          SESSION,
          OPTIONAL_SESSION,
          SESSION_HANDLE,
          SECRET,
          TRANSACTION ->
          Optional.empty();
    };
  }
}
