package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.testing.GeneratedBackend;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  private GeneratedBackend backend() {
    GeneratedBackend backend =
        new GeneratedBackend(directory)
            .with(
                "User",
                "@PikkuSession public record User(List<String> scopes) implements Scoped {}");
    for (String name : new String[] {"A", "B", "C", "OfClass"}) {
      backend.with(
          name, "public final class " + name + " { public boolean allows() { return true; } }");
    }
    for (String name : new String[] {"Log", "Login"}) {
      backend.with(
          name,
          """
          %s
          public final class %s implements Middleware {
            @Override public void handle(Wire wire, Next next) throws Exception { next.proceed(); }
          }
          """
              .formatted(name.equals("Log") ? "@GlobalMiddleware" : "", name));
    }
    return backend
        .with(
            "Guard",
            """
            @GlobalPermission(routes = "/todos*")
            public final class Guard { public boolean allows() { return true; } }
            """)
        .with(
            "F",
            """
            @Permit(OfClass.class)
            public final class F {
              private F() {}

              @PikkuFunc(scopes = {"todos:write", "mail"})
              @Use(Login.class)
              @Permit({A.class, B.class})
              @Permit(C.class)
              @WireHttp(method = HttpMethod.PUT, route = "/todos")
              public static void guarded() {}

              @PikkuFunc
              @WireHttp(method = HttpMethod.GET, route = "/open", auth = Auth.PUBLIC)
              @WireScheduler(name = "nightly", schedule = "0 3 * * *")
              public static void open() {}
            }
            """);
  }

  @Test
  void standInTheManifest() throws Exception {
    JsonNode wirings = JSON.readTree(backend().file("manifest.json")).get("wirings");
    assertThat(without(wirings.get(0)))
        .isEqualTo(
            JSON.readTree(
                """
                {"type": "http", "wiring": "PUT /todos", "function": "F.guarded", "tags": [],
                 "auth": "session", "scopes": ["todos:write", "mail"],
                 "permissions": [
                   [["acme.Guard"]], [["acme.OfClass"]], [["acme.A", "acme.B"], ["acme.C"]]],
                 "middleware": ["acme.Log", "acme.Login"]}
                """));
    assertThat(without(wirings.get(1)))
        .isEqualTo(
            JSON.readTree(
                """
                {"type": "http", "wiring": "GET /open", "function": "F.open", "tags": [],
                 "auth": "public", "scopes": [],
                 "permissions": [[["acme.OfClass"]]], "middleware": ["acme.Log"]}
                """));
    assertThat(without(wirings.get(2)))
        .isEqualTo(
            JSON.readTree(
                """
                {"type": "scheduler", "wiring": "nightly", "function": "F.open", "tags": [],
                 "permissions": [[["acme.OfClass"]]], "middleware": ["acme.Log"]}
                """));
  }

  private static JsonNode without(JsonNode wiring) {
    ((com.fasterxml.jackson.databind.node.ObjectNode) wiring).remove("place");
    return wiring;
  }

  @Test
  void areSaidAsPeopleSayThem() {
    PikkuModel model = backend().result().filtered().kept();
    FunctionModel guarded = model.functions().get(0);
    assertThat(Guards.of(model, guarded, guarded.wirings().get(0)).permissionText())
        .isEqualTo("Guard and OfClass and ((A and B) or C)");
    FunctionModel open = model.functions().get(1);
    assertThat(Guards.of(model, open, open.wirings().get(0)).permissionText()).isEqualTo("OfClass");
  }
}
