package dev.pikku.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.config.ArtifactConfigs;
import dev.pikku.generator.config.ConfigReader;
import dev.pikku.generator.config.ConfigRequest;
import dev.pikku.generator.config.ResolvedConfig;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.filter.Filtered;
import dev.pikku.generator.filter.LeftOut;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.testing.GeneratedBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfoTableTest {
  @Test
  void saysWhatStandsBeforeEachFunction(@TempDir Path directory) {
    GeneratedBackend backend =
        new GeneratedBackend(directory)
            .with("A", "public final class A { public boolean allows() { return true; } }")
            .with("B", "public final class B { public boolean allows() { return true; } }")
            .with(
                "User",
                "@PikkuSession public record User(List<String> scopes) implements Scoped {}")
            .with(
                "Log",
                """
                @GlobalMiddleware
                public final class Log implements Middleware {
                  @Override public void handle(Wire wire, Next next) {}
                }
                """)
            .with(
                "F",
                """
                public final class F {
                  private F() {}
                  @PikkuFunc(scopes = {"todos:write", "mail"})
                  @Permit(A.class)
                  @Permit(B.class)
                  @WireHttp(method = HttpMethod.PUT, route = "/a")
                  public static void a() {}
                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/b", auth = Auth.PUBLIC)
                  @WireScheduler(name = "c", schedule = "0 3 * * *")
                  public static void b() {}
                }
                """);

    assertThat(InfoTable.lines(backend.result().config(), backend.result().filtered()))
        .contains(
            "in  http       PUT /a  F.a  session, scopes todos:write mail, if A or B, through Log",
            "in  http       GET /b  F.b  public, through Log",
            "in  scheduler  c       F.b  through Log");
  }

  @Test
  void saysWhatStandsBeforeWhatAChannelHears(@TempDir Path directory) {
    GeneratedBackend backend =
        new GeneratedBackend(directory)
            .with("A", "public final class A { public boolean allows() { return true; } }")
            .with("User", "@PikkuSession public record User(String name) {}")
            .with(
                "Feed",
                """
                @WireChannel(name = "feed")
                @Permit(A.class)
                public final class Feed {
                  @OnConnect(auth = Auth.PUBLIC) public static void connect() {}
                  @OnMessage(action = "follow") public static void follow() {}
                  @OnMessage public static void other() {}
                  @OnDisconnect public static void gone() {}
                }
                """);

    assertThat(InfoTable.lines(backend.result().config(), backend.result().filtered()))
        .contains(
            "in  channel  feed: connect     Feed.connect  public, if A",
            "in  channel  feed: follow      Feed.follow   session, if A",
            "in  channel  feed: default     Feed.other    session, if A",
            "in  channel  feed: disconnect  Feed.gone");
  }

  @Test
  void tellsOfInheritedListsThatWereReplaced(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("shared.json"), "{\"secrets\": [\"a\", \"b\"]}");
    Files.writeString(
        directory.resolve("pikku.config.json"),
        "{\"extends\": \"shared.json\", \"secrets\": [\"c\"]}");
    Diagnostics diagnostics = new Diagnostics();
    ResolvedConfig config =
        ConfigReader.read(
            new ConfigRequest(
                directory,
                directory,
                "todos",
                "acme.todos.pikku",
                ArtifactConfigs.none(),
                List.of(),
                List.of(),
                Map.of()),
            diagnostics);
    assertThat(diagnostics.errors()).isEmpty();

    assertThat(InfoTable.lines(config, new Filtered(nothing(), List.<LeftOut>of())))
        .first()
        .isEqualTo("todos: 0 in, 0 out, by pikku.config.json");
    assertThat(InfoTable.lines(config, new Filtered(nothing(), List.of())))
        .last()
        .asString()
        .startsWith("note: ")
        .contains("secrets")
        .contains("shared.json");
  }

  private static PikkuModel nothing() {
    return new PikkuModel(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        Optional.empty(),
        Optional.empty());
  }
}
