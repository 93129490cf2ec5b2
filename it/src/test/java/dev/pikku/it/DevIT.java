package dev.pikku.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code mvn pikku:dev} serves a backend on this machine, and follows builds. */
class DevIT {
  private static final String[] DEV = {
    "compile",
    "pikku:dev",
    "-pl",
    "backends/all",
    "-am",
    "-Dpikku.dev.port=0",
    "-Dpikku.dev.controlPort=0"
  };

  @Test
  void servesUntilItIsStoppedAndFollowsBuilds() throws Exception {
    Project workspace = Project.copy("workspace", "dev");
    try (MavenProcess dev = workspace.maven().start(DEV)) {
      String http = dev.after("HTTP at ");
      String control = dev.after("queue all-dev-notes at ").replaceAll(",.*", "");
      String schedule = dev.after("now by curl -X POST ");

      HttpResponse<String> added = post(http + "/notes", "{\"text\":\"milk\"}");
      assertThat(added.statusCode()).as(dev.log()).isEqualTo(201);
      assertThat(get(http + "/notes/1").body()).isEqualTo("{\"number\":1,\"text\":\"milk\"}");
      assertThat(get(http + "/notes/2").statusCode()).isEqualTo(404);
      assertThat(post(schedule, "").statusCode()).as(dev.log()).isEqualTo(200);
      send(control, "{\"text\":\"bread\"}");
      dev.after("all-dev-notes | 1 message");

      workspace.replace(
          "functions/src/main/java/acme/NoteStore.java", "There is no", "Nobody wrote");
      MavenRun build = workspace.maven().run("compile", "-pl", "backends/all", "-am");
      assertThat(build.passed()).as(build.log()).isTrue();
      assertThat(get(http + "/notes/2").body()).contains("Nobody wrote note 2");
      assertThat(dev.log()).contains("http | There is a new build: starting again");

      dev.stop();
    }
  }

  @Test
  void servesChannelsAcrossProcessesAndBuilds() throws Exception {
    Project project = Project.copy("live-notes", "dev");
    try (MavenProcess dev =
        project
            .maven()
            .start(
                "compile",
                "pikku:dev",
                "-Dpikku.dev.port=0",
                "-Dpikku.dev.webSocketPort=0",
                "-Dpikku.dev.controlPort=0")) {
      String http = dev.after("HTTP at ");
      String channel = dev.after("channel notes at ");
      assertThat(dev.after("  follow   ")).isEqualTo("LiveNotes.follow");

      assertThat(WebSocketClient.refusal(channel)).as(dev.log()).isEqualTo(401);
      assertThat(WebSocketClient.refusal(channel + "?name=mallory")).isEqualTo(403);
      try (WebSocketClient client = WebSocketClient.connect(channel + "?name=ann")) {
        client.send("{\"action\":\"follow\"}");
        assertThat(client.next()).isEqualTo("{\"text\":\"Hello ann\"}");
        assertThat(client.next())
            .isEqualTo("{\"action\":\"follow\",\"text\":\"As you wish, ann\"}");
        assertThat(post(http + "/notes", "{\"text\":\"milk\"}").body())
            .as(dev.log())
            .isEqualTo("{\"readers\":1}");
        assertThat(client.next()).isEqualTo("{\"topic\":\"notes\",\"data\":{\"text\":\"milk\"}}");
        assertThat(get(http + "/rows").body()).isEqualTo("2");

        readsEventsAsTheyComeFrom(http, project);

        project.replace("src/main/java/acme/LiveNotes.java", "As you wish", "Gladly");
        MavenRun build = project.maven().run("compile");
        assertThat(build.passed()).as(build.log()).isTrue();
        client.send("{\"action\":\"follow\"}");
        assertThat(client.next()).isEqualTo("{\"action\":\"follow\",\"text\":\"Gladly, ann\"}");
        assertThat(post(http + "/notes", "{\"text\":\"bread\"}").body())
            .isEqualTo("{\"readers\":1}");
        assertThat(client.next()).contains("bread");
      }
      for (int i = 0; i < 100 && !get(http + "/rows").body().equals("0"); i++) {
        Thread.sleep(100); // the function hears of it after the client
      }
      assertThat(get(http + "/rows").body()).as(dev.log()).isEqualTo("0");
      dev.stop();
    }
  }

  /** The second event is not there before the first one has been read. */
  private static void readsEventsAsTheyComeFrom(String http, Project project) throws Exception {
    Path next = project.path("next");
    String url = http + "/aloud?next=" + URLEncoder.encode(next.toString(), UTF_8);
    for (String end : List.of("false", "true")) {
      HttpResponse<InputStream> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(url + "&fails=" + end)).build(),
                  BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream");
      assertThat(answer.headers().firstValue("cache-control")).contains("no-cache");
      try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
        assertThat(lines.readLine()).isEqualTo("data: {\"text\":\"milk\"}");
        Files.createFile(next);
        assertThat(lines.readLine()).isEmpty();
        assertThat(lines.readLine()).isEqualTo("data: {\"text\":\"bread\"}");
        assertThat(lines.readLine()).isEmpty();
        assertThat(lines.lines().toList().toString())
            .contains(
                end.equals("true")
                    ? "event: error, data: {\"name\":\"ForbiddenError\",\"message\":\"No more\""
                    : "[data: {\"text\":\"That is all\"}, ]");
      }
      Files.delete(next);
    }
  }

  @Test
  void callsBackendsThatRunBesideIt() throws Exception {
    Project project = Project.copy("remote-calls", "dev");
    MavenRun compiled = project.maven().run("compile");
    assertThat(compiled.passed()).as(compiled.log()).isTrue();
    project.write("backends/prices/.env", "SESSION_KEY=" + "k".repeat(32) + "\n");
    project.write("backends/shop/.env", "SESSION_KEY=" + "k".repeat(32) + "\n");
    try (MavenProcess prices = project.maven().start(beside("prices"))) {
      String others = prices.after("remote functions at ");
      try (MavenProcess shop =
          project.maven().start(beside("shop", "-Dpikku.dev.others=" + others))) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(shop.after("HTTP at ") + "/prices/tea"))
                .header("x-user", "ann")
                .build();
        HttpClient client = HttpClient.newHttpClient();

        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.body())
            .as(shop.log() + prices.log())
            .isEqualTo("{\"sku\":\"tea\",\"cents\":100,\"buyer\":\"ann\"}");

        prices.stop();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(500);
        assertThat(shop.log())
            .contains("lambda | The function prices-dev-rpc is not here. Run its backend, too")
            .contains("The remote function price-of was not called: ResourceNotFoundException");
        shop.stop();
      }
    }
  }

  private static String[] beside(String backend, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "compile",
                "pikku:dev",
                "-pl",
                "backends/" + backend,
                "-am",
                "-Dpikku.dev.port=0",
                "-Dpikku.dev.webSocketPort=0",
                "-Dpikku.dev.controlPort=0"));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  @Test
  void saysWhichPortIsInUse() throws Exception {
    Project workspace = Project.copy("workspace", "dev-port");
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      MavenRun run =
          workspace
              .maven()
              .run(
                  "compile",
                  "pikku:dev",
                  "-pl",
                  "backends/all",
                  "-am",
                  "-Dpikku.dev.port=" + other.getLocalPort(),
                  "-Dpikku.dev.controlPort=0");
      assertThat(run.passed()).isFalse();
      assertThat(run.log())
          .contains(
              "[PikkuPortInUse] Another program has the port "
                  + other.getLocalPort()
                  + ". Stop it, or choose another port: -Dpikku.dev.port=…, where 0 is any.");
    }
  }

  @Test
  void saysThatTheRuntimeClientAndTheDatabaseAreNotToBeHad() throws Exception {
    Project project = Project.copy("live-notes", "dev-client");
    MavenRun run =
        project
            .maven()
            .run(
                "compile",
                "pikku:dev",
                "-Dpikku.dev.runtimeClient=0.0.0",
                "-Dpikku.dev.database=0.0.0");
    assertThat(run.passed()).isFalse();
    assertThat(run.log())
        .contains("[PikkuMissingRuntimeClient] AWS's runtime client cannot be resolved:")
        .contains(
            "[PikkuMissingChannelDatabase] The database H2, where channels are kept on this"
                + " machine, cannot be resolved:");
  }

  @Test
  void saysThatNothingIsCompiled() throws Exception {
    Project workspace = Project.copy("workspace", "dev-fresh");
    MavenRun run = workspace.maven().run("pikku:dev", "-pl", "backends/all", "-am");
    assertThat(run.passed()).isFalse();
    assertThat(run.log())
        .contains(
            "[PikkuNotCompiled] backends/all/pom.xml: The backend is not compiled. Compile it in"
                + " the same call: mvn compile pikku:dev.");
  }

  private static void send(String sqs, String body) throws IOException, InterruptedException {
    String queue = sqs + "/123456789012/all-dev-notes";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sqs))
            .header("X-Amz-Target", "AmazonSQS.SendMessage")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"QueueUrl\":\""
                        + queue
                        + "\",\"MessageBody\":\""
                        + body.replace("\"", "\\\"")
                        + "\"}"))
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String url, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
