package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.idempotency.IdempotencyStore;
import java.net.ServerSocket;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

class DynamoDbIdempotencyStoreTest extends IdempotencyStoreContract {
  private static final Map<String, String> ENVIRONMENT = new HashMap<>();
  private static DynamoDBProxyServer server;
  private static IdempotencyStore store;

  @BeforeAll
  static void start() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    server =
        ServerRunner.createServerFromCommandLineArgs(
            new String[] {"-inMemory", "-disableTelemetry", "-port", String.valueOf(port)});
    server.start();
    ENVIRONMENT.put("AWS_REGION", "eu-central-1");
    ENVIRONMENT.put("AWS_ACCESS_KEY_ID", "id");
    ENVIRONMENT.put("AWS_SECRET_ACCESS_KEY", "SECRETPLANTED");
    ENVIRONMENT.put("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + port);
    ENVIRONMENT.put("PIKKU_IDEMPOTENCY", "dynamodb:todo-dev-idempotency");
    ENVIRONMENT.put("PIKKU_IDEMPOTENCY_SCHEMA", "start");
    store = IdempotencyStores.open(ENVIRONMENT);
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
  }

  @Override
  IdempotencyStore store() {
    return store;
  }

  @Test
  void hasNoTransaction() {
    assertThat(claim().transaction(Connection.class)).isNull();
  }

  @Test
  void keepsWhatExpiresForDynamoDbToDelete() {
    long expiresAt = inSeconds(60);
    assertThat(store.claim("kept", "", inMillis(60_000)).complete("{}", expiresAt)).isTrue();

    DynamoDb db = new DynamoDb("todo-dev-idempotency", ENVIRONMENT);
    Map<?, ?> row =
        db.call("GetItem", Attributes.key(db.request(), "Key", "once#kept", "once").endObject())
            .object("Item");
    assertThat(Attributes.number(row, "expiresAt")).isEqualTo(expiresAt);
    assertThat(Attributes.text(row, "holder")).isNull();
  }

  @Test
  void looksWhoHasAKeyThatItDidNotGet() throws Exception {
    try (StubAws aws = new StubAws()) {
      aws.environment.put("AWS_ENDPOINT_URL", aws.url);
      aws.answers.add(
          new StubAws.Answer(400, "{\"__type\":\"x#ConditionalCheckFailedException\"}"));
      aws.answers.add(
          new StubAws.Answer(
              200,
              "{\"Item\":{\"input\":{\"S\":\"i\"},\"holder\":{\"S\":\"somebody\"},"
                  + "\"until\":{\"N\":\"99999999999999\"}}}"));
      DynamoDbIdempotencyStore stubbed = new DynamoDbIdempotencyStore("t", aws.environment);

      assertThat(stubbed.claim("k", "i", inMillis(1000)).state())
          .isEqualTo(dev.pikku.idempotency.Claim.State.BUSY);
      assertThat(aws.received).hasSize(2);
    }
  }
}
