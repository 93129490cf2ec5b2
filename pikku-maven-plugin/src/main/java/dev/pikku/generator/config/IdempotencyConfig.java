package dev.pikku.generator.config;

import java.util.Optional;

/**
 * Where calls of functions are noted that run once for a key.
 *
 * @param store {@code dynamodb}, {@code jdbc}, or {@code none} where a service factory makes it
 * @param table the DynamoDB table's name; made of service and stage unless stated
 * @param makesTables whether a store of kind jdbc makes its table at start
 */
public record IdempotencyConfig(String store, Optional<String> table, boolean makesTables) {}
