package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import java.nio.file.Path;
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
}
