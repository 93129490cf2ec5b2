package dev.pikku.generator.config;

import java.util.List;
import java.util.Optional;

/**
 * Where channels are kept, and how clients are answered.
 *
 * @param store {@code dynamodb}, {@code jdbc}, or {@code none} where a service factory makes it
 * @param table the DynamoDB table's name; made of service and stage unless stated
 * @param from the backend that owns the table; empty if this one does
 * @param repliesByConnections whether replies are sent through {@code @connections}; else they are
 *     route responses
 * @param origins that may connect from a browser; empty for all
 * @param makesTables whether the store makes its tables at start, where {@code serverless.yml} does
 *     not
 */
public record ChannelsConfig(
    String store,
    Optional<String> table,
    Optional<String> from,
    boolean repliesByConnections,
    List<String> origins,
    boolean makesTables) {
  public ChannelsConfig {
    origins = List.copyOf(origins);
  }
}
