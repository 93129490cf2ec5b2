package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Printed;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import dev.pikku.wire.QueueJob;
import dev.pikku.wire.ScheduledTask;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is sent to a backend, and however it fails on it, none of it is printed. */
class NothingLeaksTest {
  /** Stands in everything that must not be seen. */
  private static final String MARK = "hunter2";

  @TempDir Path directory;

  private GeneratedBackend backend(boolean logsCalls) {
    return new GeneratedBackend(directory)
        .withConfig(
            logsCalls
                ? "{\"http\":{\"requestLog\":true},\"log\":{\"jobs\":true,\"tasks\":true},"
                    + "\"secrets\":[\"key\"],\"metrics\":{\"namespace\":\"Acme\"}}"
                : "{\"secrets\":[\"key\"]}")
        .with(
            "Accounts",
            """
            public final class Accounts {
              private Accounts() {}

              @PikkuSession public record UserSession(String name) {}

              public record Login(
                  @Size(min = 10) @Pattern(regexp = "[a-z]+") String password,
                  @Email String mail,
                  int number,
                  java.time.LocalDate day,
                  UUID id) {}

              public record Key(String value) {}

              @PikkuFunc
              @Use(Sessions.class)
              @WireHttp(method = HttpMethod.POST, route = "/login/{id}")
              @WireQueueWorker(name = "logins")
              public static Login login(
                  Login input, Optional<UserSession> session, @Secret("key") SecretValue key,
                  Logger logger) {
                logger.info("Login of " + session.isPresent() + " with " + key);
                logger.info("Login", Map.of("key", key));
                if (input.number() == 1) {
                  throw new ForbiddenException("not " + input.password());
                }
                if (input.number() == 2) {
                  throw new ConflictException("not now");
                }
                return input;
              }

              @PikkuFunc
              @WireScheduler(name = "nightly", schedule = "0 3 * * 1")
              public static void nightly(@Secret("key") SecretValue key, Logger logger) {
                logger.error("Nightly with " + key, new IllegalStateException("not with " + key));
                throw new IllegalStateException("no key like " + key);
              }
            }
            """)
        .with(
            "Sessions",
            """
            public final class Sessions implements Middleware {
              @Override
              public void handle(Wire wire, Next next) throws Exception {
                if (wire instanceof HttpWire http && http.request().header("authorization") != null) {
                  wire.session(Accounts.UserSession.class)
                      .set(new Accounts.UserSession(http.request().header("authorization")));
                }
                next.proceed();
              }
            }
            """);
  }

  private static final List<String> BODIES =
      List.of(
          "{\"password\":\"hunter2\",\"mail\":\"hunter2\",\"number\":3,\"day\":\"hunter2\"}",
          "{\"password\":\"hunter2hunter2\",\"mail\":\"a@hunter2.de\",\"number\":\"hunter2\"}",
          "{\"password\":\"hunter2hunter2\",\"number\":1e99,\"hunter2\":\"hunter2\"}",
          "{\"password\":\"aaaaaaaaaaa\",\"mail\":\"a@hunter2.de\",\"number\":1,"
              + "\"day\":\"2026-01-01\"}",
          "{\"password\":\"aaaaaaaaaaa\",\"mail\":\"a@hunter2.de\",\"number\":2,"
              + "\"day\":\"2026-01-01\"}",
          "{\"password\":\"hunter2\",\"password\":\"hunter2\"}",
          "{\"password\":\"hunter2",
          "{\"password\":hunter2}",
          "[\"hunter2\"]",
          "hunter2",
          "{\"password\":\"hunter2\\ud800\\u0000\",\"number\":-00hunter2}",
          "");

  private static void http(HttpDoor door) {
    for (String body : BODIES) {
      for (String type : List.of("application/json", "text/hunter2", "application/hunter2")) {
        Request.of("POST /login/hunter2?token=hunter2&id=%zz&number=hunter2")
            .header("authorization", "Bearer hunter2")
            .header("cookie", "session=hunter2")
            .header("x-amzn-trace-id", "hunter2 is no trace id")
            .body(type, body)
            .send(door);
        Request.of("POST /login/00000000-0000-0000-0000-000000000000")
            .header("authorization", "Bearer hunter2")
            .body(type, body)
            .send(door);
      }
    }
    Request.of("GET /hunter2/hunter2").send(door);
    Request.of("hunter2 /login/hunter2").send(door);
    Request.of("OPTIONS /login/hunter2").header("origin", "https://hunter2").send(door);
  }

  @ParameterizedTest
  @CsvSource({"JSON, false", "Text, false", "JSON, true", "Text, true"})
  void noneOfWhatIsSentIsPrinted(String format, boolean logsCalls) throws Exception {
    GeneratedBackend backend = backend(logsCalls);
    Map<String, String> environment =
        Map.of(
            "AWS_LAMBDA_LOG_FORMAT", format,
            "AWS_LAMBDA_LOG_LEVEL", "TRACE",
            "KEY", MARK);
    try (Printed printed = new Printed()) {
      http(backend.http(environment));
      for (String sent : BODIES) {
        String body =
            sent.replace(
                "2026-01-01\"}", "2026-01-01\",\"id\":\"00000000-0000-0000-0000-000000000000\"}");
        QueueJob job =
            new QueueJob(
                "logins",
                "m1",
                1,
                "hunter2",
                0,
                body.getBytes(StandardCharsets.UTF_8),
                "hunter2 is no trace id",
                System.currentTimeMillis() + 10_000);
        backend.queue(environment).work(List.of(job));
      }
      try {
        backend
            .scheduler(environment)
            .runTask(new ScheduledTask("nightly", Instant.EPOCH, null, 0));
      } catch (IllegalStateException expected) {
        assertThat(expected).hasMessageContaining("[secret]");
      }

      assertThat(printed.lines()).hasSizeGreaterThan(15);
      assertThat(printed.text()).contains("Login of true with [secret]", "The job m1 of logins");
      assertThat(printed.text()).doesNotContain(MARK);
    }
  }
}
