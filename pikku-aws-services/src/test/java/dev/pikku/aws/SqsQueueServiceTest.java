package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import dev.pikku.service.MessageTooLargeException;
import dev.pikku.service.MessagesNotSentException;
import dev.pikku.service.QueueOptions;
import dev.pikku.wire.QueueJob;
import dev.pikku.wire.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqsQueueServiceTest {
  private static SQSRestServer server;
  private static AwsClient client;
  private static String endpoint;
  private static final Map<String, String> ENVIRONMENT = new HashMap<>();

  @BeforeAll
  static void start() {
    server = SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    endpoint = "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort() + "/";
    ENVIRONMENT.put("AWS_REGION", "eu-central-1");
    ENVIRONMENT.put("AWS_ACCESS_KEY_ID", "id");
    ENVIRONMENT.put("AWS_SECRET_ACCESS_KEY", "secret");
    ENVIRONMENT.put("AWS_ENDPOINT_URL_SQS", endpoint);
    client = new AwsClient("sqs", ENVIRONMENT);
    ENVIRONMENT.put("PIKKU_QUEUE_URL_TODO_REMINDERS", create("reminders", ""));
    ENVIRONMENT.put(
        "PIKKU_QUEUE_URL_IN_ORDER",
        create("in-order.fifo", ",\"Attributes\":{\"FifoQueue\":\"true\"}"));
  }

  @AfterAll
  static void stop() {
    server.stopAndWait();
  }

  private static String create(String name, String attributes) {
    return (String)
        call("CreateQueue", "{\"QueueName\":\"" + name + "\"" + attributes + "}").get("QueueUrl");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> call(String action, String json) {
    try {
      byte[] request = json.getBytes(StandardCharsets.UTF_8);
      AwsResponse response = client.post(endpoint, null, "AmazonSQS." + action, request);
      return (Map<String, Object>) new JsonReader(response.body()).any();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> receive(String queue) {
    JsonWriter request = new JsonWriter().beginObject().name("QueueUrl");
    request
        .value(ENVIRONMENT.get("PIKKU_QUEUE_URL_" + queue))
        .name("MaxNumberOfMessages")
        .value(10);
    request.name("AttributeNames").beginArray().value("All").endArray();
    request.name("MessageAttributeNames").beginArray().value("All").endArray().endObject();
    Object messages =
        call("ReceiveMessage", new String(request.toByteArray(), StandardCharsets.UTF_8))
            .get("Messages");
    return messages == null ? List.of() : (List<Map<String, Object>>) messages;
  }

  private final SqsQueueService queues = new SqsQueueService(ENVIRONMENT);

  @Test
  void sendsAMessageAsItIs() {
    String body = "{\"text\":\"Ärger \\\"😀\\\" & <x> +%\"}";

    String id = queues.send("todo-reminders", body, QueueOptions.NONE);

    List<Map<String, Object>> messages = receive("TODO_REMINDERS");
    assertThat(messages).hasSize(1);
    assertThat(messages.get(0)).containsEntry("Body", body).containsEntry("MessageId", id);
  }

  @Test
  void delaysAMessage() {
    queues.send("todo-reminders", "\"later\"", QueueOptions.NONE.withDelay(Duration.ofMinutes(1)));

    assertThat(receive("TODO_REMINDERS")).isEmpty();
  }

  @Test
  @SuppressWarnings("unchecked")
  void sendsGroupAndDeduplicationIdToAFifoQueue() {
    QueueOptions options = QueueOptions.NONE.withGroup("g").withDeduplicationId("d");

    queues.send("in-order", "1", options);
    queues.send("in-order", "1", options);

    List<Map<String, Object>> messages = receive("IN_ORDER");
    assertThat(messages).hasSize(1);
    assertThat((Map<String, Object>) messages.get(0).get("Attributes"))
        .containsEntry("MessageGroupId", "g")
        .containsEntry("MessageDeduplicationId", "d");
  }

  @Test
  void refusesOptionsThatDoNotFitTheQueue() {
    QueueOptions grouped = QueueOptions.NONE.withGroup("g");

    assertThatThrownBy(() -> queues.send("in-order", "1", QueueOptions.NONE))
        .hasMessageContaining("need a group");
    assertThatThrownBy(() -> queues.send("todo-reminders", "1", grouped))
        .hasMessageContaining("have no group");
    assertThatThrownBy(() -> queues.send("in-order", "1", grouped.withDelay(Duration.ofSeconds(1))))
        .hasMessageContaining("cannot be delayed");
  }

  @Test
  void refusesAMessageThatIsTooLargeBeforeSendingIt() {
    assertThatThrownBy(() -> queues.send("todo-reminders", "ä".repeat(524_289), QueueOptions.NONE))
        .isInstanceOf(MessageTooLargeException.class)
        .hasMessageContaining("1048578 bytes");
  }

  @Test
  void saysWhichVariableIsMissing() {
    assertThatThrownBy(() -> queues.send("other-queue", "1", QueueOptions.NONE))
        .hasMessageContaining("\"other-queue\"")
        .hasMessageContaining("PIKKU_QUEUE_URL_OTHER_QUEUE");
  }

  @Test
  void saysWhyAMessageWasRefused() {
    Map<String, String> environment = new HashMap<>(ENVIRONMENT);
    environment.put("PIKKU_QUEUE_URL_GONE", endpoint + "000000000000/gone");

    assertThatThrownBy(() -> new SqsQueueService(environment).send("gone", "1", QueueOptions.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("queue gone")
        .hasMessageContaining("QueueDoesNotExist");
  }

  @ParameterizedTest
  @CsvSource({
    "https://sqs.us-west-2.amazonaws.com/123456789012/todos, us-west-2",
    "https://sqs.cn-north-1.amazonaws.com.cn/123456789012/todos, cn-north-1",
    "http://sqs.us-east-1.localhost.localstack.cloud:4566/000000000000/todos, us-east-1",
    "https://sqs.example.com/123456789012/todos, eu-central-1",
    "http://localhost:9324/000000000000/sqs.my-queue.a, eu-central-1",
  })
  void signsForTheRegionThatTheUrlOfTheQueueNames(String url, String region) throws IOException {
    try (StubAws aws = new StubAws()) {
      aws.environment.put("PIKKU_QUEUE_URL_TODOS", url);
      aws.environment.put("AWS_ENDPOINT_URL", aws.url);
      aws.answers.add(new StubAws.Answer(200, "{\"MessageId\":\"m\"}"));

      assertThat(new SqsQueueService(aws.environment).send("todos", "1", QueueOptions.NONE))
          .isEqualTo("m");
      assertThat(aws.received.get(0).get("Authorization")).contains("/" + region + "/sqs/");
    }
  }

  @Test
  void saysNothingSecretWhenAMessageIsRefused() throws IOException {
    try (StubAws aws = new StubAws()) {
      aws.environment.put("PIKKU_QUEUE_URL_TODOS", aws.url + "1/todos");
      aws.answers.add(
          new StubAws.Answer(
              403, "{\"__type\":\"AccessDenied\",\"message\":\"BODYPLANTED by AKPLANTED\"}"));
      SqsQueueService refused = new SqsQueueService(aws.environment);

      Throwable failure =
          catchThrowable(() -> refused.send("todos", "BODYPLANTED", QueueOptions.NONE));

      assertThat(failure)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "SQS did not take a message for the queue todos:"
                  + " AccessDenied (status 403, request id request-7)");
      StubAws.hasNothingPlanted(failure);
    }
  }

  @Test
  void sendsManyMessagesTenAtOnce() {
    ENVIRONMENT.put("PIKKU_QUEUE_URL_MANY", create("many", ""));
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      bodies.add(Integer.toString(i));
    }

    queues.sendAll("many", bodies, QueueOptions.NONE);

    List<Object> received = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      receive("MANY").forEach(message -> received.add(message.get("Body")));
    }
    assertThat(received).containsExactlyInAnyOrderElementsOf(bodies);
  }

  @Test
  @SuppressWarnings("unchecked")
  void sendsTheTraceIdOfTheCall() {
    ENVIRONMENT.put("PIKKU_QUEUE_URL_TRACED", create("traced", ""));
    Wire.current(new QueueJob("q", "1", 1, null, 0, new byte[0], "Root=call", Long.MAX_VALUE));
    try {
      queues.send("traced", "1", QueueOptions.NONE);
      queues.sendAll("traced", List.of("2", "3"), QueueOptions.NONE);
    } finally {
      Wire.current(null);
    }

    List<Map<String, Object>> messages = receive("TRACED");
    assertThat(messages).hasSize(3);
    for (Map<String, Object> message : messages) {
      Map<String, Object> attributes = (Map<String, Object>) message.get("MessageAttributes");
      assertThat((Map<String, Object>) attributes.get("PikkuTraceId"))
          .containsEntry("StringValue", "Root=call");
    }
  }

  @Test
  @SuppressWarnings("unchecked")
  void carriesTheSessionThatWasSignedForEachMessage() {
    ENVIRONMENT.put("PIKKU_QUEUE_URL_SIGNED", create("signed", ""));
    queues.sendSigned("signed", "1", "ps1:1", QueueOptions.NONE);
    queues.sendAllSigned("signed", List.of("2", "3"), List.of("ps1:2", "ps1:3"), QueueOptions.NONE);

    List<Map<String, Object>> messages = receive("SIGNED");
    assertThat(messages).hasSize(3);
    for (Map<String, Object> message : messages) {
      Map<String, Object> attributes = (Map<String, Object>) message.get("MessageAttributes");
      assertThat(attributes).containsOnlyKeys("PikkuSession");
      assertThat((Map<String, Object>) attributes.get("PikkuSession"))
          .containsEntry("StringValue", "ps1:" + message.get("Body"));
    }
  }

  @Test
  void sendsAgainWhatWasRefusedForTheMomentAndSaysWhatIsRefusedForGood() throws IOException {
    try (StubAws aws = new StubAws()) {
      aws.environment.put("PIKKU_QUEUE_URL_TODOS", aws.url + "1/todos");
      aws.answers.add(
          new StubAws.Answer(
              200,
              """
              {"Successful":[{"Id":"0","MessageId":"m"}],"Failed":[
                {"Id":"1","Code":"InternalError","SenderFault":false,"Message":"x"},
                {"Id":"2","Code":"InvalidMessageContents","SenderFault":true}]}
              """));
      aws.answers.add(new StubAws.Answer(200, "{\"Successful\":[{\"Id\":\"1\"}]}"));
      SqsQueueService service = new SqsQueueService(aws.environment);

      Throwable failure =
          catchThrowable(
              () -> service.sendAll("todos", List.of("1", "2", "\"PLANTED\""), QueueOptions.NONE));

      assertThat(failure)
          .isInstanceOfSatisfying(
              MessagesNotSentException.class, e -> assertThat(e.positions()).containsExactly(2))
          .hasMessage(
              "1 of 3 messages were not sent to the queue todos, the first at position 2:"
                  + " InvalidMessageContents");
      StubAws.hasNothingPlanted(failure);
      assertThat(aws.received.get(1).get("body"))
          .contains("\"Id\":\"1\"")
          .doesNotContain("PLANTED");
    }
  }

  @Test
  void takesWhatSqsDoesNotConfirmForNotSent() throws IOException {
    try (StubAws aws = new StubAws()) {
      aws.environment.put("PIKKU_QUEUE_URL_TODOS", aws.url + "1/todos");
      for (int i = 0; i < 4; i++) {
        aws.answers.add(new StubAws.Answer(200, i == 0 ? "no json" : "{\"Successful\":null}"));
      }
      SqsQueueService service = new SqsQueueService(aws.environment);

      assertThat(
              catchThrowable(() -> service.sendAll("todos", List.of("1", "2"), QueueOptions.NONE)))
          .isInstanceOfSatisfying(
              MessagesNotSentException.class, e -> assertThat(e.positions()).containsExactly(0, 1));
      assertThat(aws.received).hasSize(4);
    }
  }

  @Test
  void sendsNoFurtherBatchAfterOneThatFailsAsAWhole() throws IOException {
    try (StubAws aws = new StubAws()) {
      aws.environment.put("PIKKU_QUEUE_URL_TODOS", aws.url + "1/todos");
      aws.answers.add(new StubAws.Answer(200, "{\"Successful\":[{\"Id\":\"0\"}]}"));
      aws.answers.add(new StubAws.Answer(403, "{\"__type\":\"AccessDenied\"}"));
      SqsQueueService service = new SqsQueueService(aws.environment);
      String large = "1".repeat(600_000); // two are too large for one request

      assertThat(
              catchThrowable(
                  () -> service.sendAll("todos", List.of(large, large, "3"), QueueOptions.NONE)))
          .isInstanceOfSatisfying(
              MessagesNotSentException.class, e -> assertThat(e.positions()).containsExactly(1, 2))
          .hasMessageContaining("AccessDenied");
      assertThat(aws.received).hasSize(2);
    }
  }

  @Test
  void sendsNothingWhereOneOfManyMessagesCannotBe() {
    String tooLarge = "1".repeat(1024 * 1024 + 1);
    QueueOptions grouped = QueueOptions.NONE.withGroup("g");

    assertThatThrownBy(
            () -> queues.sendAll("todo-reminders", List.of("1", tooLarge), QueueOptions.NONE))
        .isInstanceOf(MessageTooLargeException.class);
    assertThatThrownBy(
            () ->
                queues.sendAll("in-order", List.of("1", "2"), grouped.withDeduplicationId("same")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one deduplication id");
    assertThatThrownBy(() -> queues.sendAll("in-order", List.of("1", "2"), QueueOptions.NONE))
        .hasMessageContaining("need a group");
  }

  @Test
  void sendsNothingBehindAMessageThatAFifoQueueDidNotTake() throws IOException {
    try (StubAws aws = new StubAws()) {
      aws.environment.put("PIKKU_QUEUE_URL_TODOS", aws.url + "1/todos.fifo");
      aws.answers.add(new StubAws.Answer(200, "{\"MessageId\":\"m\"}"));
      aws.answers.add(new StubAws.Answer(400, "{\"__type\":\"KmsDisabled\"}"));
      SqsQueueService service = new SqsQueueService(aws.environment);

      assertThat(
              catchThrowable(
                  () ->
                      service.sendAll(
                          "todos", List.of("1", "2", "3"), QueueOptions.NONE.withGroup("g"))))
          .isInstanceOfSatisfying(
              MessagesNotSentException.class, e -> assertThat(e.positions()).containsExactly(1, 2))
          .hasMessageContaining("KmsDisabled");
      assertThat(aws.received).hasSize(2);
    }
  }
}
