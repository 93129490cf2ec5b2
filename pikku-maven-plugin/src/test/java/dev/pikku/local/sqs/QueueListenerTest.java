package dev.pikku.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pikku.local.json.Json;
import dev.pikku.local.testing.RecordedFunction;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages reach the function as Lambda hands them over, and go or stay by its answer. */
class QueueListenerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SOON = Duration.ofMillis(300);

  private final LocalQueues queues = new LocalQueues(Clock.systemUTC());
  private final RecordedFunction function = RecordedFunction.answering("{}");
  private final List<String> log = new CopyOnWriteArrayList<>();
  private QueueListener listener;

  @BeforeEach
  void create() {
    queues.create("work", settings(Optional.of(new QueueSettings.Redrive("dead", 2))));
    queues.create("dead", settings(Optional.empty()));
  }

  private static QueueSettings settings(Optional<QueueSettings.Redrive> redrive) {
    return new QueueSettings(SOON, Duration.ZERO, Duration.ofDays(4), false, false, false, redrive);
  }

  @AfterEach
  void close() {
    listener.close();
  }

  @Test
  void handsMessagesOverAsLambdaDoes() throws Exception {
    Message sent = send("Grüße");
    listen(true);
    await(() -> !function.events().isEmpty());

    JsonNode record = JSON.readTree(function.event()).at("/Records/0");
    assertThat(record.fieldNames())
        .toIterable()
        .containsExactly(
            "messageId",
            "receiptHandle",
            "body",
            "attributes",
            "messageAttributes",
            "md5OfBody",
            "eventSource",
            "eventSourceARN",
            "awsRegion");
    assertThat(record.get("messageId").asText()).isEqualTo(sent.id);
    assertThat(record.get("body").asText()).isEqualTo("Grüße");
    assertThat(record.get("md5OfBody").asText()).isEqualTo(Digests.md5("Grüße"));
    assertThat(record.get("eventSourceARN").asText())
        .isEqualTo("arn:aws:sqs:eu-central-1:123456789012:work");
    assertThat(record.at("/attributes/ApproximateReceiveCount").asText()).isEqualTo("1");
    await(() -> log.contains("1 message"));
    assertThat(remaining("work")).isZero();
  }

  @Test
  void retriesWhatFailedAndGivesUpIntoTheDeadLetterQueue() throws Exception {
    Message bad = send("bad");
    send("good");
    function.then(
        event ->
            RecordedFunction.json(
                event.contains(bad.id)
                    ? "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + bad.id + "\"}]}"
                    : "{}"));
    listen(true);
    await(() -> remaining("dead") == 1);

    long attempts = function.events().stream().filter(event -> event.contains(bad.id)).count();
    assertThat(attempts).isEqualTo(2);
    assertThat(function.events().stream().filter(event -> event.contains("good"))).hasSize(1);
    assertThat(remaining("work")).isZero();
    assertThat(log).contains("2 messages, 1 failed and back in 0 s");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "                                                          | true  | 0",
        "null                                                      | true  | 0",
        "{}                                                        | true  | 0",
        "{\"batchItemFailures\":[]}                                | true  | 0",
        "{\"batchItemFailures\":null}                              | true  | 0",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"}]}      | true  | 1",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"other\"}]}  | true  | 2",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}       | true  | 2",
        "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}       | true  | 2",
        "{\"batchItemFailures\":[{\"id\":\"a\"}]}                  | true  | 2",
        "{\"batchItemFailure\":[]}                                 | true  | 2",
        "{broken                                                   | true  | 2",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"}]}      | false | 0"
      })
  void readsTheAnswerAsLambdaDoes(String answer, boolean partial, int failed) throws Exception {
    var result =
        BatchVerdict.failed(
            RecordedFunction.json(answer == null ? "" : answer).get(),
            partial,
            java.util.Set.of("a", "b"));
    assertThat(result).hasSize(failed);
    assertThat(
            BatchVerdict.failed(
                RecordedFunction.failing().invokeText("").get(), partial, java.util.Set.of("a")))
        .hasSize(1);
    listen(true);
  }

  private void listen(boolean partial) {
    listener =
        QueueListener.start(
            queues,
            "work",
            new QueueListener.Source("eu-central-1", 10, Duration.ZERO, partial),
            function,
            log::add);
  }

  private Message send(String body) {
    return queues
        .find("work")
        .orElseThrow()
        .send(
            new SendRequest(
                body, Json.object(), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private int remaining(String queue) {
    LocalQueue found = queues.find(queue).orElseThrow();
    return found.visible() + found.inFlight();
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    for (int i = 0; i < 1000 && !condition.holds(); i++) {
      Thread.sleep(20);
    }
    assertThat(condition.holds()).isTrue();
  }
}
