package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pikku.channel.ChannelRow;
import dev.pikku.channel.ChannelStore;
import dev.pikku.channel.EventHubStore;
import dev.pikku.json.JsonWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DynamoDbChannelStoreTest extends LargeChannelStoreContract {
  private static LocalDynamoDb server;
  private static DynamoDbChannelStore store;

  @BeforeAll
  static void start() throws Exception {
    server = new LocalDynamoDb();
    store = new DynamoDbChannelStore("todo-dev-channels", server.environment);
    store.createTable();
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
  }

  @Override
  ChannelStore channels() {
    return store;
  }

  @Override
  EventHubStore topics() {
    return store;
  }

  private static ChannelRow row(String id) {
    long expiresAt = Instant.now().getEpochSecond() + 7800;
    return new ChannelRow(id, "todo-feed", "http://localhost:3001", null, List.of(), expiresAt);
  }

  @Test
  void makesItsTableOnceHoweverManyDoAtOnce() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        all.add(
            executor.submit(
                () -> new DynamoDbChannelStore("at-once", server.environment).createTable()));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      executor.shutdownNow();
    }

    DynamoDb db = new DynamoDb("at-once", server.environment);
    Map<?, ?> table = db.call("DescribeTable", db.request().endObject()).object("Table");
    assertThat(table.get("TableStatus")).isEqualTo("ACTIVE");
    assertThat((Map<?, ?>) table.get("BillingModeSummary"))
        .isEqualTo(
            Map.of(
                "BillingMode",
                "PAY_PER_REQUEST",
                "LastUpdateToPayPerRequestDateTime",
                ((Map<?, ?>) table.get("BillingModeSummary"))
                    .get("LastUpdateToPayPerRequestDateTime")));
    Map<?, ?> expiry =
        db.call("DescribeTimeToLive", db.request().endObject()).object("TimeToLiveDescription");
    assertThat(expiry.get("AttributeName")).isEqualTo("expiresAt");
    assertThat(expiry.get("TimeToLiveStatus")).isEqualTo("ENABLED");
  }

  @Test
  void makesItsTableWhenItIsFirstUsedIfItShould() {
    Map<String, String> environment = new HashMap<>(server.environment);
    environment.put("PIKKU_CHANNELS", "dynamodb:made-at-start");
    environment.put("PIKKU_CHANNELS_SCHEMA", "start");
    ChannelStores stores = new ChannelStores(environment);

    assertThat(stores.eventHubStore().subscribe("t", "nobody")).isFalse();
    stores.channelStore().add(row("a"), List.of("t"));
    assertThat(stores.eventHubStore().subscribers("t", null).subscribers()).hasSize(1);
  }

  @Test
  void saysWhichTableIsMissing() {
    Map<String, String> environment = new HashMap<>(server.environment);
    environment.put("PIKKU_CHANNELS", "dynamodb:nowhere");

    assertThatThrownBy(() -> new ChannelStores(environment).channelStore().find("a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GetItem in the table nowhere")
        .hasMessageContaining("ResourceNotFoundException");
  }

  @Test
  void refusesASessionThatIsTooLargeBeforeSendingIt() {
    store.add(row("large"), List.of());

    assertThatThrownBy(() -> store.setSession("large", "x".repeat(380_001)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("380001 bytes");
  }

  @Test
  void keepsWhatExpiresForDynamoDbToDeleteAndNamesTheTopicsOfAChannel() {
    store.add(row("kept"), List.of("kept-topic"));
    store.subscribe("kept-other", "kept");
    DynamoDb db = new DynamoDb("todo-dev-channels", server.environment);

    Map<?, ?> row = item(db, "channel#kept", "channel");
    Map<?, ?> subscription = item(db, "topic#kept-other", "kept");

    assertThat(Attributes.texts(row, "topics"))
        .containsExactlyInAnyOrder("kept-topic", "kept-other");
    assertThat(Attributes.number(row, "expiresAt")).isPositive();
    assertThat(Attributes.number(subscription, "expiresAt"))
        .isEqualTo(Attributes.number(row, "expiresAt"));
  }

  private static Map<?, ?> item(DynamoDb db, String partition, String sort) {
    JsonWriter get = Attributes.key(db.request(), "Key", partition, sort).endObject();
    return db.call("GetItem", get).object("Item");
  }

  @Test
  void removesAChannelWhoseRemovalStoppedHalfway() {
    store.add(row("half"), List.of("half-topic"));
    DynamoDb db = new DynamoDb("todo-dev-channels", server.environment);
    JsonWriter expire = Attributes.key(db.request(), "Key", "channel#half", "channel");
    expire.name("UpdateExpression").value("SET expiresAt = :past");
    expire.name("ExpressionAttributeValues").beginObject();
    Attributes.number(expire, ":past", 1);
    db.call("UpdateItem", expire.endObject().endObject());
    assertThat(store.subscribe("half-topic", "half")).isFalse();

    store.remove(List.of("half"));

    assertThat(item(db, "channel#half", "channel")).isEmpty();
    assertThat(item(db, "topic#half-topic", "half")).isEmpty();
  }

  @Test
  void writesAgainWhatDynamoDbLeftOfABatch() throws Exception {
    try (StubAws aws = new StubAws()) {
      String left =
          "{\"UnprocessedItems\":{\"t\":[{\"DeleteRequest\":"
              + "{\"Key\":{\"pk\":{\"S\":\"topic#b\"},\"sk\":{\"S\":\"1\"}}}}]}}";
      aws.answers.add(new StubAws.Answer(200, left));
      aws.answers.add(new StubAws.Answer(200, "{\"UnprocessedItems\":{}}"));
      new DynamoDbSubscriptions(stub(aws)).delete(List.of("a", "b"), "1");

      assertThat(aws.received).hasSize(2);
      assertThat(aws.received.get(0).get("body")).contains("topic#a", "topic#b");
      assertThat(aws.received.get(1).get("body"))
          .isEqualTo(
              "{\"RequestItems\":{\"t\":[{\"DeleteRequest\":"
                  + "{\"Key\":{\"pk\":{\"S\":\"topic#b\"},\"sk\":{\"S\":\"1\"}}}}]}}");
    }
  }

  @Test
  void takesAnotherTurnWhereAnotherTransactionWasFaster() throws Exception {
    try (StubAws aws = new StubAws()) {
      aws.answers.add(
          new StubAws.Answer(
              400,
              "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\","
                  + "\"CancellationReasons\":[{\"Code\":\"TransactionConflict\"},{\"Code\":\"None\"}]}"));
      aws.answers.add(
          new StubAws.Answer(
              400,
              "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionConflictException\"}"));
      aws.answers.add(new StubAws.Answer(200, "{}"));
      DynamoDb db = stub(aws);

      assertThat(db.call("TransactWriteItems", db.request().endObject()).isAccepted()).isTrue();
      assertThat(aws.received).hasSize(3);
    }
  }

  @Test
  void keepsNothingOfAChannelWhoseManyTopicsCannotAllBeKept() throws Exception {
    try (StubAws aws = new StubAws()) {
      List<String> topics = new ArrayList<>();
      for (int i = 0; i <= DynamoDbSubscriptions.MAX; i++) {
        topics.add("topic" + i);
      }
      aws.answers.add(new StubAws.Answer(200, "{}"));
      aws.answers.add(new StubAws.Answer(400, "{\"__type\":\"x#ValidationException\"}"));
      aws.answers.add(new StubAws.Answer(200, "{}"));
      DynamoDbChannelStore refused = new DynamoDbChannelStore("t", endpoint(aws));

      assertThatThrownBy(() -> refused.add(row("a"), topics))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("did not do GetItem");
      assertThat(aws.received)
          .extracting(request -> request.get("X-amz-target"))
          .containsExactly(
              "DynamoDB_20120810.TransactWriteItems",
              "DynamoDB_20120810.GetItem",
              "DynamoDB_20120810.DeleteItem");
    }
  }

  @Test
  void saysNothingOfWhatItKeepsWhenARequestIsRefused() throws Exception {
    try (StubAws aws = new StubAws()) {
      aws.answers.add(
          new StubAws.Answer(
              400, "{\"__type\":\"x#ValidationException\",\"message\":\"BODYPLANTED\"}"));
      DynamoDbChannelStore refused = new DynamoDbChannelStore("t", endpoint(aws));

      Throwable failure = catchThrowable(() -> refused.setSession("a", "SESSIONPLANTED"));

      assertThat(failure)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "DynamoDB did not do UpdateItem in the table t:"
                  + " ValidationException (status 400, request id request-7)");
      StubAws.hasNothingPlanted(failure);
    }
  }

  private static Map<String, String> endpoint(StubAws aws) {
    aws.environment.put("AWS_ENDPOINT_URL", aws.url);
    return aws.environment;
  }

  private static DynamoDb stub(StubAws aws) {
    return new DynamoDb("t", endpoint(aws));
  }
}
