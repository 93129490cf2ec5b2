package dev.pikku.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pikku.local.server.LocalServer;
import dev.pikku.local.server.PortInUseException;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backend on this machine: every way to call its functions leads to them. */
class LocalBackendTest {
  private static final String YAML =
      """
      service: todos
      provider: { name: aws, region: eu-central-1 }
      functions:
        all:
          handler: dev.pikku.local.EchoUnderTest
          memorySize: 256
          timeout: 30
          environment:
            QUEUE: { Ref: Work }
            WORD: first
          events:
            - httpApi: '*'
            - websocket: { route: $default, routeResponseSelectionExpression: $default }
            - sqs:
                arn: { 'Fn::GetAtt': [Work, Arn] }
                functionResponseType: ReportBatchItemFailures
            - schedule:
                rate: rate(1 day)
                input: { task: clean }
      resources:
        Resources:
          Work: { Type: AWS::SQS::Queue, Properties: { QueueName: work } }
      """;

  @TempDir Path directory;

  private final List<String> log = new CopyOnWriteArrayList<>();
  private List<String> others = List.of();
  private LocalBackend backend;

  @AfterEach
  void stop() {
    if (backend != null) {
      backend.close();
    }
  }

  @Test
  void leadsEveryEventToItsFunction() throws Exception {
    start(0);
    assertThat(get(backend.httpUrl() + "/a?b=c").body())
        .contains("\"rawPath\":\"/a\"")
        .contains("[first ")
        .contains("/123456789012/work]");
    assertThat(post(backend.scheduleUrl("clean"), "").body())
        .contains("{\\\"task\\\":\\\"clean\\\"}");
    HttpResponse<String> unknown = post(backend.scheduleUrl("cleen"), "");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("cleen").contains("There are: clean");

    StringBuilder received = new StringBuilder();
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(
                URI.create(backend.webSocketUrl().orElseThrow()),
                new WebSocket.Listener() {
                  @Override
                  public java.util.concurrent.CompletionStage<?> onText(
                      WebSocket from, CharSequence data, boolean last) {
                    synchronized (received) {
                      received.append(data);
                    }
                    from.request(1);
                    return null;
                  }
                })
            .get(20, TimeUnit.SECONDS);
    socket.sendText("hello", true).get(20, TimeUnit.SECONDS);
    await(() -> received.toString().contains("\"body\":\"hello\""));
    socket.abort();
  }

  @Test
  void handsMessagesToTheFunction() throws Exception {
    start(0);
    String message =
        "{\"QueueUrl\":\"" + backend.controlUrl() + "/123456789012/work\",\"MessageBody\":\"m\"}";
    HttpResponse<String> sent =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(backend.controlUrl()))
                    .header("X-Amz-Target", "AmazonSQS.SendMessage")
                    .POST(HttpRequest.BodyPublishers.ofString(message))
                    .build(),
                BodyHandlers.ofString());
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
    await(() -> log.contains("work | 1 message"));
  }

  @Test
  void answersLambdasInvokeApi() throws Exception {
    start(0);
    String functions = backend.controlUrl() + "/2015-03-31/functions/";
    assertThat(post(functions + "todos-dev-all/invocations", "{\"x\":1}").body())
        .contains("\\\"x\\\":1");
    assertThat(post(functions + "other/invocations", "{}").statusCode()).isEqualTo(404);
    HttpResponse<String> failed = post(functions + "all/invocations", "{\"fail\":1}");
    assertThat(failed.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
    assertThat(failed.body()).contains("IllegalArgumentException");
  }

  @Test
  void looksForFunctionsThatItHasNotInOtherBackends() throws Exception {
    List<String> asked = new ArrayList<>();
    try (LocalServer other =
            LocalServer.start(
                0,
                request -> {
                  asked.add(request.path() + new String(request.body(), StandardCharsets.UTF_8));
                  return dev.pikku.local.server.HttpReply.json(200, "{\"result\":7}")
                      .with("X-Amz-Function-Error", "Unhandled");
                });
        LocalServer empty =
            LocalServer.start(0, request -> dev.pikku.local.server.HttpReply.json(404, ""))) {
      others = List.of(empty.url(), other.url() + "/");
      start(0);
      String functions = backend.controlUrl() + "/2015-03-31/functions/";

      HttpResponse<String> answer = post(functions + "prices-dev-rpc/invocations", "{\"rpc\":1}");

      assertThat(answer.body()).isEqualTo("{\"result\":7}");
      assertThat(answer.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
      assertThat(asked)
          .containsExactly("/2015-03-31/functions/prices-dev-rpc/invocations{\"rpc\":1}");
    }
  }

  @Test
  void saysWhatToDoWhereNobodyHasAFunction() throws Exception {
    others = List.of("http://localhost:1");
    start(0);

    HttpResponse<String> answer =
        post(backend.controlUrl() + "/2015-03-31/functions/prices-dev-rpc/invocations", "PLANTED");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(log)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("lambda | The function prices-dev-rpc is not here")
                    .contains("-Dpikku.dev.others=http://localhost:3012"));
    assertThat(log.toString()).doesNotContain("PLANTED");
  }

  @Test
  void answersTheHookOfServerlessOffline() throws Exception {
    start(0);
    ObjectMapper json = new ObjectMapper();
    String asked =
        json.writeValueAsString(
            Map.of(
                "artifact", "target/x.zip",
                "handler", "dev.pikku.local.EchoUnderTest",
                "function", "all",
                "data", "{\"context\":{},\"event\":{\"x\":1}}"));
    String answered = post(backend.controlUrl() + "/invoke", asked).body();
    assertThat(json.readTree(answered).at("/__offline_payload__/body").asText())
        .startsWith("{\"x\":1}");
    String failing = asked.replace("\\\"x\\\"", "\\\"fail\\\"");
    assertThat(
            json.readTree(post(backend.controlUrl() + "/invoke", failing).body())
                .at("/__offline_payload__/statusCode")
                .asInt())
        .isEqualTo(502);
    assertThat(
            post(backend.controlUrl() + "/invoke", asked.replace("EchoUnderTest", "Other"))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void followsABuild() throws Exception {
    start(0);
    assertThat(get(backend.httpUrl()).body()).contains("[first ");
    write(YAML.replace("WORD: first", "WORD: second").replace("clean", "tidy"));
    await(() -> log.contains("build | serverless.yml is new"));
    assertThat(get(backend.httpUrl()).body()).contains("[second ");
    assertThat(post(backend.scheduleUrl("tidy"), "").statusCode()).isEqualTo(200);
  }

  @Test
  void staysUpWhenABuildLeavesABrokenFile() throws Exception {
    start(0);
    assertThat(get(backend.httpUrl()).statusCode()).isEqualTo(200);
    write("service: [");
    await(() -> log.stream().anyMatch(line -> line.contains("serverless.yml cannot be read")));
    assertThat(get(backend.httpUrl()).statusCode()).isEqualTo(500);
    write(YAML);
    assertThat(get(backend.httpUrl()).statusCode()).isEqualTo(200);
  }

  @Test
  void tellsFunctionsWhereChannelsAreKeptAndClientsAreReached() throws Exception {
    start(0);
    assertThat(get(backend.httpUrl()).body())
        .contains(
            " " + backend.webSocketUrl().orElseThrow().replace("ws:", "http:") + " ",
            " jdbc:h2:tcp://127.0.0.1:",
            "/mem:channels]");
    write(
        YAML.replace(
            "WORD: first", "WORD: first\n      PIKKU_CHANNELS: jdbc:postgresql://db/mine"));
    await(() -> log.contains("build | serverless.yml is new"));
    assertThat(get(backend.httpUrl()).body()).contains(" jdbc:postgresql://db/mine]");
  }

  @Test
  void saysWhichPortIsInUse() throws Exception {
    write(YAML);
    try (LocalServer other =
        LocalServer.start(0, request -> dev.pikku.local.server.HttpReply.json(200, ""))) {
      assertThatExceptionOfType(PortInUseException.class)
          .isThrownBy(() -> start(other.port()))
          .satisfies(e -> assertThat(e.port()).isEqualTo(other.port()));
    }
  }

  private void start(int port) throws Exception {
    write(YAML);
    backend =
        LocalBackend.start(
            new LocalSettings(
                directory.resolve("serverless.yml"),
                directory,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(entry -> Path.of(entry).toAbsolutePath())
                    .toList(),
                h2(),
                Path.of(System.getProperty("java.home"), "bin", "java"),
                new HashMap<>(System.getenv()),
                new LocalSettings.Ports(port, 0, 0),
                new LocalSettings.Behaviour(
                    false, false, Optional.of(Duration.ofSeconds(1)), 0, others)),
            (who, line) -> log.add(who + " | " + line));
  }

  private static List<Path> h2() {
    return List.of(
        Path.of(
            URI.create(
                org.h2.Driver.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString())));
  }

  private void write(String yaml) throws Exception {
    Files.writeString(directory.resolve("serverless.yml"), yaml);
  }

  private static HttpResponse<String> get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String url, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }

  private interface Condition {
    boolean holds();
  }

  private void await(Condition condition) throws InterruptedException {
    for (int i = 0; i < 1000 && !condition.holds(); i++) {
      Thread.sleep(20);
    }
    assertThat(condition.holds()).as(log.toString()).isTrue();
  }
}
