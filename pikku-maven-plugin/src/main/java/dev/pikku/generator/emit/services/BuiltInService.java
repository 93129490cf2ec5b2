package dev.pikku.generator.emit.services;

import dev.pikku.generator.model.TypeRef;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The services that are there although nobody provides them. */
public enum BuiltInService {
  LOGGER("dev.pikku.service", "Logger"),
  CLOCK("java.time", "Clock"),
  VARIABLES("dev.pikku.service", "Variables"),
  SECRETS("dev.pikku.service", "Secrets"),
  QUEUE_SERVICE("dev.pikku.service", "QueueService"),
  CONTENT("dev.pikku.service", "Content"),
  RPC_SERVICE("dev.pikku.service", "RpcService"),
  /** Only there, too: both ports to where channels are kept, opened as the environment says. */
  CHANNEL_STORES("dev.pikku.aws", "ChannelStores"),
  CHANNEL_STORE("dev.pikku.channel", "ChannelStore"),
  EVENT_HUB_STORE("dev.pikku.channel", "EventHubStore"),
  IDEMPOTENCY_STORE("dev.pikku.idempotency", "IdempotencyStore"),
  CONNECTIONS("dev.pikku.channel", "Connections"),
  /** Wherever there are the three that it is made from. */
  EVENT_HUB_SERVICE("dev.pikku.service", "EventHubService");

  private final String packageName;
  private final String simpleName;

  BuiltInService(String packageName, String simpleName) {
    this.packageName = packageName;
    this.simpleName = simpleName;
  }

  /** Whether it is there only where pikku-aws-services is on the class path. */
  boolean isOfAws() {
    return switch (this) {
      case LOGGER, CLOCK, VARIABLES, SECRETS, EVENT_HUB_SERVICE -> false;
      case QUEUE_SERVICE,
          CONTENT,
          RPC_SERVICE,
          CHANNEL_STORES,
          CHANNEL_STORE,
          EVENT_HUB_STORE,
          IDEMPOTENCY_STORE,
          CONNECTIONS ->
          true;
    };
  }

  /** Whether it only keeps what it is given, so that making it cannot fail. */
  boolean onlyKeeps() {
    return this == CLOCK || this == VARIABLES;
  }

  /** Whether it reaches channels: their rows, or the clients themselves. */
  public boolean isOfChannels() {
    return this == CHANNEL_STORES || this == CONNECTIONS;
  }

  /** What it is made from, in the order of its constructor. */
  List<BuiltInService> needs() {
    return switch (this) {
      case CHANNEL_STORE, EVENT_HUB_STORE -> List.of(CHANNEL_STORES);
      case EVENT_HUB_SERVICE -> List.of(EVENT_HUB_STORE, CHANNEL_STORE, CONNECTIONS);
      case LOGGER,
          CLOCK,
          VARIABLES,
          SECRETS,
          QUEUE_SERVICE,
          CONTENT,
          RPC_SERVICE,
          CHANNEL_STORES,
          IDEMPOTENCY_STORE,
          CONNECTIONS ->
          List.of();
    };
  }

  public TypeRef.ClassType type() {
    return new TypeRef.ClassType(packageName, simpleName);
  }

  static Optional<BuiltInService> of(ServiceKey key) {
    return key.name().isPresent()
        ? Optional.empty()
        : Arrays.stream(values())
            .filter(service -> service.type().toString().equals(key.type()))
            .findFirst();
  }
}
