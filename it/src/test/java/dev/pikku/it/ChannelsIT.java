package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.h2.Driver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example's channels, packaged and run as AWS would. */
class ChannelsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BACKEND = "aws-lambda-websocket";
  private static final String PACKAGE = "com.example.todo_aws_lambda_websocket.pikku.";
  private static final String KEY = "a key for sessions, of 32 bytes at least";

  @TempDir Path directory;

  private final List<LambdaProcess> started = new ArrayList<>();
  private ManagementApi gateway;

  static Set<Path> jdks() throws IOException {
    return Jdks.homes();
  }

  @BeforeEach
  void open() throws IOException {
    gateway = new ManagementApi();
  }

  @AfterEach
  void close() throws IOException {
    for (LambdaProcess lambda : started) {
      lambda.close();
    }
    gateway.close();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void talkAsTheOriginalsDoButWhereTheTableSaysOtherwise(Path jdk) throws Exception {
    LambdaProcess lambda = start(jdk, BACKEND, PACKAGE + "WebSocketHandler", "memory:");
    for (ChannelCase step :
        ChannelCase.read(Path.of("src/test/resources/conformance/events.txt"))) {
      JsonNode answer =
          answer(
              lambda,
              switch (step.step()) {
                case CONNECTS -> Events.connect(step.client(), "events");
                case SENDS -> Events.message(step.client(), step.text());
                case LEAVES -> Events.disconnect(step.client());
              });
      assertThat(answer.get("statusCode").asInt()).as(step.name()).isEqualTo(200);
      assertSame(step.name(), answer.path("body").asText(""), step.answer());
      List<ChannelCase.Receipt> received = gateway.takeReceived();
      assertThat(received).as(step.name()).hasSameSizeAs(step.receipts());
      for (int i = 0; i < received.size(); i++) {
        assertThat(received.get(i).client()).isEqualTo(step.receipts().get(i).client());
        assertSame(step.name(), received.get(i).text(), step.receipts().get(i).text());
      }
    }
  }

  /** Four processes that share nothing but a database and a key. */
  @ParameterizedTest
  @MethodSource("jdks")
  void hearWhatOtherProcessesPublish(Path jdk) throws Exception {
    String store = "jdbc:h2:" + directory.resolve("channels") + ";AUTO_SERVER=TRUE";
    LambdaProcess logins =
        start(jdk, "aws-lambda", "com.example.todo_aws_lambda.pikku.HttpHandler", store);
    LambdaProcess channels = start(jdk, BACKEND, PACKAGE + "WebSocketHandler", store);
    LambdaProcess http = start(jdk, BACKEND, PACKAGE + "HttpHandler", store);
    LambdaProcess jobs = start(jdk, "jobs", "com.example.todo_jobs.pikku.QueueHandler", store);

    String ann = "{\"mail\":\"ann@example.com\",\"password\":\"correct horse battery\"}";
    ObjectNode signUp = ((ObjectNode) JSON.readTree(ann)).put("name", "Ann");
    String id =
        body(answer(logins, Events.httpApi("POST", "/users", signUp.toString())))
            .get("id")
            .asText();
    String token =
        body(answer(logins, Events.httpApi("POST", "/tokens", ann))).get("token").asText();

    // one client sends the token with the upgrade request, as programs do, one in a message
    assertThat(
            answer(channels, withToken(token, Events.connect("ann", "todo-feed")))
                .get("statusCode")
                .asInt())
        .isEqualTo(200);
    answer(channels, Events.connect("tab", "todo-feed"));
    String follow = "{\"action\":\"follow\",\"news\":\"%s\"}";
    assertThat(reply(channels, "ann", follow.formatted("REMINDERS")))
        .isEqualTo("{\"action\":\"follow\"}");
    assertThat(reply(channels, "tab", follow.formatted("ANNOUNCEMENTS")))
        .contains("UnauthorizedError");
    assertThat(gateway.takeReceived())
        .containsExactly(
            new ChannelCase.Receipt("ann", "{\"userId\":\"" + id + "\"}"),
            new ChannelCase.Receipt("tab", "{\"userId\":null}"));
    assertThat(reply(channels, "tab", "{\"action\":\"login\",\"token\":\"" + token + "x\"}"))
        .contains("The token is not valid");
    assertThat(reply(channels, "tab", "{\"action\":\"login\",\"token\":\"" + token + "\"}"))
        .isEqualTo("{\"action\":\"login\",\"userId\":\"" + id + "\"}");
    assertThat(reply(channels, "tab", follow.formatted("ANNOUNCEMENTS")))
        .isEqualTo("{\"action\":\"follow\"}");
    assertThat(gateway.takeReceived()).isEmpty();

    String reminder = "{\"todoId\":\"7\",\"userId\":\"" + id + "\"}";
    assertThat(answer(jobs, Events.sqs("todo-reminders", reminder)).get("batchItemFailures"))
        .isEmpty();
    assertThat(answer(jobs, Events.sqs("todo-reminders", reminder.replace(id, "bob")))).isNotNull();
    assertThat(gateway.takeReceived())
        .containsExactly(
            new ChannelCase.Receipt(
                "ann", "{\"topic\":\"reminders/" + id + "\",\"data\":" + reminder + "}"));

    String announce = Events.httpApi("POST", "/announcements", "{\"text\":\"Tea!\"}");
    assertThat(answer(http, announce).get("statusCode").asInt()).isEqualTo(401);
    assertThat(body(answer(http, withToken(token, announce))).get("clients").asInt()).isEqualTo(1);
    assertThat(gateway.takeReceived())
        .containsExactly(
            new ChannelCase.Receipt(
                "tab", "{\"topic\":\"announcements\",\"data\":{\"text\":\"Tea!\"}}"));

    assertThat(
            reply(channels, "tab", follow.replace("follow", "unfollow").formatted("ANNOUNCEMENTS")))
        .isEqualTo("{\"action\":\"unfollow\"}");
    assertThat(body(answer(http, withToken(token, announce))).get("clients").asInt()).isZero();
    answer(channels, Events.disconnect("ann"));
    assertThat(answer(jobs, Events.sqs("todo-reminders", reminder)).get("batchItemFailures"))
        .isEmpty();
    assertThat(gateway.takeReceived()).isEmpty();
    for (LambdaProcess lambda : started) {
      assertThat(lambda.log()).doesNotContain("battery", token);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void refusePagesOfOtherOriginsAndChannelsThatAreNone(Path jdk) throws Exception {
    LambdaProcess lambda = start(jdk, BACKEND, PACKAGE + "WebSocketHandler", "memory:");
    String connect = Events.connect("ann", "todo-feed");
    assertThat(status(lambda, with("Origin", "https://evil.example.com", connect))).isEqualTo(403);
    assertThat(status(lambda, with("Origin", "https://todos.example.com", connect))).isEqualTo(200);
    assertThat(status(lambda, Events.connect("ann", "no-feed"))).isEqualTo(404);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void areKeptInTheTableThatIsDeployedWithThem(Path jdk) throws Exception {
    LambdaProcess lambda =
        start(jdk, BACKEND, PACKAGE + "WebSocketHandler", "dynamodb:the-channels");
    assertThat(status(lambda, Events.connect("ann", "events"))).isEqualTo(200);
    assertThat(gateway.items())
        .singleElement()
        .asString()
        .startsWith("DynamoDB_20120810.PutItem ")
        .contains("\"the-channels\"", "\"channel#ann\"", "hello!", gateway.endpoint());
  }

  @Test
  void areSmall() throws IOException {
    long bytes = Files.size(Archive.ofExample(BACKEND));
    System.out.println("The archive of " + BACKEND + " has " + bytes + " bytes");
    assertThat(bytes).isLessThan(225_000);
  }

  /** Unpacks and starts a backend, with H2 where a backend's dependencies are on AWS. */
  private LambdaProcess start(Path jdk, String backend, String handler, String store)
      throws Exception {
    Path taskRoot = directory.resolve(backend);
    if (!Files.exists(taskRoot)) {
      Archive.unpack(Archive.ofExample(backend), taskRoot);
      Path h2 = Path.of(Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Files.copy(h2, Files.createDirectories(taskRoot.resolve("lib")).resolve("h2.jar"));
    }
    Map<String, String> environment = new HashMap<>();
    environment.put("PIKKU_CHANNELS", store);
    environment.put("PIKKU_CHANNELS_ENDPOINT", gateway.endpoint());
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", gateway.endpoint());
    environment.put("PIKKU_QUEUE_TODO_REMINDERS", "todo-reminders");
    environment.put("SESSION_KEY", KEY);
    environment.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
    environment.put("AWS_SECRET_ACCESS_KEY", "example");
    LambdaProcess lambda = LambdaProcess.start(jdk, taskRoot, handler, environment);
    started.add(lambda);
    return lambda;
  }

  private static void assertSame(String name, String actual, String expected) throws IOException {
    String timeless = actual.replaceAll("\"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\"", "\"NOW\"");
    if (expected.startsWith("{")) {
      assertThat(ConformanceIT.has(JSON.readTree(timeless), JSON.readTree(expected)))
          .as("%s: %s has %s", name, timeless, expected)
          .isTrue();
    } else {
      assertThat(timeless).as(name).isEqualTo(expected);
    }
  }

  private static String withToken(String token, String event) throws IOException {
    return with("authorization", "Bearer " + token, event);
  }

  /** The event with a further header, in both of the forms that it may have. */
  private static String with(String name, String value, String event) throws IOException {
    ObjectNode changed = (ObjectNode) JSON.readTree(event);
    ((ObjectNode) changed.get("headers")).put(name, value);
    if (changed.get("multiValueHeaders") instanceof ObjectNode values) {
      values.putArray(name).add(value);
    }
    return changed.toString();
  }

  private static String reply(LambdaProcess lambda, String client, String text) throws Exception {
    return answer(lambda, Events.message(client, text)).path("body").asText("");
  }

  private static int status(LambdaProcess lambda, String event) throws Exception {
    return answer(lambda, event).get("statusCode").asInt();
  }

  private static JsonNode body(JsonNode answer) throws IOException {
    return JSON.readTree(answer.get("body").asText());
  }

  private static JsonNode answer(LambdaProcess lambda, String event) throws Exception {
    LambdaAnswer answer = lambda.invoke(event);
    assertThat(answer).as(lambda.log()).isInstanceOf(LambdaAnswer.Response.class);
    return JSON.readTree(answer.body());
  }
}
