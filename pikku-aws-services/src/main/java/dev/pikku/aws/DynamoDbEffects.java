package dev.pikku.aws;

import dev.pikku.idempotency.Claim;
import dev.pikku.json.JsonWriter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Completes a claim together with what its function writes. */
final class DynamoDbEffects extends Claim {
  /** More than one's own rows have: many calls may want to change one item of the function's. */
  private static final int TURNS = 50;

  final DynamoDbTransaction transaction = new DynamoDbTransaction();
  private final DynamoDbIdempotencyStore.Taken claim;

  DynamoDbEffects(DynamoDbIdempotencyStore.Taken claim) {
    super(claim.input());
    this.claim = claim;
  }

  @Override
  public boolean complete(@Nullable String answer, long expiresAt) {
    List<DynamoDbOperation> operations = transaction.end();
    if (operations.isEmpty()) {
      return claim.note(answer, expiresAt);
    }
    byte[] request = request(operations, answer, expiresAt);
    try {
      for (int turn = 1; ; turn++) {
        DynamoDbAnswer answered = claim.db().send("TransactWriteItems", request);
        if (answered.isAccepted()) {
          return true;
        }
        if (isUnmet(answered, operations.size())) {
          // another attempt has begun, and may have done the same
          return false;
        }
        checkConditions(operations, answered);
        if (!answered.isConflict() || turn == TURNS || !DynamoDb.hasTimeAfter(turn)) {
          throw TransactionRefusedException.of(operations, answered);
        }
        claim.db().pause(turn);
      }
    } catch (IOException failed) {
      throw TransactionRefusedException.unanswered(operations, failed);
    }
  }

  /** The note comes last. Whose answer got lost may be sent again: the claim's holder tells. */
  private byte[] request(
      List<DynamoDbOperation> operations, @Nullable String answer, long expiresAt) {
    JsonWriter out = new JsonWriter().beginObject();
    out.name("ClientRequestToken").value(claim.holder());
    out.name("TransactItems").beginArray();
    for (DynamoDbOperation operation : operations) {
      operation.write(out);
    }
    out.beginObject().name("Update").beginObject().name("TableName").value(claim.db().table);
    claim.writeNote(out, answer, expiresAt).endObject();
    return out.endArray().endObject().toByteArray();
  }

  private static void checkConditions(List<DynamoDbOperation> operations, DynamoDbAnswer answered) {
    for (int i = 0; i < operations.size(); i++) {
      if (isUnmet(answered, i)) {
        throw operations.get(i).unmet(i + 1);
      }
    }
  }

  private static boolean isUnmet(DynamoDbAnswer answered, int index) {
    return "ConditionalCheckFailed".equals(answered.reason(index));
  }

  @Override
  public void release() {
    claim.release();
  }
}
