package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class PermissionsTest {
  private static final String[] WORDS = {"A", "B", "C"};

  @TempDir Path directory;
  private HttpDoor door;

  @BeforeEach
  void open() {
    if (door == null) {
      door = backend(directory).http();
    }
  }

  /** Each permission allows where the header says its word. */
  @ParameterizedTest
  @CsvSource({
    // (A and B) or C
    "/function, AB, 204",
    "/function, C, 204",
    "/function, A, 403",
    "/function, B, 403",
    "/function, '', 403",
    // class and function must both allow
    "/class, AB, 204",
    "/class, A, 403",
    "/class, B, 403",
    // global ones by route, as well
    "/guarded, C, 204",
    "/guarded, '', 403",
    "/free, '', 204",
  })
  void allowsWhatItsLevelsAllow(String path, String words, int status) {
    assertThat(Request.of("GET " + path).header("x-allow", words).send(door).status())
        .isEqualTo(status);
  }

  @Test
  void deniesBeforeABodyIsReadWhereNoInputIsNeeded() {
    Request malformed = Request.of("POST /early").json("{");
    assertThat(malformed.header("x-user", "me").to(door)).startsWith("403 ");
    assertThat(
            Request.of("POST /early")
                .json("{")
                .header("x-user", "me")
                .header("x-allow", "A")
                .to(door))
        .startsWith("400 ");
  }

  @Test
  void asksForASessionBeforeABodyIsRead() {
    assertThat(Request.of("POST /early").json("{").to(door)).startsWith("401 ");
  }

  @Test
  void decidesOnTheInputAfterItWasValidated() {
    assertThat(own("{\"owner\":\"\"}")).startsWith("422 ");
    assertThat(own("{\"owner\":\"you\"}"))
        .startsWith("403 ")
        .contains("\"message\":\"Permission denied\"");
    assertThat(own("{\"owner\":\"me\"}")).isEqualTo("204");
  }

  private String own(String json) {
    return Request.of("POST /own").json(json).header("x-user", "me").to(door);
  }

  @ParameterizedTest
  @CsvSource({"a, 204", "b, 204", "c, 403", "taken, 409", "breaks, 500"})
  void passesOnWhatAPermissionThrows(String word, int status) {
    var response = Request.of("GET /throwing").header("x-word", word).send(door);
    assertThat(response.status()).isEqualTo(status);
    String body =
        new String(response.body(), 0, response.length(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(body).doesNotContain("internal words");
    if (status == 409) {
      assertThat(body).contains("\"name\":\"ConflictError\",\"message\":\"Taken\"");
    }
  }

  @Test
  void deniesByAGlobalPermissionWhateverTheFunctionsOwnSay() {
    assertThat(Request.of("GET /guarded/own").header("x-allow", "A").to(door)).startsWith("403 ");
    assertThat(Request.of("GET /guarded/own").header("x-allow", "C").to(door)).startsWith("403 ");
    assertThat(Request.of("GET /guarded/own").header("x-allow", "AC").to(door)).isEqualTo("204");
  }

  @Test
  void refusesAPermissionWithAnotherInputThanTheFunctions(@TempDir Path other) {
    var problem =
        backend(other)
            .with(
                "Wrong",
                """
                public final class Wrong {
                  private Wrong() {}
                  public record Other(String owner) {}
                  @PikkuFunc
                  @Permit(Owns.class)
                  @WireHttp(method = HttpMethod.POST, route = "/wrong")
                  public static void wrong(Other input) {}
                }
                """)
            .problem(Code.INVALID_PERMISSION);

    assertThat(problem.fact()).contains("Owns").contains("Wrong.wrong");
    assertThat(problem.place().file()).endsWith("Owns.java");
  }

  @Test
  void refusesAPermissionThatNeedsASessionOfAPublicWiring(@TempDir Path other) {
    var problem =
        backend(other)
            .with(
                "Wrong",
                """
                public final class Wrong {
                  private Wrong() {}
                  @PikkuFunc
                  @Permit(Owns.class)
                  @WireHttp(method = HttpMethod.POST, route = "/wrong", auth = Auth.PUBLIC)
                  public static void wrong(F.Thing input) {}
                }
                """)
            .problem(Code.SESSION_NOT_POSSIBLE);

    assertThat(problem.fact()).contains("Owns").contains("POST /wrong");
  }

  private static GeneratedBackend backend(Path directory) {
    GeneratedBackend backend = new GeneratedBackend(directory);
    for (String word : WORDS) {
      backend.with(
          word,
          """
          public final class %1$s {
            public boolean allows(HttpWire wire) {
              String allow = wire.request().header("x-allow");
              return allow != null && allow.contains("%1$s");
            }
          }
          """
              .formatted(word));
    }
    return backend
        .with(
            "Guard",
            """
            @GlobalPermission(routes = "/guarded*")
            public final class Guard {
              private final C c;
              public Guard(C c) { this.c = c; }
              public boolean allows(HttpWire wire) { return c.allows(wire); }
            }
            """)
        .with(
            "Throws",
            """
            public final class Throws {
              public boolean allows(HttpWire wire) {
                switch (wire.request().header("x-word")) {
                  case "taken" -> throw new ConflictException("Taken");
                  case "breaks" -> throw new IllegalStateException("internal words");
                  default -> { return wire.request().header("x-word").equals("b"); }
                }
              }
            }
            """)
        .with(
            "IsA",
            """
            public final class IsA {
              public boolean allows(HttpWire wire) {
                return wire.request().header("x-word").equals("a");
              }
            }
            """)
        .with("User", "@PikkuSession public record User(String name) {}")
        .with(
            "Who",
            """
            @GlobalMiddleware
            public final class Who implements Middleware {
              @Override public void handle(Wire wire, Next next) throws Exception {
                String user = ((HttpWire) wire).request().header("x-user");
                if (user != null) {
                  wire.session(User.class).restore(new User(user));
                }
                next.proceed();
              }
            }
            """)
        .with(
            "Owns",
            """
            public final class Owns {
              public boolean allows(User session, F.Thing input) {
                return session.name().equals(input.owner());
              }
            }
            """)
        .with(
            "OfClass",
            """
            @Permit(A.class)
            public final class OfClass {
              private OfClass() {}
              @PikkuFunc
              @Permit(B.class)
              @WireHttp(method = HttpMethod.GET, route = "/class", auth = Auth.PUBLIC)
              public static void both() {}
            }
            """)
        .with(
            "F",
            """
            public final class F {
              private F() {}
              public record Thing(@NotBlank String owner) {}

              @PikkuFunc
              @Permit({A.class, B.class})
              @Permit(C.class)
              @WireHttp(method = HttpMethod.GET, route = "/function", auth = Auth.PUBLIC)
              public static void function() {}

              @PikkuFunc
              @WireHttp(method = HttpMethod.GET, route = "/guarded", auth = Auth.PUBLIC)
              public static void guarded() {}

              @PikkuFunc
              @Permit(A.class)
              @WireHttp(method = HttpMethod.GET, route = "/guarded/own", auth = Auth.PUBLIC)
              public static void guardedTwice() {}

              @PikkuFunc
              @Permit(IsA.class)
              @Permit(Throws.class)
              @WireHttp(method = HttpMethod.GET, route = "/throwing", auth = Auth.PUBLIC)
              public static void throwing() {}

              @PikkuFunc
              @WireHttp(method = HttpMethod.GET, route = "/free", auth = Auth.PUBLIC)
              public static void free() {}

              @PikkuFunc
              @Permit({Owns.class, A.class})
              @WireHttp(method = HttpMethod.POST, route = "/early")
              public static void early(Thing input) {}

              @PikkuFunc
              @Permit(Owns.class)
              @WireHttp(method = HttpMethod.POST, route = "/own")
              public static void own(Thing input) {}
            }
            """);
  }
}
