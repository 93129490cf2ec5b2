package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import dev.pikku.http.HttpResponse;
import dev.pikku.run.QueueDoor;
import dev.pikku.wire.QueueJob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions that run once for a key, as they are generated. */
class IdempotencyTest {
  private static final Map<String, String> MEMORY = Map.of("PIKKU_IDEMPOTENCY", "memory:");

  /** All doors of this process share one memory. */
  private final String id = UUID.randomUUID().toString();

  @TempDir Path directory;
  private GeneratedBackend backend;

  @BeforeEach
  void open() {
    backend =
        new GeneratedBackend(directory)
            .with("User", "@PikkuSession public record User(String name) {}")
            .with(
                "Login",
                """
                @GlobalMiddleware
                public final class Login implements Middleware {
                  public Login() {}
                  @Override public void handle(Wire wire, Next next) throws Exception {
                    HttpRequest request = wire.request();
                    if (request != null && request.header("who") != null) {
                      wire.session(User.class).restore(new User(request.header("who")));
                    }
                    next.proceed();
                  }
                }
                """)
            .with(
                "NotBob",
                """
                public final class NotBob {
                  private NotBob() {}
                  public static boolean allows(Optional<User> user) {
                    return user.isEmpty() || !user.get().name().equals("bob");
                  }
                }
                """)
            .with(
                "Orders",
                """
                public final class Orders {
                  static final List<String> LOG = Collections.synchronizedList(new ArrayList<>());
                  static final java.util.concurrent.CountDownLatch BEGUN =
                      new java.util.concurrent.CountDownLatch(1);
                  static final java.util.concurrent.CountDownLatch GO_ON =
                      new java.util.concurrent.CountDownLatch(1);
                  private Orders() {}
                  public enum Shop { HERE, THERE }
                  public record Place(Key order, @NotBlank String what) {}
                  public record Key(UUID id, Shop shop) {}
                  public record Placed(int number, String what) {}
                  public static List<String> log() { return LOG; }
                  public static boolean begun() throws Exception {
                    return BEGUN.await(10, java.util.concurrent.TimeUnit.SECONDS);
                  }
                  public static void goOn() { GO_ON.countDown(); }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.POST, route = "/orders", status = 201)
                  @WireQueueWorker(name = "orders")
                  @Permit(NotBob.class)
                  @Idempotent(key = "order.id")
                  public static Placed place(Optional<HttpWire> http, Place input) throws Exception {
                    if (input.what().equals("wait")) {
                      BEGUN.countDown();
                      GO_ON.await();
                    }
                    LOG.add(input.what());
                    if (input.what().equals("fail") && LOG.size() == 1) {
                      throw new IllegalStateException("no");
                    }
                    http.ifPresent(
                        wire ->
                            wire.response()
                                .header("Location", "/orders/1")
                                .header("X-Once", "1")
                                .cookie("a", "b"));
                    return new Placed(LOG.size(), input.what());
                  }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.POST, route = "/payments", auth = Auth.PUBLIC)
                  @Idempotent(header = "Idempotency-Key", expires = "PT1H")
                  public static String pay(Place input) {
                    LOG.add(input.what());
                    return "paid " + LOG.size();
                  }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.POST, route = "/pictures", auth = Auth.PUBLIC)
                  @Idempotent(key = "order.shop")
                  public static byte[] draw(Place input) {
                    LOG.add(input.what());
                    return new byte[input.what().equals("large") ? 300_000 : 3];
                  }
                }
                """);
  }

  private String order(String what) {
    return "{\"order\":{\"id\":\"" + id + "\",\"shop\":\"HERE\"},\"what\":\"" + what + "\"}";
  }

  private Request post(String who, String what) {
    return Request.of("POST /orders").header("who", who).json(order(what));
  }

  private String log() {
    return String.valueOf(backend.call("Orders", "log"));
  }

  private QueueJob job(String what) {
    return new QueueJob(
        "orders",
        "1",
        1,
        null,
        0,
        order(what).getBytes(StandardCharsets.UTF_8),
        "trace",
        System.currentTimeMillis() + 10_000);
  }

  @Test
  void runsAFunctionOnceAndAnswersItsRepetitionsAsTheFirstCall() {
    HttpDoor door = backend.http(MEMORY);

    HttpResponse first = post("ann", "tea").send(door);
    HttpResponse second = post("ann", "tea").send(door);

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(text(second)).isEqualTo(text(first)).isEqualTo("{\"number\":1,\"what\":\"tea\"}");
    assertThat(second.contentType()).isEqualTo("application/json");
    assertThat(second.header("location")).isEqualTo("/orders/1");
    assertThat(second.header("x-once")).isNull();
    assertThat(second.cookies()).isEmpty();
    assertThat(log()).isEqualTo("[tea]");
  }

  private static String text(HttpResponse response) {
    return new String(response.body(), 0, response.length(), StandardCharsets.UTF_8);
  }

  @Test
  void letsTheNextAttemptRunWhereOneFailed() {
    HttpDoor door = backend.http(MEMORY);

    assertThat(post("ann", "fail").send(door).status()).isEqualTo(500);
    assertThat(post("ann", "fail").send(door).status()).isEqualTo(201);
    assertThat(post("ann", "fail").send(door).status()).isEqualTo(201);

    assertThat(log()).isEqualTo("[fail, fail]");
  }

  @Test
  void answersRepetitionsOnlyToThoseWhoMayCall() {
    HttpDoor door = backend.http(MEMORY);
    assertThat(post("ann", "tea").send(door).status()).isEqualTo(201);

    assertThat(Request.of("POST /orders").json(order("tea")).send(door).status()).isEqualTo(401);
    assertThat(post("bob", "tea").send(door).status()).isEqualTo(403);
    assertThat(post("ann", "").send(door).status()).isEqualTo(422);
    assertThat(post("eve", "tea").to(door))
        .startsWith("422")
        .contains("IdempotencyKeyReusedError")
        .doesNotContain("number");
    assertThat(log()).isEqualTo("[tea]");
  }

  @Test
  void refusesACallWhoseTwinStillRuns() {
    HttpDoor door = backend.http(MEMORY);
    CompletableFuture<HttpResponse> first =
        CompletableFuture.supplyAsync(() -> post("ann", "wait").send(door));
    assertThat(backend.call("Orders", "begun")).isEqualTo(true);

    assertThat(post("ann", "wait").to(door)).startsWith("409").contains("CallInProgressError");
    assertThat(backend.queue(MEMORY).work(List.of(job("wait")))).containsExactly(true);
    backend.call("Orders", "goOn");

    assertThat(first.join().status()).isEqualTo(201);
    assertThat(post("ann", "wait").send(door).status()).isEqualTo(201);
    assertThat(log()).isEqualTo("[wait]");
  }

  @Test
  void worksAMessageOnceThatIsDeliveredTwice() {
    QueueDoor door = backend.queue(MEMORY);

    assertThat(door.work(List.of(job("tea")))).containsExactly(false);
    assertThat(door.work(List.of(job("tea")))).containsExactly(false);

    assertThat(log()).isEqualTo("[tea]");
    // nobody kept an answer for callers
    assertThat(post("ann", "tea").to(backend.http(MEMORY))).startsWith("422");
  }

  @Test
  void tellsCallsApartByAHeaderThatIsTheirCallersOwn() {
    HttpDoor door = backend.http(MEMORY);

    assertThat(pay("ann", id, "tea").to(door)).isEqualTo("200 \"paid 1\"");
    assertThat(pay("ann", id, "tea").to(door)).isEqualTo("200 \"paid 1\"");
    assertThat(pay("eve", id, "tea").to(door)).isEqualTo("200 \"paid 2\"");
    assertThat(pay("ann", id + "2", "tea").to(door)).isEqualTo("200 \"paid 3\"");
    assertThat(pay("ann", id, "milk").to(door))
        .startsWith("422")
        .contains("IdempotencyKeyReusedError");
    assertThat(pay("ann", "", "tea").to(door)).startsWith("400").contains("Idempotency-Key");
    assertThat(pay("ann", "x".repeat(256), "tea").to(door)).startsWith("400");
    assertThat(Request.of("POST /payments").json(order("tea")).to(door)).startsWith("400");
    assertThat(log()).isEqualTo("[tea, tea, tea]");
  }

  private Request pay(String who, String key, String what) {
    return Request.of("POST /payments")
        .header("who", who)
        .header("idempotency-key", key)
        .json(order(what));
  }

  @Test
  void keepsBytesButNoAnswerThatIsTooLarge() {
    HttpDoor door = backend.http(MEMORY);
    String there = order("large").replace("HERE", "THERE");

    for (int i = 0; i < 2; i++) {
      HttpResponse small = Request.of("POST /pictures").json(order("small")).send(door);
      assertThat(small.contentType()).isEqualTo("application/octet-stream");
      assertThat(small.length()).isEqualTo(3);
    }
    assertThat(Request.of("POST /pictures").json(there).send(door).status()).isEqualTo(200);
    assertThat(Request.of("POST /pictures").json(there).to(door))
        .startsWith("409")
        .contains("AnswerNotKeptError");
    assertThat(log()).isEqualTo("[small, large]");
  }

  @Test
  void doesNotOpenWithoutAPlaceToNoteCalls() {
    assertThatThrownBy(() -> backend.http(Map.of()))
        .hasMessageContaining("IdempotencyStore")
        .cause()
        .hasMessageContaining("PIKKU_IDEMPOTENCY is not set");
  }

  @Test
  void commitsWhatAFunctionDoesTogetherWithItsRecord() throws SQLException {
    String url = "jdbc:h2:mem:" + id + ";DB_CLOSE_DELAY=-1";
    try (Connection database = DriverManager.getConnection(url);
        Statement statement = database.createStatement()) {
      statement.execute("create table effects (what varchar(20))");
      QueueDoor door =
          transactional(
                  "{\"idempotency\": {\"store\": \"jdbc\"}, \"lambda\":"
                      + " {\"environment\": {\"PIKKU_IDEMPOTENCY\": \"jdbc:h2:mem:a\"}}}")
              .queue(Map.of("PIKKU_IDEMPOTENCY", url));

      assertThat(door.work(List.of(job("fail")))).containsExactly(true);
      assertThat(door.work(List.of(job("tea")))).containsExactly(false);
      assertThat(door.work(List.of(job("tea")))).containsExactly(false);

      try (ResultSet effects = statement.executeQuery("select what from effects")) {
        assertThat(effects.next()).isTrue();
        assertThat(effects.getString(1)).isEqualTo("tea");
        assertThat(effects.next()).isFalse();
      }
    }
  }

  @Test
  void refusesATransactionWhereCallsAreNotNotedInADatabase() {
    assertThat(transactional("{}").problem(Code.INVALID_IDEMPOTENCY).toString())
        .contains("Ledger.java:")
        .contains("Ledger.book takes the Connection of its record")
        .contains("\"store\": \"jdbc\"");
  }

  private GeneratedBackend transactional(String config) {
    return new GeneratedBackend(directory.resolve("own"))
        .withConfig(config)
        .with(
            "Ledger",
            """
            public final class Ledger {
              private Ledger() {}
              public record Key(UUID id, String shop) {}
              public record Entry(Key order, String what) {}

              @PikkuFunc
              @WireQueueWorker(name = "orders")
              @Idempotent(key = "order.id")
              public static void book(java.sql.Connection database, Entry input) throws Exception {
                try (var insert = database.prepareStatement("insert into effects values (?)")) {
                  insert.setString(1, input.what());
                  insert.executeUpdate();
                }
                if (input.what().equals("fail")) {
                  throw new IllegalStateException("after the effect");
                }
              }
            }
            """);
  }
}
