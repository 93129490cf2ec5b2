package dev.pikku.aws;

import dev.pikku.idempotency.Once;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a function that is {@code @Idempotent} writes into DynamoDB together with the note of its
 * call: all of it happens, or nothing.
 *
 * <p>Nothing is sent before the function has returned, so that a function that throws has written
 * nothing. Table, names and expressions are DynamoDB's own; a value is a {@code String}, a number,
 * a {@code Boolean}, a {@code byte[]}, null, a {@code List} or a {@code Map} of these, or a {@code
 * Set} of texts or of numbers. One item may have one operation.
 */
public final class DynamoDbTransaction {
  /** What DynamoDB takes at once, less the note. */
  static final int MOST = 99;

  private final List<DynamoDbOperation> operations = new ArrayList<>();
  private boolean ended;

  DynamoDbTransaction() {}

  /**
   * The transaction that a call commits.
   *
   * @throws IllegalStateException if calls are not noted in DynamoDB
   */
  public static DynamoDbTransaction of(Once once) {
    return of(once.transaction(DynamoDbIdempotencyStore.Taken.class));
  }

  static DynamoDbTransaction of(DynamoDbIdempotencyStore.Taken claim) {
    if (claim.effects instanceof DynamoDbEffects there) {
      return there.transaction;
    }
    DynamoDbEffects effects = new DynamoDbEffects(claim);
    claim.effects = effects;
    return effects.transaction;
  }

  /** One that nobody commits, for tests that call a function themselves. */
  public static DynamoDbTransaction uncommitted() {
    return new DynamoDbTransaction();
  }

  /** Writes an item, in the place of one that has its key. */
  public DynamoDbOperation put(String table, Map<String, ? extends @Nullable Object> item) {
    return add("Put", table, "Item", item);
  }

  /**
   * Changes an item, or makes it.
   *
   * @param expression such as {@code ADD amount :amount}
   */
  public DynamoDbOperation update(
      String table, Map<String, ? extends @Nullable Object> key, String expression) {
    DynamoDbOperation operation = add("Update", table, "Key", key);
    operation.members.put("UpdateExpression", expression);
    return operation;
  }

  /** Deletes an item, if it is there. */
  public DynamoDbOperation delete(String table, Map<String, ? extends @Nullable Object> key) {
    return add("Delete", table, "Key", key);
  }

  /**
   * Lets the transaction happen only if an item is as a condition says, and leaves the item alone.
   *
   * @param condition such as {@code attribute_exists(id)}
   */
  public DynamoDbOperation check(
      String table, Map<String, ? extends @Nullable Object> key, String condition) {
    return add("ConditionCheck", table, "Key", key).onlyIf(condition);
  }

  private DynamoDbOperation add(
      String kind,
      String table,
      String member,
      Map<String, ? extends @Nullable Object> attributes) {
    if (ended) {
      throw new IllegalStateException("The call of this transaction has ended");
    }
    if (operations.size() == MOST) {
      throw TransactionRefusedException.tooMany(MOST);
    }
    DynamoDbOperation operation = new DynamoDbOperation(kind, table);
    operation.members.put(member, AttributeValues.ofAll(attributes));
    operations.add(operation);
    return operation;
  }

  /** The operations, to which none are added from now on. */
  List<DynamoDbOperation> end() {
    ended = true;
    return operations;
  }

  /** Kinds and tables of the operations; nothing of items. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (DynamoDbOperation operation : operations) {
      text.append(text.length() == 0 ? "" : ", ").append(operation);
    }
    return text.toString();
  }
}
