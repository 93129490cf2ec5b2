package dev.pikku.generator.emit.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import dev.pikku.run.QueueDoor;
import dev.pikku.wire.QueueJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that travel with messages, where the worker asks for them. */
class QueueSessionsTest {
  private static final Map<String, String> SECRETS =
      Map.of("SESSION_KEY", "0123456789abcdef0123456789abcdef");

  @TempDir Path directory;
  private GeneratedBackend backend;

  @BeforeEach
  void write() {
    backend =
        new GeneratedBackend(directory)
            .with(
                "Mails",
                """
                public final class Mails {
                  private Mails() {}
                  static final List<String> LOG = Collections.synchronizedList(new ArrayList<>());
                  static final List<String> SENT = Collections.synchronizedList(new ArrayList<>());
                  public record Mail(String to) {}
                  public static List<String> log() { return LOG; }
                  public static List<String> sent() { return SENT; }

                  @PikkuFunc @WireQueueWorker(name = "signed-mails", session = true)
                  public static void signed(Mail input, Optional<User> user) {
                    LOG.add(input.to() + " of " + user.map(User::name).orElse("nobody"));
                  }

                  @PikkuFunc @WireQueueWorker(name = "mails")
                  public static void plain(Mail input, Optional<User> user) {
                    LOG.add(input.to() + " of " + user.map(User::name).orElse("nobody"));
                  }

                  @PikkuFunc @WireHttp(method = HttpMethod.POST, route = "/mails", auth = Auth.PUBLIC)
                  public static void send(
                      Mail input,
                      @QueueName("signed-mails") Queue<Mail> signed,
                      @QueueName("mails") Queue<Mail> plain) {
                    signed.send(input);
                    plain.send(input);
                    signed.sendAll(List.of(input, new Mail("bob")));
                  }
                }
                """)
            .with("User", "@PikkuSession public record User(String name) {}")
            .with(
                "Login",
                """
                @GlobalMiddleware(routes = "/*")
                public final class Login implements Middleware {
                  public void handle(Wire wire, Next next) throws Exception {
                    HttpRequest request = wire.request();
                    String name = request == null ? null : request.header("x-user");
                    if (name != null) {
                      wire.session(User.class).restore(new User(name));
                    }
                    next.proceed();
                  }
                }
                """)
            .with(
                "Recorded",
                """
                public final class Recorded implements QueueService {
                  public String send(String queue, String body, QueueOptions options) {
                    Mails.SENT.add(queue + " " + body + " -");
                    return "1";
                  }
                  public String sendSigned(
                      String queue, String body, String session, QueueOptions options) {
                    Mails.SENT.add(queue + " " + body + " " + session);
                    return "1";
                  }
                }
                """)
            .with(
                "Services",
                """
                @SingletonServices
                public final class Services {
                  private Services() {}
                  public static QueueService queues() { return new Recorded(); }
                  public static SessionSigner signer(@Secret("session-key") SecretValue key) {
                    return SessionSigner.of(key);
                  }
                }
                """);
  }

  @Test
  void bringsTheSendersSessionToTheWorkerThatAsksForIt() {
    HttpDoor http = backend.http(SECRETS);
    Request.of("POST /mails").header("x-user", "ann").json("{\"to\":\"eve\"}").to(http);

    List<String> sent = list("sent");
    assertThat(sent)
        .satisfiesExactly(
            one -> assertThat(one).startsWith("signed-mails {\"to\":\"eve\"} ps1:"),
            two -> assertThat(two).isEqualTo("mails {\"to\":\"eve\"} -"),
            three -> assertThat(three).startsWith("signed-mails {\"to\":\"eve\"} ps1:"),
            four -> assertThat(four).startsWith("signed-mails {\"to\":\"bob\"} ps1:"));

    String signature = sent.get(0).split(" ", -1)[2];
    QueueDoor queue = backend.queue(SECRETS);
    assertThat(queue.work(List.of(job("signed-mails", "{\"to\":\"eve\"}", signature))))
        .containsExactly(false);
    assertThat(list("log")).containsExactly("eve of ann");
  }

  @Test
  void takesNoSessionThatIsForgedOrOfAnotherMessageOrQueue() {
    HttpDoor http = backend.http(SECRETS);
    Request.of("POST /mails").header("x-user", "ann").json("{\"to\":\"eve\"}").to(http);
    String signature = list("sent").get(0).split(" ", -1)[2];
    QueueDoor queue = backend.queue(SECRETS);

    queue.work(List.of(job("signed-mails", "{\"to\":\"eva\"}", signature)));
    queue.work(List.of(job("signed-mails", "{\"to\":\"eve\"}", signature + "A")));
    queue.work(List.of(job("signed-mails", "{\"to\":\"eve\"}", null)));
    queue.work(List.of(job("mails", "{\"to\":\"eve\"}", signature)));

    assertThat(list("log"))
        .containsExactly("eva of nobody", "eve of nobody", "eve of nobody", "eve of nobody");
  }

  @Test
  void sendsNothingAlongWhereNobodyIsLoggedIn() {
    Request.of("POST /mails").json("{\"to\":\"eve\"}").to(backend.http(SECRETS));

    assertThat(list("sent")).hasSize(4).allSatisfy(one -> assertThat(one).endsWith(" -"));
  }

  @Test
  void knowsTheWorkerThoughAnotherBackendKeepsIt() {
    backend.withConfig(
        """
        {"filters": {"types": ["http"]},
         "queues": {"signed-mails": {"from": "jobs"}, "mails": {"from": "jobs"}}}
        """);
    Request.of("POST /mails")
        .header("x-user", "ann")
        .json("{\"to\":\"eve\"}")
        .to(backend.http(SECRETS));

    assertThat(list("sent").get(0)).startsWith("signed-mails {\"to\":\"eve\"} ps1:");
  }

  @Test
  void refusesAWorkerThatAsksForSessionsWhereThereAreNone(@TempDir Path other) {
    Diagnostic problem =
        new GeneratedBackend(other)
            .with(
                "F",
                """
                public final class F {
                  private F() {}
                  @PikkuFunc @WireQueueWorker(name = "mails", session = true)
                  public static void work() {}
                }
                """)
            .problem(Code.INVALID_QUEUE);

    assertThat(problem.place()).hasToString("functions/acme/F.java:4");
    assertThat(problem.fact())
        .isEqualTo(
            "The worker of the queue \"mails\" asks for the session of whoever sends, but no record"
                + " is the session.");
    assertThat(problem.remedy()).contains("@PikkuSession");
  }

  @Test
  void refusesAWorkerThatInsistsOnASession(@TempDir Path other) {
    Diagnostic problem =
        new GeneratedBackend(other)
            .with("User", "@PikkuSession public record User(String name) {}")
            .with(
                "F",
                """
                public final class F {
                  private F() {}
                  @PikkuFunc @WireQueueWorker(name = "mails", session = true)
                  public static void work(User user) {}
                }
                """)
            .problem(Code.SESSION_NOT_POSSIBLE);

    assertThat(problem.fact()).contains("its queue \"mails\" may have none");
    assertThat(problem.remedy()).startsWith("Take an Optional<User>");
  }

  @SuppressWarnings("unchecked")
  private List<String> list(String method) {
    return (List<String>) backend.call("Mails", method);
  }

  private static QueueJob job(String queue, String body, String signature) {
    return new QueueJob(
        queue,
        "7",
        1,
        null,
        0,
        body.getBytes(UTF_8),
        "trace",
        System.currentTimeMillis() + 10_000,
        null,
        null,
        0,
        signature == null ? Map.of() : Map.of("PikkuSession", signature));
  }
}
