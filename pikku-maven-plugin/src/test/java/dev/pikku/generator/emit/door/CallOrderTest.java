package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which order the parts of one call have their turn, and where a call ends that is refused. */
class CallOrderTest {
  private static GeneratedBackend backend;
  private static HttpDoor door;

  @BeforeAll
  static void generate(@TempDir Path directory) {
    backend =
        new GeneratedBackend(directory)
            .with(
                "User",
                "@PikkuSession public record User(List<String> scopes) implements Scoped {}")
            .with(
                "Log",
                """
                public final class Log {
                  static final List<String> LINES = new ArrayList<>();
                  private Log() {}
                  public static String lines() {
                    String lines = String.join(" ", LINES);
                    LINES.clear();
                    return lines;
                  }
                }
                """)
            .with(
                "Outer",
                """
                @GlobalMiddleware
                public final class Outer implements Middleware {
                  @Override public void handle(Wire wire, Next next) throws Exception {
                    Log.LINES.add("outer");
                    next.proceed();
                    Log.LINES.add("/outer");
                  }
                }
                """)
            .with(
                "Who",
                """
                public final class Who implements Middleware {
                  @Override public void handle(Wire wire, Next next) throws Exception {
                    Log.LINES.add("session");
                    String scopes = wire.request().header("x-scopes");
                    if (scopes != null) {
                      wire.session(User.class).restore(new User(List.of(scopes)));
                    }
                    next.proceed();
                    Log.LINES.add("/session");
                  }
                }
                """)
            .with(
                "Awake",
                """
                public final class Awake {
                  public boolean allows(HttpWire wire) {
                    Log.LINES.add("awake");
                    return wire.request().header("x-asleep") == null;
                  }
                }
                """)
            .with(
                "Owns",
                """
                public final class Owns {
                  public boolean allows(F.In input) {
                    Log.LINES.add("owns");
                    return !input.text().equals("theirs");
                  }
                }
                """)
            .with(
                "PerCall",
                """
                @WireServices
                public final class PerCall {
                  private PerCall() {}
                  public static Unit unit() {
                    Log.LINES.add("service");
                    return new Unit();
                  }
                }
                """)
            .with(
                "Unit",
                """
                public final class Unit implements AutoCloseable {
                  Unit() {}
                  @Override public void close() { Log.LINES.add("/service"); }
                }
                """)
            .with(
                "F",
                """
                public final class F {
                  private F() {}
                  public record In(@Size(max = 6) String text) {
                    public In { Log.LINES.add("bound"); }
                  }
                  public record Out(String text) {
                    @Override public String text() {
                      Log.LINES.add("output");
                      return text;
                    }
                  }

                  @PikkuFunc(scopes = "write")
                  @Permit({Awake.class})
                  @Use(Who.class)
                  @WireHttp(method = HttpMethod.POST, route = "/")
                  public static Out f(User session, Unit unit, In input) {
                    Log.LINES.add("function");
                    return new Out(input.text());
                  }

                  @PikkuFunc
                  @Permit(Owns.class)
                  @Use(Who.class)
                  @WireHttp(method = HttpMethod.POST, route = "/owned")
                  public static Out owned(Unit unit, In input) {
                    Log.LINES.add("function");
                    return new Out(input.text());
                  }
                }
                """);
    door = backend.http();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/ | write | {'text':'a'} | 200 | outer session awake bound service function output /service /session /outer",
        "/ | none | {'text':'a'} | 401 | outer session",
        "/ | none | { | 401 | outer session",
        "/ | read | { | 403 | outer session",
        "/ | asleep | { | 403 | outer session awake",
        "/ | write | { | 400 | outer session awake",
        "/ | write | {'text':'too long'} | 422 | outer session awake",
        "/owned | write | {'text':'a'} | 200 | outer session bound owns service function output /service /session /outer",
        "/owned | write | {'text':'too long'} | 422 | outer session",
        "/owned | write | {'text':'theirs'} | 403 | outer session bound owns",
      })
  void runsOnePartAfterTheOther(String path, String scopes, String body, int status, String order) {
    Request request = Request.of("POST " + path).json(body.replace('\'', '"'));
    if (scopes.equals("asleep")) {
      request.header("x-asleep", "yes");
    }
    if (!scopes.equals("none")) {
      request.header("x-scopes", scopes.equals("asleep") ? "write" : scopes);
    }

    assertThat(request.send(door).status()).isEqualTo(status);
    assertThat(backend.call("Log", "lines")).isEqualTo(order);
  }
}
