package dev.pikku.aws;

import dev.pikku.idempotency.IdempotencyStore;
import dev.pikku.idempotency.MemoryIdempotencyStore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens the store of idempotency that the variable {@code PIKKU_IDEMPOTENCY} names:
 *
 * <ul>
 *   <li>{@code dynamodb:<table>}: see {@link DynamoDbIdempotencyStore}
 *   <li>{@code jdbc:…}: see {@link JdbcIdempotencyStore}; the user is in {@code
 *       PIKKU_IDEMPOTENCY_USER}, the password in {@code PIKKU_IDEMPOTENCY_PASSWORD}
 *   <li>{@code memory:}: this process alone; all of it has the same one
 * </ul>
 *
 * {@code PIKKU_IDEMPOTENCY_SCHEMA} says who makes the table: with {@code start} the store does
 * before it is first used, with {@code none} somebody else has. Unless it is set, a database's is
 * made, DynamoDB's not.
 *
 * <p>Opening neither calls nor connects: that happens when a call needs it.
 */
public final class IdempotencyStores {
  static final String VARIABLE = "PIKKU_IDEMPOTENCY";

  private static final String SCHEMA = "PIKKU_IDEMPOTENCY_SCHEMA";
  private static final String DYNAMODB = "dynamodb:";
  private static final String KNOWN = "dynamodb:<table>, jdbc:… (a JDBC URL), memory:.";

  private IdempotencyStores() {}

  /**
   * Opens it.
   *
   * @throws IllegalStateException if a variable is not set, or says nothing that is known
   */
  public static IdempotencyStore open(Map<String, String> environment) {
    String where = environment.get(VARIABLE);
    if (where == null || where.isEmpty()) {
      throw new IllegalStateException(
          "The variable " + VARIABLE + " is not set. It says where calls are noted: " + KNOWN);
    }
    if (where.startsWith(DYNAMODB) && where.length() > DYNAMODB.length()) {
      boolean create = create(environment.get(SCHEMA), false);
      return new DynamoDbIdempotencyStore(where.substring(DYNAMODB.length()), environment, create);
    }
    if (where.startsWith("jdbc:")) {
      return JdbcIdempotencyStore.of(where, environment, create(environment.get(SCHEMA), true));
    }
    if (where.equals("memory:")) {
      return Memory.STORE;
    }
    // not what it says, which may have a password
    throw new IllegalStateException(
        "The variable " + VARIABLE + " names no place that is known. Known are " + KNOWN);
  }

  /** Loaded only where this process notes calls itself. */
  private static final class Memory {
    static final MemoryIdempotencyStore STORE = new MemoryIdempotencyStore();
  }

  private static boolean create(@Nullable String schema, boolean otherwise) {
    if (schema == null || schema.isEmpty()) {
      return otherwise;
    }
    if (schema.equals("start")) {
      return true;
    }
    if (schema.equals("none")) {
      return false;
    }
    throw new IllegalStateException(
        "The variable " + SCHEMA + " has to be start or none, not \"" + schema + "\".");
  }
}
