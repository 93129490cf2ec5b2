package dev.pikku.generator.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.model.WiringModel;
import dev.pikku.generator.testing.GeneratedBackend;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which parts of channels a backend keeps, and which it cannot do without. */
class ChannelFilterTest {
  @TempDir Path directory;
  private GeneratedBackend backend;

  @BeforeEach
  void write() {
    backend =
        new GeneratedBackend(directory)
            .with(
                "Feed",
                """
                @WireChannel(name = "feed", tags = "live")
                public final class Feed {
                  @OnConnect(tags = "door") public static void connect() {}
                  @OnMessage(action = "add", tags = "write") public static void add() {}
                  @OnMessage(action = "list") public static void list() {}
                  @OnDisconnect public static void gone() {}
                  @PikkuFunc @WireScheduler(name = "tick", schedule = "0 3 * * *")
                  public static void tick() {}
                }
                """)
            .with(
                "Bell",
                """
                @WireChannel(name = "bell")
                public final class Bell {
                  @OnMessage(action = "ring", tags = "write") public static void ring() {}
                }
                """);
  }

  @Test
  void channelsAreAType() {
    assertThat(kept("{\"types\": [\"channel\"]}"))
        .containsExactly(
            "bell: ring", "feed: add", "feed: connect", "feed: disconnect", "feed: list");
  }

  @Test
  void channelsCanBeLeftOut() {
    assertThat(kept("{\"excludeTypes\": [\"channel\"]}")).containsExactly("tick");
  }

  @Test
  void aChannelsTagsAreThoseOfItsMethods() {
    assertThat(kept("{\"tags\": [\"live\"]}"))
        .containsExactly("feed: add", "feed: connect", "feed: disconnect", "feed: list");
    assertThat(kept("{\"types\": [\"channel\"], \"excludeTags\": [\"write\"]}"))
        .containsExactly("feed: connect", "feed: disconnect", "feed: list");
  }

  @Test
  void namesAreThoseOfChannelsAndOfWhatTheyHear() {
    assertThat(kept("{\"names\": [\"bell\"]}")).containsExactly("bell: ring");
    assertThat(kept("{\"types\": [\"channel\"], \"excludeNames\": [\"bell\", \"feed: add\"]}"))
        .containsExactly("feed: connect", "feed: disconnect", "feed: list");
  }

  @Test
  void aChannelDoesNotLoseWhatDecidesWhoConnects() {
    Diagnostic problem =
        backend.withConfig("{\"filters\": {\"tags\": [\"write\"]}}").problem(Code.INVALID_CHANNEL);

    assertThat(problem.place()).hasToString("functions/acme/Feed.java:4");
    assertThat(problem.fact())
        .isEqualTo(
            "The filters keep \"feed: add\", but not \"feed: connect\", which decides who"
                + " connects.");
    assertThat(problem.remedy()).contains("on the channel instead of on its methods");
  }

  @Test
  void eachActionHasOneMethod() {
    backend.with(
        "Twice",
        """
        @WireChannel(name = "twice")
        public final class Twice {
          @OnConnect public static void a1() {}
          @OnConnect public static void a2() {}
          @OnMessage(action = "x") public static void b1() {}
          @OnMessage(action = "x") public static void b2() {}
          @OnMessage public static void c1() {}
          @OnMessage public static void c2() {}
          @OnDisconnect public static void d1() {}
          @OnDisconnect public static void d2() {}
        }
        """);

    assertThat(backend.diagnostics().errors())
        .filteredOn(error -> error.code() == Code.DUPLICATE_WIRING)
        .extracting(Diagnostic::toString)
        .containsExactly(
            "[PikkuDuplicateWiring] functions/acme/Twice.java:5: Connecting to the channel"
                + " \"twice\" is wired twice: to Twice.a1 (functions/acme/Twice.java:4) and to"
                + " Twice.a2 (functions/acme/Twice.java:5). Rename one, or exclude one by tag.",
            "[PikkuDuplicateWiring] functions/acme/Twice.java:7: The action \"x\" of the channel"
                + " \"twice\" is wired twice: to Twice.b1 (functions/acme/Twice.java:6) and to"
                + " Twice.b2 (functions/acme/Twice.java:7). Rename one, or exclude one by tag.",
            "[PikkuDuplicateWiring] functions/acme/Twice.java:9: What no action of the channel"
                + " \"twice\" takes is wired twice: to Twice.c1 (functions/acme/Twice.java:8) and"
                + " to Twice.c2 (functions/acme/Twice.java:9). Rename one, or exclude one by tag.",
            "[PikkuDuplicateWiring] functions/acme/Twice.java:11: Leaving the channel \"twice\" is"
                + " wired twice: to Twice.d1 (functions/acme/Twice.java:10) and to Twice.d2"
                + " (functions/acme/Twice.java:11). Rename one, or exclude one by tag.");
  }

  @Test
  void twoChannelsOfOneNameAreToldOnce() {
    backend.with(
        "Other",
        """
        @WireChannel(name = "bell")
        public final class Other {
          @OnMessage(action = "ring") public static void ring() {}
          @OnMessage public static void all() {}
        }
        """);

    assertThat(backend.diagnostics().errors())
        .filteredOn(error -> error.code() == Code.DUPLICATE_WIRING)
        .extracting(Diagnostic::toString)
        .containsExactly(
            "[PikkuDuplicateWiring] functions/acme/Other.java:3: The channel \"bell\" is wired"
                + " twice: to Bell (functions/acme/Bell.java:3) and to Other"
                + " (functions/acme/Other.java:3). Rename one, or exclude one by tag.");
  }

  private List<String> kept(String filters) {
    GeneratedBackend filtered = backend.withConfig("{\"filters\": " + filters + "}").generate();
    return filtered.result().filtered().kept().functions().stream()
        .flatMap(function -> function.wirings().stream())
        .map(WiringModel::label)
        .sorted()
        .toList();
  }
}
