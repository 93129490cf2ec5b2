package dev.pikku.aws;

import dev.pikku.channel.EventHubStore.Page;
import dev.pikku.channel.EventHubStore.Subscriber;
import dev.pikku.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Subscriptions in DynamoDB: each an item of its own, and named in its channel's row. */
final class DynamoDbSubscriptions {
  /** What goes into one transaction beside the row. */
  static final int MAX = 99;

  private static final int BATCH = 25;
  private static final int TURNS = 20;

  private final DynamoDb db;

  DynamoDbSubscriptions(DynamoDb db) {
    this.db = db;
  }

  /** The partition of a channel. */
  static String channel(String id) {
    return "channel#" + id;
  }

  private static String topic(String topic) {
    return "topic#" + topic;
  }

  /** A channel's row; null if it is not there or has expired. */
  @Nullable Map<?, ?> row(String id) {
    JsonWriter out = Attributes.key(db.request(), "Key", channel(id), "channel");
    Map<?, ?> item =
        db.call("GetItem", out.name("ConsistentRead").value(true).endObject()).object("Item");
    return Attributes.number(item, "expiresAt") > DynamoDbChannelStore.now() ? item : null;
  }

  boolean add(String topic, String id) {
    for (int turn = 1; ; turn++) {
      Map<?, ?> row = row(id);
      if (row == null) {
        return false;
      }
      if (Attributes.texts(row, "topics").contains(topic) || add(topic, id, row)) {
        return true;
      }
      if (turn == TURNS) {
        throw db.refusal("TransactWriteItems", "others keep changing the channel " + id, null);
      }
      db.pause(turn);
    }
  }

  /** Adds a subscription of a row that was read; false if it is not as it was. */
  private boolean add(String topic, String id, Map<?, ?> row) {
    String endpoint = Attributes.required(row, "endpoint");
    long expiresAt = Attributes.number(row, "expiresAt");
    JsonWriter out = new JsonWriter().beginObject().name("TransactItems").beginArray();
    change(out, "ADD", id, "expiresAt = :expiresAt AND endpoint = :endpoint", topic);
    Attributes.number(out, ":expiresAt", expiresAt);
    Attributes.text(out, ":endpoint", endpoint);
    out.endObject().endObject().endObject();
    put(out, topic, id, endpoint, expiresAt);
    return db.call("TransactWriteItems", out.endArray().endObject()).isAccepted();
  }

  void end(String topic, String id) {
    JsonWriter out = new JsonWriter().beginObject().name("TransactItems").beginArray();
    change(out, "DELETE", id, "attribute_exists(pk)", topic);
    out.endObject().endObject().endObject();
    out.beginObject().name("Delete");
    Attributes.key(table(out), "Key", topic(topic), id);
    out.endObject().endObject();
    DynamoDbAnswer answer = db.call("TransactWriteItems", out.endArray().endObject());
    if (answer.isUnmet()) {
      // the row is gone, and nothing may be left of it
      delete(List.of(topic), id);
    }
  }

  /** Begins a change of a row's topics, up to and within the values of its expressions. */
  private void change(JsonWriter out, String how, String id, String condition, String topic) {
    out.beginObject().name("Update");
    Attributes.key(table(out), "Key", channel(id), "channel");
    out.name("UpdateExpression").value(how + " topics :topics");
    out.name("ConditionExpression").value(condition);
    out.name("ExpressionAttributeValues").beginObject();
    Attributes.set(out, ":topics", List.of(topic));
  }

  /** Adds a subscription to a transaction. */
  void put(JsonWriter out, String topic, String id, String endpoint, long expiresAt) {
    out.beginObject().name("Put");
    table(out).name("Item").beginObject();
    Attributes.text(out, "pk", topic(topic));
    Attributes.text(out, "sk", id);
    Attributes.text(out, "endpoint", endpoint);
    Attributes.number(out, "expiresAt", expiresAt);
    out.endObject().endObject().endObject();
  }

  private JsonWriter table(JsonWriter out) {
    return out.beginObject().name("TableName").value(db.table);
  }

  /** Deletes subscriptions, whether they are there or not; the row is not touched. */
  void delete(List<String> topics, String id) {
    for (int from = 0; from < topics.size(); from += BATCH) {
      JsonWriter out = new JsonWriter().beginObject().name("RequestItems").beginObject();
      out.name(db.table).beginArray();
      for (String topic : topics.subList(from, Math.min(topics.size(), from + BATCH))) {
        out.beginObject().name("DeleteRequest").beginObject();
        Attributes.key(out, "Key", topic(topic), id);
        out.endObject().endObject();
      }
      write(out.endArray().endObject().endObject());
    }
  }

  private void write(JsonWriter batch) {
    JsonWriter out = batch;
    for (int turn = 1; ; turn++) {
      Map<?, ?> left = db.call("BatchWriteItem", out).object("UnprocessedItems");
      if (left.isEmpty()) {
        return;
      }
      if (turn == TURNS) {
        throw db.refusal("BatchWriteItem", "it leaves items again and again", null);
      }
      db.pause(turn);
      out = new JsonWriter().beginObject().name("RequestItems").any(left).endObject();
    }
  }

  /**
   * A page of a topic's subscriptions; its cursor is the last channel's id, so that it stays right
   * whatever comes and goes.
   */
  Page page(String topic, @Nullable String after, int size) {
    JsonWriter out = db.request().name("ConsistentRead").value(true).name("Limit").value(size);
    out.name("KeyConditionExpression").value("pk = :topic");
    out.name("FilterExpression").value("expiresAt > :now");
    out.name("ProjectionExpression").value("sk, endpoint");
    out.name("ExpressionAttributeValues").beginObject();
    Attributes.text(out, ":topic", topic(topic));
    Attributes.number(out, ":now", DynamoDbChannelStore.now());
    out.endObject();
    if (after != null) {
      Attributes.key(out, "ExclusiveStartKey", topic(topic), after);
    }
    DynamoDbAnswer answer = db.call("Query", out.endObject());
    List<Subscriber> subscribers = new ArrayList<>();
    for (Object each : answer.items()) {
      if (each instanceof Map<?, ?> item) {
        subscribers.add(
            new Subscriber(Attributes.required(item, "sk"), Attributes.required(item, "endpoint")));
      }
    }
    return new Page(subscribers, Attributes.text(answer.object("LastEvaluatedKey"), "sk"));
  }
}
