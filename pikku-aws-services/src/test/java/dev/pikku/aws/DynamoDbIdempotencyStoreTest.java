package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.idempotency.IdempotencyStore;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DynamoDbIdempotencyStoreTest extends IdempotencyStoreContract {
  private static LocalDynamoDb server;
  private static IdempotencyStore store;

  @BeforeAll
  static void start() throws Exception {
    server = new LocalDynamoDb();
    server.environment.put("PIKKU_IDEMPOTENCY", "dynamodb:todo-dev-idempotency");
    server.environment.put("PIKKU_IDEMPOTENCY_SCHEMA", "start");
    store = IdempotencyStores.open(server.environment);
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
  void hasNoTransactionOfADatabase() {
    assertThat(claim().transaction(Connection.class)).isNull();
  }

  @Test
  void keepsWhatExpiresForDynamoDbToDelete() {
    long expiresAt = inSeconds(60);
    assertThat(store.claim("kept", "", inMillis(60_000)).complete("{}", expiresAt)).isTrue();

    DynamoDb db = new DynamoDb("todo-dev-idempotency", server.environment);
    Map<?, ?> row = LocalDynamoDb.item(db, "once#kept", "once");
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
