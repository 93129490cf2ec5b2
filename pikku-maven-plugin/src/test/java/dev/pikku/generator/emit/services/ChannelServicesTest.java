package dev.pikku.generator.emit.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.testing.GeneratedBackend;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where channels are kept, and what is published to whom. */
class ChannelServicesTest {
  @TempDir Path directory;
  private GeneratedBackend backend;

  @BeforeEach
  void write() {
    backend =
        new GeneratedBackend(directory)
            .with(
                "Feed",
                """
                @WireChannel(name = "feed")
                public final class Feed {
                  @OnMessage public static void all(@TopicName("t") Topic<UUID> topic) {}
                }
                """);
  }

  @Test
  void storesComeFromTheEnvironmentUnlessAFactoryMakesThem() {
    String bootstrap = backend.file("ChannelBootstrap.java");

    assertThat(bootstrap)
        .contains("ChannelStores channelStores = new ChannelStores(environment);")
        .contains("channelStore = channelStores.channelStore();")
        .contains("eventHubStore = channelStores.eventHubStore();")
        .contains("connections = new ApiGatewayConnections(environment);")
        .contains("new StoredEventHub(eventHubStore, channelStore, connections);")
        .contains("tTopic = new TTopic(eventHubService);");
  }

  @Test
  void awsServicesAreNeededUnlessFactoriesMakeThem() {
    Diagnostic problem = backend.withoutAwsServices().problem(Code.MISSING_SERVICE);

    assertThat(problem.place()).hasToString("functions/acme/Feed.java:3");
    assertThat(problem.fact())
        .isEqualTo("The channel \"feed\" needs ChannelStore, which pikku-aws-services provides.");
    assertThat(problem.remedy())
        .isEqualTo(
            "Add the dependency dev.pikku:pikku-aws-services to the backend's pom.xml, or a"
                + " factory for ChannelStore.");
  }

  @Test
  void withFactoriesAwsServicesAreNotNeeded() {
    backend
        .withoutAwsServices()
        .with(
            "Services",
            """
            @SingletonServices
            public final class Services {
              private Services() {}
              public static ChannelStore channels() { return null; }
              public static EventHubStore subscriptions() { return null; }
              public static Connections connections() { return null; }
            }
            """);

    assertThat(backend.classes().files()).isNotEmpty();
  }

  @Test
  void aHubOfOnesOwnReplacesPikkus() {
    GeneratedBackend publishing =
        new GeneratedBackend(directory.resolve("publishing"))
            .withoutAwsServices()
            .with(
                "Jobs",
                """
                public final class Jobs {
                  private Jobs() {}
                  @PikkuFunc @WireScheduler(name = "tick", schedule = "0 3 * * *")
                  public static void tick(
                      @TopicName("a") Topic<String> a, EventHub<Integer> hub, EventHub<String> texts) {}
                }
                """)
            .with(
                "Services",
                """
                @SingletonServices
                public final class Services {
                  private Services() {}
                  public static EventHubService hub() { return null; }
                }
                """);

    assertThat(publishing.classes().files()).containsKey("acme.pikku.IntegerEventHub");
    assertThat(publishing.result().doors().get(0).publishes()).containsExactly("*", "a");
    assertThat(publishing.file("SchedulerBootstrap.java")).doesNotContain("StoredEventHub");
  }

  @Test
  void channelsAndTheirSubscriptionsBelongTogether() {
    backend.with(
        "Services",
        """
        @SingletonServices
        public final class Services {
          private Services() {}
          public static EventHubStore subscriptions() { return null; }
        }
        """);

    Diagnostic problem = backend.problem(Code.INVALID_SERVICE);
    assertThat(problem.place()).hasToString("functions/acme/Services.java:5");
    assertThat(problem.fact())
        .isEqualTo(
            "EventHubStore comes from a factory, but ChannelStore does not: they belong together.");
    assertThat(problem.remedy()).contains("Add a factory for ChannelStore");
  }

  @Test
  void whatChannelsNeedLivesOnce() {
    backend.with(
        "Services",
        """
        @WireServices
        public final class Services {
          private Services() {}
          public static Connections connections(Wire wire) { return null; }
        }
        """);

    Diagnostic problem = backend.problem(Code.INVALID_SERVICE);
    assertThat(problem.place()).hasToString("functions/acme/Services.java:5");
    assertThat(problem.fact())
        .isEqualTo("The channel \"feed\" needs a Connections, which each call has its own of.");
    assertThat(problem.remedy()).contains("@SingletonServices");
  }

  @Test
  void aTopicHasOneType() {
    backend.with(
        "Other",
        """
        public final class Other {
          private Other() {}
          @PikkuFunc @WireHttp(method = HttpMethod.POST, route = "/")
          public static void same(@TopicName("t") Topic<UUID> same) {}
          @PikkuFunc @WireScheduler(name = "x", schedule = "0 3 * * *")
          public static void other(@TopicName("t") Topic<String> text, @TopicName("u") Topic<String> u) {}
        }
        """);

    Diagnostic problem = backend.problem(Code.TOPIC_TYPE_MISMATCH);
    assertThat(backend.diagnostics().errors()).hasSize(1);
    assertThat(problem.place()).hasToString("functions/acme/Other.java:7");
    assertThat(problem.fact())
        .isEqualTo(
            "\"text\" publishes java.lang.String to the topic \"t\", to which \"topic\""
                + " (functions/acme/Feed.java:4) publishes java.util.UUID.");
    assertThat(problem.remedy()).startsWith("Let both publish the same type");
  }

  @Test
  void whatNoCodecWritesIsNotPublished() {
    backend.with(
        "Other",
        """
        @WireChannel(name = "other")
        public final class Other {
          @OnMessage public static Thread all(EventHub<Thread> hub, Channel<Thread> back) {
            return null;
          }
        }
        """);

    assertThat(backend.diagnostics().errors())
        .extracting(Diagnostic::code)
        .containsOnly(Code.UNSUPPORTED_TYPE);
  }
}
