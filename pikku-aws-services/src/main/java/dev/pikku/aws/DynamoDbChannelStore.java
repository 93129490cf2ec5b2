package dev.pikku.aws;

import dev.pikku.channel.ChannelRow;
import dev.pikku.channel.ChannelStore;
import dev.pikku.channel.EventHubStore;
import dev.pikku.json.JsonWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps channels in one table of DynamoDB, with the keys {@code pk} and {@code sk}, both strings:
 *
 * <ul>
 *   <li>{@code channel#<id>}, {@code channel}: a channel, with the set of its topics
 *   <li>{@code topic#<topic>}, {@code <id>}: a subscription
 * </ul>
 *
 * A subscription and its topic in the channel's set come and go in one transaction, so that
 * whatever stops halfway can be found and ended by the next {@link #remove}. Both have {@code
 * expiresAt}, the attribute by which DynamoDB deletes what has expired, some time later.
 *
 * <p>{@code AWS_ENDPOINT_URL_DYNAMODB} or {@code AWS_ENDPOINT_URL} lead to another endpoint than
 * AWS's.
 */
public final class DynamoDbChannelStore implements ChannelStore, EventHubStore {
  private static final int PAGE = 1000;

  /** Of the 400 KB that DynamoDB allows for a row, what the client's part may take. */
  private static final int MAX_BYTES = 380_000;

  private static final int TURNS = 20;

  /** Clocks of others are never that wrong. */
  private static final long LONG_AGO = 86_400;

  private static final String IS_THERE = "expiresAt > :now";

  private final DynamoDb db;
  private final DynamoDbSubscriptions subscriptions;
  private boolean create;

  public DynamoDbChannelStore(String table, Map<String, String> environment) {
    this(table, environment, false);
  }

  /**
   * @param create whether the table is made, if it is not there, before it is used
   */
  DynamoDbChannelStore(String table, Map<String, String> environment, boolean create) {
    this.db = new DynamoDb(table, environment);
    this.subscriptions = new DynamoDbSubscriptions(db);
    this.create = create;
  }

  /**
   * Makes the table if it is not there, and has what expires deleted. A deployed backend has it
   * made by CloudFormation.
   */
  public void createTable() {
    new DynamoDbTable(db).create();
  }

  /** Before anything else is done. */
  private synchronized void makeTable() {
    if (create) {
      createTable();
      create = false;
    }
  }

  /**
   * Keeps a channel.
   *
   * @throws IllegalArgumentException if it has more than DynamoDB keeps in a row
   */
  @Override
  public void add(ChannelRow row, Collection<String> topics) {
    int size = row.session() == null ? 0 : StoredText.bytes(row.session());
    for (String frame : row.pending()) {
      size += StoredText.bytes(frame);
    }
    checkSize(size);
    TreeSet<String> names = new TreeSet<>();
    for (String topic : topics) {
      names.add(EventHubStore.checked(topic));
    }
    makeTable();
    List<String> all = new ArrayList<>(names);
    List<String> first = all.subList(0, Math.min(all.size(), DynamoDbSubscriptions.MAX));
    for (int turn = 1; !put(row, first); turn++) {
      if (turn == TURNS) {
        throw db.refusal("PutItem", "others keep adding the channel " + row.id(), null);
      }
      remove(List.of(row.id()));
      db.pause(turn);
    }
    try {
      for (String topic : all.subList(first.size(), all.size())) {
        subscribe(topic, row.id());
      }
    } catch (RuntimeException failed) {
      // who adds a channel and fails refuses the client, of whom nothing may stay
      remove(List.of(row.id()));
      throw failed;
    }
  }

  /** Puts a row and its subscriptions, unless there is a row already. */
  private boolean put(ChannelRow row, List<String> topics) {
    if (topics.isEmpty()) {
      JsonWriter out = db.request();
      putRow(out, row, topics);
      return db.call("PutItem", out.endObject()).isAccepted();
    }
    JsonWriter out = new JsonWriter(4096).beginObject().name("TransactItems").beginArray();
    out.beginObject().name("Put").beginObject().name("TableName").value(db.table);
    putRow(out, row, topics);
    out.endObject().endObject();
    for (String topic : topics) {
      subscriptions.put(out, topic, row.id(), row.endpoint(), row.expiresAt());
    }
    return db.call("TransactWriteItems", out.endArray().endObject()).isAccepted();
  }

  private static void putRow(JsonWriter out, ChannelRow row, List<String> topics) {
    out.name("ConditionExpression").value("attribute_not_exists(pk)");
    out.name("Item").beginObject();
    Attributes.text(out, "pk", DynamoDbSubscriptions.channel(row.id()));
    Attributes.text(out, "sk", "channel");
    Attributes.text(out, "channel", row.channel());
    Attributes.text(out, "endpoint", row.endpoint());
    Attributes.number(out, "expiresAt", row.expiresAt());
    if (row.session() != null) {
      Attributes.text(out, "session", row.session());
    }
    if (!row.pending().isEmpty()) {
      Attributes.list(out, "pending", row.pending());
    }
    if (!topics.isEmpty()) {
      Attributes.set(out, "topics", topics);
    }
    out.endObject();
  }

  @Override
  public @Nullable ChannelRow find(String id) {
    makeTable();
    Map<?, ?> item = subscriptions.row(id);
    return item == null
        ? null
        : new ChannelRow(
            id,
            Attributes.required(item, "channel"),
            Attributes.required(item, "endpoint"),
            Attributes.text(item, "session"),
            Attributes.texts(item, "pending"),
            Attributes.number(item, "expiresAt"));
  }

  /**
   * Keeps a channel's session.
   *
   * @throws IllegalArgumentException if it is larger than DynamoDB keeps in a row
   */
  @Override
  public boolean setSession(String id, @Nullable String session) {
    if (session != null) {
      checkSize(StoredText.bytes(session));
    }
    makeTable();
    JsonWriter out = row(id);
    out.name("UpdateExpression").value(session == null ? "REMOVE #s" : "SET #s = :session");
    out.name("ConditionExpression").value(IS_THERE);
    // that word is reserved
    out.name("ExpressionAttributeNames").beginObject().name("#s").value("session").endObject();
    out.name("ExpressionAttributeValues").beginObject();
    Attributes.number(out, ":now", now());
    if (session != null) {
      Attributes.text(out, ":session", session);
    }
    return db.call("UpdateItem", out.endObject().endObject()).isAccepted();
  }

  @Override
  public List<String> takePending(String id) {
    makeTable();
    JsonWriter out = row(id);
    out.name("UpdateExpression").value("REMOVE pending");
    out.name("ConditionExpression").value("attribute_exists(pending) AND " + IS_THERE);
    out.name("ExpressionAttributeValues").beginObject();
    Attributes.number(out, ":now", now());
    out.endObject().name("ReturnValues").value("UPDATED_OLD");
    return Attributes.texts(db.call("UpdateItem", out.endObject()).object("Attributes"), "pending");
  }

  @Override
  public boolean setPending(String id, List<String> frames) {
    makeTable();
    JsonWriter out = row(id);
    out.name("UpdateExpression").value("SET pending = :frames");
    out.name("ConditionExpression").value(IS_THERE);
    out.name("ExpressionAttributeValues").beginObject();
    Attributes.number(out, ":now", now());
    Attributes.list(out, ":frames", frames);
    return db.call("UpdateItem", out.endObject().endObject()).isAccepted();
  }

  @Override
  public void remove(Collection<String> ids) {
    makeTable();
    for (String id : ids) {
      for (int turn = 1; !remove(id); turn++) {
        if (turn == TURNS) {
          throw db.refusal("DeleteItem", "others keep changing the channel " + id, null);
        }
        db.pause(turn);
      }
    }
  }

  /**
   * Deletes a row. One with topics expires first, so that nobody can subscribe it any more; it goes
   * after its subscriptions, because it says which they are.
   *
   * @return false if somebody else changed it meanwhile
   */
  private boolean remove(String id) {
    if (delete(id, "attribute_not_exists(topics)", null)) {
      return true;
    }
    JsonWriter out = row(id).name("UpdateExpression").value("SET expiresAt = :past");
    out.name("ConditionExpression").value("attribute_exists(topics)");
    out.name("ExpressionAttributeValues").beginObject();
    long past = now() - LONG_AGO;
    Attributes.number(out, ":past", past);
    out.endObject().name("ReturnValues").value("ALL_NEW");
    DynamoDbAnswer expired = db.call("UpdateItem", out.endObject());
    subscriptions.delete(Attributes.texts(expired.object("Attributes"), "topics"), id);
    return expired.isAccepted() && delete(id, "expiresAt = :past", past);
  }

  private boolean delete(String id, String condition, @Nullable Long past) {
    JsonWriter out = row(id).name("ConditionExpression").value(condition);
    if (past != null) {
      out.name("ExpressionAttributeValues").beginObject();
      Attributes.number(out, ":past", past);
      out.endObject();
    }
    return db.call("DeleteItem", out.endObject()).isAccepted();
  }

  @Override
  public boolean subscribe(String topic, String channelId) {
    String name = EventHubStore.checked(topic);
    makeTable();
    return subscriptions.add(name, channelId);
  }

  @Override
  public void unsubscribe(String topic, String channelId) {
    String name = EventHubStore.checked(topic);
    makeTable();
    subscriptions.end(name, channelId);
  }

  @Override
  public Page subscribers(String topic, @Nullable String after) {
    String name = EventHubStore.checked(topic);
    makeTable();
    return subscriptions.page(name, after, PAGE);
  }

  private JsonWriter row(String id) {
    return Attributes.key(db.request(), "Key", DynamoDbSubscriptions.channel(id), "channel");
  }

  private static void checkSize(int bytes) {
    if (bytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          "The session and waiting frames of a channel have "
              + bytes
              + " bytes; DynamoDB keeps "
              + MAX_BYTES
              + ". Keep what is large elsewhere, and in the session where it is.");
    }
  }

  static long now() {
    return System.currentTimeMillis() / 1000;
  }
}
