package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.local.websocket.Faults;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.maven.shared.invoker.MavenInvocationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Channels of a packaged backend: real clients, two processes, and a store that they share. */
class SharedChannelsIT {
  private static final String ANN = "the token that ann has";
  private static final String BANNED = "the token of one who may not";
  private static final String UNLUCKY = "the token of one for whom it fails";
  private static final String BADGE = "b4dge";

  @TempDir static Path taskRoot;

  @BeforeAll
  static void build() throws IOException, MavenInvocationException {
    Project project = Project.copy("channels", "package");
    MavenRun run = project.maven().run("package");
    assertThat(run.passed()).as(run.log()).isTrue();
    Archive.unpack(project.path("target/channels-1.0-SNAPSHOT-lambda.zip"), taskRoot);
  }

  /** What holds wherever channels are kept. */
  private abstract static class Anywhere {
    private final HttpClient http = HttpClient.newHttpClient();

    abstract ChannelPlace open() throws Exception;

    private static Instances start(ChannelPlace place, ChannelGateway gateway) throws IOException {
      Map<String, String> environment = new HashMap<>(place.environment());
      environment.put("PIKKU_CHANNELS_ENDPOINT", gateway.endpoint());
      environment.put("ANN_TOKEN", ANN);
      environment.put("BANNED_TOKEN", BANNED);
      environment.put("UNLUCKY_TOKEN", UNLUCKY);
      environment.put("AWS_LAMBDA_LOG_LEVEL", "TRACE");
      Path jdk = Jdks.homes().iterator().next();
      Instances instances =
          new Instances(2, jdk, taskRoot, "acme.channels.pikku.WebSocketHandler", environment);
      gateway.leadsTo(instances);
      return instances;
    }

    @Test
    void knowsInOneProcessWhoLoggedInInTheOther() throws Exception {
      try (ChannelPlace place = open();
          ChannelGateway gateway = new ChannelGateway(Faults.NONE);
          Instances instances = start(place, gateway)) {
        ChannelClient client =
            ChannelClient.connect(http, gateway.address() + "?channel=lobby", null);
        JsonNode stranger = client.ask("{\"action\":\"name\"}");
        assertThat(stranger.at("/error/name").asText()).isEqualTo("UnauthorizedError");

        assertThat(client.ask(login("ann"))).hasToString("{\"action\":\"login\"}");
        for (int i = 0; i < 3; i++) {
          assertThat(client.ask("{\"action\":\"name\"}"))
              .hasToString("{\"action\":\"name\",\"result\":\"ann\"}");
        }
        assertThat(client.ask("{\"action\":\"follow\"}")).hasToString("{\"action\":\"follow\"}");

        ChannelClient other =
            ChannelClient.connect(http, gateway.address() + "?channel=lobby&topic=notes", null);
        assertThat(other.ask(login("bob"))).hasToString("{\"action\":\"login\"}");
        assertThat(other.ask("{\"action\":\"tell\",\"text\":\"hi\"}"))
            .hasToString("{\"action\":\"tell\",\"result\":1}");
        assertThat(client.hear(10)).hasToString("{\"topic\":\"notes\",\"data\":{\"text\":\"hi\"}}");
        assertThat(client.ask("{\"action\":\"name\"}").get("result").asText()).isEqualTo("ann");

        client.leave();
        other.vanish();
        assertThat(rowsInTheEnd(place)).isZero();
        assertThat(instances.logs())
            .hasSize(2)
            .allSatisfy(log -> assertThat(log).doesNotContain(BADGE, "ann", "bob"));
      }
    }

    private static String login(String name) {
      return "{\"action\":\"login\",\"name\":\"" + name + "\",\"badge\":\"" + BADGE + "\"}";
    }

    @Test
    void leavesNothingOfThoseItRefuses() throws Exception {
      try (ChannelPlace place = open();
          ChannelGateway gateway = new ChannelGateway(Faults.NONE);
          Instances instances = start(place, gateway)) {
        String guarded = gateway.address() + "?channel=guarded";
        ChannelClient ann = ChannelClient.connect(http, guarded, ANN);
        assertThat(ann.ask("{\"action\":\"name\"}").get("result").asText()).isEqualTo("ann");
        assertThat(place.rows()).isEqualTo(2);

        refuses(guarded, "no token that is known", 401);
        refuses(guarded, null, 401);
        refuses(guarded, BANNED, 403);
        refuses(guarded, UNLUCKY, 500);
        refuses(gateway.address() + "?channel=nowhere", ANN, 404);
        refuses(gateway.address(), ANN, 404);

        assertThat(place.rows()).isEqualTo(2);
        ann.leave();
        assertThat(rowsInTheEnd(place)).isZero();
        assertThat(instances.logs())
            .allSatisfy(
                log -> assertThat(log).doesNotContain("badge", ANN, BANNED, UNLUCKY, "no token"));
      }
    }

    private void refuses(String address, String token, int status) {
      assertThatThrownBy(() -> ChannelClient.connect(http, address, token))
          .hasCauseInstanceOf(WebSocketHandshakeException.class)
          .cause()
          .satisfies(
              refusal ->
                  assertThat(((WebSocketHandshakeException) refusal).getResponse().statusCode())
                      .isEqualTo(status));
    }

    /** The function hears of the end some time after the client has left. */
    private static int rowsInTheEnd(ChannelPlace place) throws Exception {
      for (int i = 0; i < 100 && place.rows() > 0; i++) {
        Thread.sleep(100);
      }
      return place.rows();
    }
  }

  /** Needs a binary; only that of Linux is among the dependencies. */
  @Nested
  @EnabledOnOs(OS.LINUX)
  class InPostgres extends Anywhere {
    @Override
    ChannelPlace open() throws Exception {
      return new PostgresPlace();
    }
  }

  @Nested
  class InDynamoDb extends Anywhere {
    @Override
    ChannelPlace open() throws Exception {
      return new DynamoDbPlace();
    }
  }
}
