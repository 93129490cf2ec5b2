package dev.pikku.generator.config;

import java.util.List;
import java.util.Optional;

/**
 * Where calls of functions are noted that run once for a key.
 *
 * @param store {@code dynamodb}, {@code jdbc}, or {@code none} where a service factory makes it
 * @param table the DynamoDB table's name; made of service and stage unless stated
 * @param makesTables whether a store of kind jdbc makes its table at start
 * @param tables tables of DynamoDB that functions write together with the note of their call
 */
public record IdempotencyConfig(
    String store, Optional<String> table, boolean makesTables, List<String> tables) {
  public IdempotencyConfig {
    tables = List.copyOf(tables);
  }
}
