package dev.pikku.aws;

import dev.pikku.idempotency.Claim;
import dev.pikku.idempotency.IdempotencyStore;
import dev.pikku.json.JsonWriter;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Notes calls in a table of DynamoDB, with the keys {@code pk} and {@code sk}, both strings: {@code
 * once#<key>}, {@code once}. A row has {@code expiresAt}, the attribute by which DynamoDB deletes
 * what has expired, some time later.
 *
 * <p>{@code AWS_ENDPOINT_URL_DYNAMODB} or {@code AWS_ENDPOINT_URL} lead to another endpoint than
 * AWS's.
 */
public final class DynamoDbIdempotencyStore implements IdempotencyStore {
  private static final int TURNS = 20;

  private final DynamoDb db;
  private boolean create;

  public DynamoDbIdempotencyStore(String table, Map<String, String> environment) {
    this(table, environment, false);
  }

  /**
   * @param create whether the table is made, if it is not there, before it is used
   */
  DynamoDbIdempotencyStore(String table, Map<String, String> environment, boolean create) {
    this.db = new DynamoDb(table, environment);
    this.create = create;
  }

  /**
   * Makes the table if it is not there, and has what expires deleted. A deployed backend has it
   * made by CloudFormation.
   */
  public void createTable() {
    new DynamoDbTable(db).create();
  }

  private synchronized void makeTable() {
    if (create) {
      createTable();
      create = false;
    }
  }

  @Override
  public Claim claim(String key, String input, long lockedUntil) {
    makeTable();
    String holder = UUID.randomUUID().toString();
    for (int turn = 1; turn < TURNS; turn++) {
      if (put(key, input, holder, lockedUntil)) {
        return new Taken(key, input, holder);
      }
      JsonWriter get = row(db.request(), key).name("ConsistentRead").value(true);
      Map<?, ?> row = db.call("GetItem", get.endObject()).object("Item");
      String their = Attributes.text(row, "holder");
      if (holder.equals(their)) {
        // the answer to a put got lost, and the next one was refused
        return new Taken(key, input, holder);
      }
      if (Attributes.number(row, "until") > System.currentTimeMillis()) {
        String theirs = Attributes.required(row, "input");
        return their == null
            ? Claim.done(theirs, Attributes.text(row, "answer"))
            : Claim.busy(theirs);
      }
      // it has just been given back, or has just expired
      db.pause(turn);
    }
    throw db.refusal("PutItem", "others keep reserving the same key", null);
  }

  /** Puts a row, unless there is one that counts. */
  private boolean put(String key, String input, String holder, long lockedUntil) {
    JsonWriter out = db.request().name("Item").beginObject();
    Attributes.text(out, "pk", partition(key));
    Attributes.text(out, "sk", "once");
    Attributes.text(out, "input", input);
    Attributes.text(out, "holder", holder);
    Attributes.number(out, "until", lockedUntil);
    Attributes.number(out, "expiresAt", lockedUntil / 1000 + 1);
    out.endObject().name("ConditionExpression").value("attribute_not_exists(pk) OR #until <= :now");
    out.name("ExpressionAttributeNames").beginObject().name("#until").value("until").endObject();
    out.name("ExpressionAttributeValues").beginObject();
    Attributes.number(out, ":now", System.currentTimeMillis());
    return db.call("PutItem", out.endObject().endObject()).isAccepted();
  }

  private static JsonWriter row(JsonWriter out, String key) {
    return Attributes.key(out, "Key", partition(key), "once");
  }

  private static String partition(String key) {
    return "once#" + key;
  }

  /** A key that the caller got. */
  final class Taken extends Claim {
    private final String key;
    private final String holder;

    /** Completes this claim with what its function writes; null if that takes no transaction. */
    @Nullable Claim effects;

    Taken(String key, String input, String holder) {
      super(input);
      this.key = key;
      this.holder = holder;
    }

    /** This claim itself, for who takes part in it. */
    @Override
    public <T> @Nullable T transaction(Class<T> type) {
      return type == Taken.class ? type.cast(this) : null;
    }

    @Override
    public boolean complete(@Nullable String answer, long expiresAt) {
      return effects == null ? note(answer, expiresAt) : effects.complete(answer, expiresAt);
    }

    /** Notes the call as done, and nothing else. */
    boolean note(@Nullable String answer, long expiresAt) {
      return db.call("UpdateItem", writeNote(db.request(), answer, expiresAt)).isAccepted();
    }

    /** Writes the update that notes the call as done, after its table, to its end. */
    JsonWriter writeNote(JsonWriter out, @Nullable String answer, long expiresAt) {
      row(out, key).name("UpdateExpression");
      out.value(
          "SET #until = :until, expiresAt = :expiresAt"
              + (answer == null ? "" : ", answer = :answer")
              + " REMOVE holder");
      out.name("ConditionExpression").value("holder = :holder");
      out.name("ExpressionAttributeNames").beginObject().name("#until").value("until").endObject();
      out.name("ExpressionAttributeValues").beginObject();
      Attributes.text(out, ":holder", holder);
      Attributes.number(out, ":until", expiresAt * 1000);
      Attributes.number(out, ":expiresAt", expiresAt);
      if (answer != null) {
        Attributes.text(out, ":answer", answer);
      }
      return out.endObject().endObject();
    }

    @Override
    public void release() {
      JsonWriter out = row(db.request(), key).name("ConditionExpression").value("holder = :holder");
      out.name("ExpressionAttributeValues").beginObject();
      Attributes.text(out, ":holder", holder);
      db.call("DeleteItem", out.endObject().endObject());
    }

    DynamoDb db() {
      return db;
    }

    String holder() {
      return holder;
    }
  }
}
