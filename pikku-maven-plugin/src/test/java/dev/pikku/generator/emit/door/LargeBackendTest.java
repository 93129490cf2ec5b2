package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.emit.openapi.OpenApiEmitter;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.MethodSizes;
import dev.pikku.generator.testing.Printed;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import dev.pikku.run.QueueDoor;
import dev.pikku.run.SchedulerDoor;
import dev.pikku.wire.QueueJob;
import dev.pikku.wire.ScheduledTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeBackendTest {
  private static final int CLASSES = 40;
  private static final int FUNCTIONS = 25;

  @Test
  void servesAThousandFunctions(@TempDir Path directory) {
    GeneratedBackend backend =
        new GeneratedBackend(directory)
            .with(
                "Counted",
                """
                public final class Counted implements Middleware {
                  @Override public void handle(Wire wire, Next next) throws Exception {
                    ((HttpWire) wire).response().header("x-counted", "yes");
                    next.proceed();
                  }
                }
                """)
            .with("Deny", "public final class Deny { public boolean allows() { return false; } }");
    for (int i = 0; i < CLASSES; i++) {
      StringBuilder functions = new StringBuilder();
      for (int j = 0; j < FUNCTIONS; j++) {
        functions.append(
            """
            public record In%2$d(String id, Optional<Integer> page) {}
            @PikkuFunc
            %3$s
            @WireHttp(method = HttpMethod.GET, route = "/c%1$d/f%2$d/{id}", auth = Auth.PUBLIC)
            public String f%2$d(In%2$d input) { return "%1$d.%2$d." + input.id(); }
            """
                .formatted(i, j, j == 7 ? "@Permit(Deny.class)" : ""));
      }
      backend.with(
          "C" + i,
          (i % 2 == 0 ? "@Use(Counted.class)\n" : "")
              + "public final class C"
              + i
              + " {\n"
              + functions
              + "}\n");
    }
    HttpDoor door = backend.http();

    for (int i = 0; i < CLASSES; i++) {
      for (int j = 0; j < FUNCTIONS; j++) {
        var response = Request.of("GET /c" + i + "/f" + j + "/x").send(door);
        assertThat(response.status()).isEqualTo(j == 7 ? 403 : 200);
        assertThat(response.header("x-counted")).isEqualTo(i % 2 == 0 ? "yes" : null);
      }
    }
    assertThat(Request.of("GET /c39/f24/x").to(door)).isEqualTo("200 \"39.24.x\"");
    assertThat(Request.of("GET /c40/f0/x").to(door)).startsWith("404 ");
  }

  @Test
  void servesTenThousandWirings(@TempDir Path directory) throws IOException {
    int functions = 40;
    int routes = 250;
    GeneratedBackend backend =
        new GeneratedBackend(directory)
            .withConfig(
                """
                {"http": {"cors": {"origins": ["https://a.example"]}, "requestLog": true}}
                """);
    for (String name : new String[] {"Odd", "Even"}) {
      backend.with(
          name,
          """
          public final class %s implements Middleware {
            @Override public void handle(Wire wire, Next next) throws Exception {
              ((HttpWire) wire).response().header("x-chain", "%<s");
              next.proceed();
            }
          }
          """
              .formatted(name));
    }
    for (int i = 0; i < functions; i++) {
      StringBuilder wirings = new StringBuilder();
      for (int j = 0; j < routes; j++) {
        wirings.append(
            """
            @WireHttp(method = HttpMethod.%s, route = "/f%d/r%d/{id}", auth = Auth.PUBLIC,
                middleware = %s.class%s)
            """
                .formatted(
                    j % 3 == 0 ? "POST" : "GET",
                    i,
                    j,
                    j % 2 == 0 ? "Even" : "Odd",
                    j % 5 == 0 ? ", cors = @Cors(origins = \"https://b.example\")" : ""));
      }
      backend.with(
          "F" + i,
          """
          public final class F%d {
            public record In(String id) {}
            @PikkuFunc
            %s
            public static String f(In input) { return "%1$d " + input.id(); }
          }
          """
              .formatted(i, wirings));
    }
    HttpDoor door = backend.corsHttp();

    try (Printed printed = new Printed()) {
      for (int i = 0; i < functions; i++) {
        for (int j = 0; j < routes; j++) {
          String line = (j % 3 == 0 ? "POST" : "GET") + " /f" + i + "/r" + j + "/x" + j;
          String origin = j % 5 == 0 ? "https://b.example" : "https://a.example";
          var response = Request.of(line).header("origin", origin).send(door);
          assertThat(response.status()).as(line).isEqualTo(200);
          assertThat(response.header("x-chain")).isEqualTo(j % 2 == 0 ? "Even" : "Odd");
          assertThat(response.header("access-control-allow-origin")).isEqualTo(origin);
        }
      }
      assertThat(Request.of("GET /f39/r248/y").to(door)).isEqualTo("200 \"39 y\"");
      assertThat(Request.of("GET /f39/r250/y").to(door)).startsWith("404 ");
      assertThat(Request.of("PUT /f39/r249/y").to(door)).startsWith("405 ");
      assertThat(printed.text()).contains("/f0/r0/{id}", "/f39/r249/{id}");
    }
    assertIsCompiledToMachineCode(backend);
  }

  @Test
  void worksAThousandQueuesAndTasks(@TempDir Path directory) throws Exception {
    int functions = 20;
    int wirings = 50;
    GeneratedBackend backend = new GeneratedBackend(directory);
    for (int i = 0; i < functions; i++) {
      StringBuilder of = new StringBuilder();
      for (int j = 0; j < wirings; j++) {
        of.append(
            """
            @WireQueueWorker(name = "q%1$d-of-%2$d")
            @WireScheduler(name = "t%1$d-of-%2$d", schedule = "0 3 * * *")
            """
                .formatted(i, j));
      }
      backend.with(
          "F" + i,
          """
          public final class F%d {
            static final List<Integer> DONE = new ArrayList<>();
            public static List<Integer> done() { return DONE; }
            @PikkuFunc
            %s
            public void f() { DONE.add(DONE.size()); }
          }
          """
              .formatted(i, of));
    }
    QueueDoor queue = backend.queue();
    SchedulerDoor scheduler = backend.scheduler();

    for (int i = 0; i < functions; i++) {
      for (int j = 0; j < wirings; j += 17) {
        assertThat(queue.work(List.of(job("q" + i + "-of-" + j)))).containsExactly(false);
        scheduler.runTask(new ScheduledTask("t" + i + "-of-" + j, Instant.now(), "id", 0));
      }
      assertThat(backend.call("F" + i, "done"))
          .asInstanceOf(InstanceOfAssertFactories.LIST)
          .hasSize(6);
    }
    assertThat(queue.work(List.of(job("q0-of-50")))).containsExactly(true);
    assertIsCompiledToMachineCode(backend);
  }

  private static QueueJob job(String queue) {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    return new QueueJob(queue, "1", 1, null, 0, body, "trace", Long.MAX_VALUE);
  }

  private static void assertIsCompiledToMachineCode(GeneratedBackend backend) throws IOException {
    for (Map.Entry<String, byte[]> file : backend.classes().files().entrySet()) {
      if (file.getKey().startsWith("acme.pikku.")) {
        assertThat(MethodSizes.of(file.getValue()).values())
            .as(file.getKey())
            .allMatch(size -> size <= MethodSizes.COMPILED);
      }
    }
  }

  @Test
  void describesAThousandFunctions(@TempDir Path directory) {
    GeneratedBackend backend = new GeneratedBackend(directory);
    for (int i = 0; i < CLASSES; i++) {
      StringBuilder functions = new StringBuilder();
      for (int j = 0; j < FUNCTIONS; j++) {
        functions.append(
            """
            public record In%1$d(@NotBlank String id, List<@Size(max = 3) String> tags) {}
            public record Out%1$d(UUID id, Map<String, In%1$d> more) {}
            /** Does number %1$d. */
            @PikkuFunc
            @WireHttp(method = HttpMethod.POST, route = "/c%2$d/f%1$d/{id}")
            public static Out%1$d f%1$d(In%1$d input) { return null; }
            """
                .formatted(j, i));
      }
      backend.with("C" + i, "public final class C" + i + " {\n" + functions + "}\n");
    }
    PikkuModel model = backend.result().filtered().kept();
    assertThat(model.functions()).hasSize(CLASSES * FUNCTIONS);
    BackendConfig config = backend.result().config().backend();

    long start = System.nanoTime();
    var document = OpenApiEmitter.emit(config, model).orElseThrow();
    System.out.printf(
        "1,000 functions described: %d ms%n", (System.nanoTime() - start) / 1_000_000);
    assertThat(document.path("paths")).hasSize(CLASSES * FUNCTIONS);
    assertThat(document.at("/components/schemas")).hasSize(3 * CLASSES * FUNCTIONS + 3);
  }
}
