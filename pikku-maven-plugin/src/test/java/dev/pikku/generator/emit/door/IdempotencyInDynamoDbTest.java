package dev.pikku.generator.emit.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.wire.QueueJob;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions that write into DynamoDB together with the notes of their calls. */
class IdempotencyInDynamoDbTest {
  private static final String TABLES = "{\"idempotency\": {\"tables\": [\"effects\"]}}";

  @TempDir Path directory;

  /** Operations and what they say, as a DynamoDB gets them that takes all but transactions. */
  private final List<String> received = new CopyOnWriteArrayList<>();

  /** Why it cancels transactions: of the operation, and of the note; empty where it does not. */
  private volatile List<String> reasons = List.of();

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target").split("\\.", -1)[1];
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    received.add(operation + " " + body);
    boolean cancelled = operation.equals("TransactWriteItems") && !reasons.isEmpty();
    String answer = "{}";
    if (cancelled) {
      answer =
          "{\"__type\":\"x#TransactionCanceledException\",\"CancellationReasons\":[{\"Code\":\""
              + String.join("\"},{\"Code\":\"", reasons)
              + "\"}]}";
    }
    byte[] bytes = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(cancelled ? 400 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private List<String> operations() {
    return received.stream().map(request -> request.substring(0, request.indexOf(' '))).toList();
  }

  private Map<String, String> environment() {
    return Map.of(
        "PIKKU_IDEMPOTENCY", "dynamodb:notes",
        "AWS_REGION", "eu-central-1",
        "AWS_ACCESS_KEY_ID", "id",
        "AWS_SECRET_ACCESS_KEY", "secret",
        "AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  private GeneratedBackend backend(String config) {
    return new GeneratedBackend(directory)
        .withConfig(config)
        .with(
            "Ledger",
            """
            public final class Ledger {
              private Ledger() {}
              public record Entry(String id, String what) {}

              @PikkuFunc
              @WireQueueWorker(name = "entries")
              @WireHttp(method = HttpMethod.POST, route = "/entries", auth = Auth.PUBLIC)
              @Idempotent(key = "id")
              public static String book(dev.pikku.aws.DynamoDbTransaction effects, Entry input) {
                effects.put("effects", Map.of("what", input.what()));
                if (input.what().equals("fail")) {
                  throw new IllegalStateException("after the effect");
                }
                return "booked";
              }
            }
            """);
  }

  private static String entry(String what) {
    return "{\"id\":\"1\",\"what\":\"" + what + "\"}";
  }

  private boolean fails(String what, Duration time) {
    QueueJob job =
        new QueueJob(
            "entries",
            "1",
            1,
            null,
            0,
            entry(what).getBytes(UTF_8),
            "trace",
            System.currentTimeMillis() + time.toMillis());
    return backend(TABLES).queue(environment()).work(List.of(job))[0];
  }

  private String post(String what) {
    return Request.of("POST /entries").json(entry(what)).to(backend(TABLES).http(environment()));
  }

  @Test
  void commitsWhatAFunctionWritesTogetherWithItsRecord() {
    assertThat(fails("tea", Duration.ofSeconds(10))).isFalse();

    assertThat(operations()).containsExactly("PutItem", "TransactWriteItems");
    assertThat(received.get(1))
        .contains(
            "{\"Put\":{\"TableName\":\"effects\",\"Item\":{\"what\":{\"S\":\"tea\"}}}},"
                + "{\"Update\":{\"TableName\":\"notes\"");
  }

  @Test
  void sendsNothingOfAFunctionThatThrew() {
    assertThat(fails("fail", Duration.ofSeconds(10))).isTrue();

    assertThat(operations()).containsExactly("PutItem", "DeleteItem");
  }

  @Test
  void answersConflictAndGivesTheKeyBackWhereAConditionIsNotMet() {
    reasons = List.of("ConditionalCheckFailed", "None");

    assertThat(post("tea"))
        .startsWith("409")
        .contains("ConditionNotMetError")
        .contains("operation 1 (Put)")
        .doesNotContain("tea")
        .doesNotContain("booked");
    assertThat(operations()).containsExactly("PutItem", "TransactWriteItems", "DeleteItem");
  }

  @Test
  void answersThatACallIsInProgressWhereAnotherAttemptHasTakenOver() {
    reasons = List.of("ConditionalCheckFailed", "ConditionalCheckFailed");

    assertThat(post("tea")).startsWith("409").contains("CallInProgressError");
  }

  @Test
  void triesAgainWhereOthersAreInTheWayNoLongerThanTheCallHasTime() {
    reasons = List.of("TransactionConflict", "None");
    Instant begin = Instant.now();

    assertThat(fails("tea", Duration.ofMillis(1500))).isTrue();

    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(60));
    assertThat(operations().stream().filter("TransactWriteItems"::equals).count())
        .isBetween(2L, 30L);
    assertThat(operations()).endsWith("DeleteItem");
  }

  @Test
  void writesTheTransactionAsByHand() {
    assertThat(backend(TABLES).file("QueueBootstrap.java"))
        .contains("Ledger.book(DynamoDbTransaction.of(once), input);");
  }

  @Test
  void refusesATransactionWhereCallsAreNotNotedInDynamoDb() {
    assertThat(
            backend(
                    "{\"idempotency\": {\"store\": \"jdbc\"}, \"lambda\":"
                        + " {\"environment\": {\"PIKKU_IDEMPOTENCY\": \"jdbc:h2:mem:a\"}}}")
                .problem(Code.INVALID_IDEMPOTENCY)
                .toString())
        .contains("Ledger.java:")
        .contains(
            "Ledger.book takes the DynamoDbTransaction of its record, but calls are not noted in"
                + " DynamoDB.")
        .contains("\"store\": \"dynamodb\"");
  }

  @Test
  void refusesATransactionWhoseTablesNothingSays() {
    assertThat(backend("{}").problem(Code.INVALID_IDEMPOTENCY).toString())
        .contains("Ledger.java:")
        .contains("but nothing says which tables it may write.")
        .contains("\"idempotency\": {\"tables\": [\"…\"]}");
  }

  @Test
  void leavesAStoreOfOnesOwnToItsOwner() {
    String yaml =
        backend("{\"idempotency\": {\"store\": \"none\"}}")
            .with(
                "Stores",
                """
                @SingletonServices
                public final class Stores {
                  private Stores() {}
                  public static dev.pikku.idempotency.IdempotencyStore calls() {
                    return new dev.pikku.aws.DynamoDbIdempotencyStore("mine", Map.of());
                  }
                }
                """)
            .file("serverless.yml");

    assertThat(yaml).doesNotContain("dynamodb:");
  }
}
