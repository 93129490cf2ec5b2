package dev.pikku.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.local.server.Header;
import dev.pikku.local.server.HttpReply;
import dev.pikku.local.server.LocalServer;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function runs in a process of its own, under AWS's runtime client. */
class JavaFunctionTest {
  @TempDir Path directory;

  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Map<String, String> environment = new HashMap<>(System.getenv());
  private Duration timeout = Duration.ofSeconds(30);
  private JavaFunction function;

  @AfterEach
  void close() {
    if (function != null) {
      function.close();
    }
  }

  @Test
  void answersWithItsOwnEnvironmentAndContext() throws Exception {
    environment.put("GREETING", "Grüße");
    environment.put("AWS_LAMBDA_FUNCTION_NAME", "todos-dev-http");
    start();

    assertThat(payload("GREETING")).isEqualTo("\"Grüße ü\"");
    assertThat(payload("context"))
        .isEqualTo(
            "\"todos-dev-http arn:aws:lambda:eu-central-1:123456789012:function:http true\"");
    assertThat(log).contains("The function starts");
  }

  @Test
  void keepsItsProcessUntilThereIsANewBuild() throws Exception {
    start();
    String first = payload("pid");
    assertThat(payload("pid")).isEqualTo(first);

    Files.writeString(directory.resolve("Some.class"), "new");
    assertThat(payload("pid")).isNotEqualTo(first);
    assertThat(log).contains("There is a new build: starting again");
  }

  @Test
  void handsEventsOnWhileItRuns() throws Exception {
    timeout = Duration.ofSeconds(3);
    start();

    assertThat(events("stream")).isEqualTo("data: 1\n\ndata: 2\n\n");
    assertThat(events("stream and sleep"))
        .isEqualTo(
            "data: 1\n\ndata: 2\n\nevent: error\ndata: {\"message\":\"Internal Server Error\"}\n\n");
    assertThat(payload("stream")).as("the whole answer").contains("data: 1");
  }

  private String events(String event) throws Exception {
    Answer answer = function.stream(('"' + event + '"').getBytes(UTF_8)).get(20, TimeUnit.SECONDS);
    Answer.Stream stream = (Answer.Stream) answer;
    assertThat(stream.headers()).contains(new Header("content-type", "text/event-stream"));
    try (LocalServer server =
        LocalServer.start(0, request -> HttpReply.live(200, stream.headers(), stream.body()))) {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(URI.create(server.url())).build(), BodyHandlers.ofString())
          .body();
    }
  }

  @Test
  void tellsExceptionsExitsAndTimeOutsApart() throws Exception {
    timeout = Duration.ofSeconds(3);
    start();

    assertThat(failure("fail").json()).asString(UTF_8).contains("IllegalArgumentException");
    assertThat(failure("exit").type()).isEqualTo("Runtime.ExitError");
    assertThat(log).anyMatch(line -> line.contains("exit code 3"));
    assertThat(failure("sleep").type()).isEqualTo("Sandbox.Timedout");
    assertThat(log).anyMatch(line -> line.contains("Task timed out after 3 seconds"));
    // after each of them it goes on
    assertThat(payload("pid")).isNotEmpty();
  }

  @Test
  void saysWhyItDoesNotStartAndServesAfterTheNextBuild() throws Exception {
    environment.put("REFUSE_TO_START", "");
    start();
    assertThat(failure("pid").json()).asString(UTF_8).contains("This function does not start");

    environment.remove("REFUSE_TO_START");
    Files.writeString(directory.resolve("Some.class"), "repaired");
    assertThat(payload("pid")).isNotEmpty();
  }

  @Test
  void endsItsProcessWhenItIsClosed() throws Exception {
    start();
    long pid = Long.parseLong(payload("pid").replace("\"", ""));
    function.close();
    ProcessHandle.of(pid)
        .ifPresent(
            process ->
                assertThat(process.onExit().orTimeout(10, TimeUnit.SECONDS).join()).isNotNull());
  }

  @Test
  void takesNoMoreThanLambda() throws Exception {
    start();
    LambdaFunction limited = new PayloadLimit(function);
    assertThat(limited.invoke(new byte[LambdaFunction.MAX_PAYLOAD + 1]).get())
        .isInstanceOf(Answer.TooLarge.class);
  }

  private void start() {
    function =
        new JavaFunction("http", this::launch, new Fingerprint(List.of(directory)), log::add);
  }

  private Launch launch() {
    return new Launch(
        "http",
        "eu-central-1",
        Path.of(System.getProperty("java.home"), "bin", "java"),
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath())
            .toList(),
        HandlerUnderTest.class.getName(),
        directory,
        environment,
        timeout);
  }

  private String payload(String event) throws Exception {
    Answer answer = function.invoke(('"' + event + '"').getBytes(UTF_8)).get();
    assertThat(answer).as(log.toString()).isInstanceOf(Answer.Payload.class);
    return new String(((Answer.Payload) answer).json(), UTF_8);
  }

  private Answer.Failure failure(String event) throws Exception {
    Answer answer = function.invoke(('"' + event + '"').getBytes(UTF_8)).get();
    assertThat(answer).as(log.toString()).isInstanceOf(Answer.Failure.class);
    return (Answer.Failure) answer;
  }
}
