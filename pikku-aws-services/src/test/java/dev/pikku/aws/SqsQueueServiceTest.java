package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import dev.pikku.service.QueueOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
    request.name("AttributeNames").beginArray().value("All").endArray().endObject();
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
        .isInstanceOf(IllegalArgumentException.class)
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
}
