package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.json.JsonReader;
import dev.pikku.lambda.example.RecordedLog;
import dev.pikku.run.QueueDoor;
import dev.pikku.service.Logger;
import dev.pikku.wire.QueueJob;
import dev.pikku.wire.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueLambdaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PIKKU_QUEUE_TODO_REMINDERS", "prod-reminders-1X", "PIKKU_QUEUE_MAIL", "prod-mail");

  private final RecordedLog log = new RecordedLog();
  private final List<QueueJob> seen = new CopyOnWriteArrayList<>();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger mostRunning = new AtomicInteger();

  /** In the shape of generated doors: a message is a JSON string that says what to do. */
  private final class Door extends QueueDoor {
    @Override
    protected String[] queues() {
      return new String[] {"todo-reminders", "mail"};
    }

    @Override
    public void run(Wire wire) throws Exception {
      QueueJob job = (QueueJob) wire;
      JsonReader in = json(job);
      String input = in.string();
      end(in);
      act(job, input);
    }

    @Override
    protected Logger logger() {
      return log;
    }
  }

  private final class Lambda extends QueueLambda {
    Lambda() {
      // lazy: the door is the outer class's, which an inner constructor does not know yet
      super(ENVIRONMENT, true);
    }

    @Override
    protected QueueDoor open(Map<String, String> environment) {
      return new Door();
    }
  }

  private final Lambda lambda = new Lambda();

  private void act(QueueJob job, String input) throws Exception {
    mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
    try {
      switch (input) {
        case "fail" -> job.fail("not today");
        case "discard" -> job.discard("no longer wanted");
        case "throw" -> throw new IOException("broken");
        case "overflow" -> throw new StackOverflowError();
        case "interrupt" -> Thread.currentThread().interrupt();
        case "slow" -> Thread.sleep(100);
        case "slow and log" -> {
          Thread.sleep(100);
          log.info(job.id() + " on " + System.identityHashCode(Thread.currentThread()));
        }
        case "hang" -> new CountDownLatch(1).await();
        default -> {}
      }
      seen.add(job);
    } finally {
      running.decrementAndGet();
    }
  }

  private static final class Batch {
    private final ObjectNode event = JSON.createObjectNode();
    private final ArrayNode records = event.putArray("Records");
    private String traceHeader = "Root=1-2";

    Batch add(String id, String text) {
      return add(id, text, null, "arn:aws:sqs:eu-central-1:123456789012:prod-reminders-1X");
    }

    Batch add(String id, String text, String group) {
      return add(id, text, group, "arn:aws:sqs:eu-central-1:123456789012:prod-reminders-1X");
    }

    Batch add(String id, String text, String group, String arn) {
      return raw(id, '"' + text + '"', group, arn);
    }

    Batch raw(String id, String body, String group, String arn) {
      ObjectNode record = records.addObject().put("messageId", id).put("receiptHandle", "x");
      record.put("body", body);
      ObjectNode attributes = record.putObject("attributes").put("ApproximateReceiveCount", "3");
      attributes.put("SentTimestamp", "1545082649183").put("AWSTraceHeader", traceHeader);
      if (group != null) {
        attributes.put("MessageGroupId", group);
      }
      record.putObject("messageAttributes");
      record.put("eventSource", "aws:sqs").put("eventSourceARN", arn);
      return this;
    }
  }

  private List<String> failures(Batch batch, int millis) throws IOException {
    return failures(batch.event.toString().getBytes(StandardCharsets.UTF_8), millis);
  }

  private List<String> failures(Batch batch) throws IOException {
    return failures(batch, 30_000);
  }

  private List<String> failures(byte[] event, int millis) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    lambda.handleRequest(new ByteArrayInputStream(event), out, new FakeLambdaContext(millis));
    var answer = JSON.readTree(out.toByteArray());
    assertThat(answer.fieldNames()).toIterable().containsExactly("batchItemFailures");
    return answer.path("batchItemFailures").findValuesAsText("itemIdentifier");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"Records\":null,\"x\":1}", "{\"Records\":[]}"})
  void worksNothingWhereThereAreNoRecords(String event) throws IOException {
    assertThat(failures(event.getBytes(StandardCharsets.UTF_8), 3000)).isEmpty();
    assertThat(seen).isEmpty();
  }

  @Test
  void worksEveryRecordAndSaysSo() throws IOException {
    assertThat(failures(new Batch().add("1", "a").add("2", "b"))).isEmpty();
    assertThat(seen).extracting(QueueJob::id).containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void tellsAJobWhatTheQueueKnowsOfIt() throws IOException {
    failures(new Batch().add("1", "a", "g"));

    QueueJob job = seen.get(0);
    assertThat(job.queue()).isEqualTo("todo-reminders");
    assertThat(job.attempt()).isEqualTo(3);
    assertThat(job.group()).isEqualTo("g");
    assertThat(job.sentAt()).isEqualTo(1545082649183L);
    assertThat(job.traceId()).isEqualTo("Root=1-2");
    assertThat(job.wiring()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fail", "throw", "overflow"})
  void returnsTheOneRecordThatFailsAndLogsItOnce(String how) throws IOException {
    assertThat(failures(new Batch().add("1", "a").add("2", how).add("3", "b")))
        .containsExactly("2");
    assertThat(seen).hasSize(2);
    assertThat(log.lines()).hasSize(1);
    assertThat(log.lines().get(0).traceId()).isEqualTo("Root=1-2");
  }

  @Test
  void linesFromWorkersThreadsHaveTheTraceIdOfTheirJob() throws IOException {
    Batch batch = new Batch();
    for (int i = 0; i < 8; i++) {
      batch.traceHeader = "Root=1-" + i;
      batch.add(String.valueOf(i), "slow and log");
    }

    assertThat(failures(batch)).isEmpty();
    assertThat(log.lines())
        .hasSize(8)
        .allMatch(line -> line.traceId().equals("Root=1-" + line.message().charAt(0)));
    assertThat(log.lines().stream().map(line -> line.message().substring(1)).distinct())
        .hasSizeGreaterThan(1);
  }

  @Test
  void keepsAnInterruptThatAJobLeavesFromTheOthers() throws IOException {
    Batch batch = new Batch().add("1", "interrupt").add("2", "slow").add("3", "slow");

    assertThat(failures(batch)).isEmpty();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void takesADiscardedJobAsDone() throws IOException {
    assertThat(failures(new Batch().add("1", "discard"))).isEmpty();
    assertThat(log.lines()).extracting(RecordedLog.Line::level).containsExactly(Logger.Level.INFO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "12", "\"a\" b", "null"})
  void returnsBodiesThatDoNotBind(String body) throws IOException {
    Batch batch = new Batch().raw("1", body, null, "arn:aws:sqs:r:1:prod-mail");
    assertThat(failures(batch)).containsExactly("1");
    assertThat(seen).isEmpty();
  }

  @Test
  void logsWhatIsWrongWithABody() throws IOException {
    failures(new Batch().raw("1", "12", null, "arn:aws:sqs:r:1:prod-mail"));

    assertThat(log.lines().get(0).message()).isEqualTo("The job 1 of mail failed: must be text");
  }

  @Test
  void stopsAFifoGroupAtItsFirstFailureAndGoesOnWithOthers() throws IOException {
    List<String> failures =
        failures(
            new Batch()
                .add("1", "a", "red")
                .add("2", "fail", "red")
                .add("3", "b", "blue")
                .add("4", "c", "red")
                .add("5", "d", "blue"));

    assertThat(failures).containsExactly("2", "4");
    assertThat(seen).extracting(QueueJob::id).containsExactlyInAnyOrder("1", "3", "5");
  }

  @Test
  void worksAFifoGroupInOrder() throws IOException {
    Batch batch = new Batch();
    for (int i = 0; i < 10; i++) {
      batch.add("" + i, i == 0 ? "slow" : "a", "g");
    }
    assertThat(failures(batch)).isEmpty();
    assertThat(seen)
        .extracting(QueueJob::id)
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
  }

  @Test
  void worksSlowRecordsAtTheSameTimeButNoMoreThanTen() throws IOException {
    Batch batch = new Batch();
    for (int i = 0; i < 30; i++) {
      batch.add("" + i, "slow");
    }
    assertThat(failures(batch)).isEmpty();
    assertThat(seen).hasSize(30);
    assertThat(mostRunning.get()).isBetween(5, 10);
  }

  @Test
  void goesParallelAlsoAfterQuickBatches() throws IOException {
    failures(new Batch().add("1", "a").add("2", "a"));
    Batch batch = new Batch();
    for (int i = 0; i < 10; i++) {
      batch.add("" + i, "slow");
    }
    assertThat(failures(batch)).isEmpty();
    assertThat(mostRunning.get()).isGreaterThan(4);
  }

  @Test
  void returnsWhatIsNotDoneNearTheDeadline() throws IOException {
    long begin = System.nanoTime();

    List<String> failures =
        failures(new Batch().add("1", "a").add("2", "hang").add("3", "b"), 2000);

    assertThat(failures).containsExactly("2");
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isLessThan(2000);
  }

  @Test
  void answersByTheDeadlineAlsoAfterQuickBatches() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertThat(failures(new Batch().add("1", "a").add("2", "a"))).isEmpty();
    }
    long begin = System.nanoTime();

    assertThat(failures(new Batch().add("1", "hang").add("2", "a").add("3", "b"), 2000))
        .containsExactly("1");
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isLessThan(2000);
    assertThat(failures(new Batch().add("4", "a").add("5", "a"))).isEmpty();
  }

  @Test
  void startsNothingOnceTheDeadlineIsNear() throws IOException {
    assertThat(failures(new Batch().add("1", "a").add("2", "a"), 0)).containsExactly("1", "2");
    assertThat(seen).isEmpty();
  }

  @Test
  void failsRecordsOfUnknownQueuesAndTakesTheWiredNameItself() throws IOException {
    List<String> failures =
        failures(
            new Batch()
                .add("1", "a", null, "arn:aws:sqs:r:1:other")
                .add("2", "a", null, "arn:aws:sqs:r:1:mail")
                .add("3", "a", null, "arn:aws:sqs:r:1:prod-mail")
                .add("4", "a", null, null));

    assertThat(failures).containsExactly("1", "4");
    assertThat(seen).extracting(QueueJob::queue).containsExactly("mail", "mail");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{\"Records\":[{\"body\":\"x\"}]}", "{\"Records\":[{\"messageId\":"})
  void failsTheInvocationForMalformedBatches(String event) {
    assertThatThrownBy(() -> failures(event.getBytes(StandardCharsets.UTF_8), 3000))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void readsPublishedEvents() throws IOException {
    for (String name :
        List.of(
            "aws-lambda-go/sqs-event.json",
            "aws-lambda-developer-guide/java-events__events__sqs-record.json")) {
      Path file = SharedFiles.at("events").resolve(name);
      int records = JSON.readTree(file.toFile()).path("Records").size();
      assertThat(records).isPositive();
      // their queues are nobody's here
      assertThat(failures(Files.readAllBytes(file), 3000)).hasSize(records);
    }
  }

  @Test
  void neverAcknowledgesWhatAMutationHid() throws IOException {
    byte[] event =
        new Batch().add("1", "a").add("2", "a").event.toString().getBytes(StandardCharsets.UTF_8);
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      byte[] mutated = java.util.Arrays.copyOf(event, random.nextInt(event.length));
      seen.clear();
      assertThatThrownBy(() -> failures(mutated, 3000)).isInstanceOf(RuntimeException.class);
      assertThat(seen).isEmpty();
    }
  }

  @Test
  void knowsAllThatSqsSaysAboutAMessage() throws IOException {
    Batch batch = new Batch().add("1", "x", "g");
    ObjectNode record = (ObjectNode) batch.records.get(0);
    ((ObjectNode) record.get("attributes"))
        .put("ApproximateFirstReceiveTimestamp", "1545082649185")
        .put("MessageDeduplicationId", "d")
        .put("SequenceNumber", "18849496460467696128");
    ObjectNode stated = (ObjectNode) record.get("messageAttributes");
    stated.putObject("kind").put("stringValue", "a\"b").put("dataType", "String");
    stated
        .putObject("count")
        .put("dataType", "Number")
        .put("stringValue", "7")
        .putNull("binaryValue");
    stated.putObject("bytes").put("binaryValue", "AAE=").putArray("stringListValues");
    stated.putObject("nothing").putArray("binaryListValues");

    assertThat(failures(batch)).isEmpty();

    QueueJob job = seen.get(0);
    assertThat(job.firstReceivedAt()).isEqualTo(1545082649185L);
    assertThat(job.deduplicationId()).isEqualTo("d");
    assertThat(job.sequenceNumber()).isEqualTo("18849496460467696128");
    assertThat(job.attributes()).isEqualTo(Map.of("kind", "a\"b", "count", "7", "bytes", "AAE="));
  }

  @Test
  void hasTheTraceIdOfTheSenderRatherThanTheQueues() throws IOException {
    Batch batch = new Batch().add("1", "x");
    trace(batch, "Root=sender");

    failures(batch);

    assertThat(seen.get(0).traceId()).isEqualTo("Root=sender");
    assertThat(seen.get(0).attributes()).isEmpty();
  }

  @Test
  void makesATraceIdWhereTheSendersCouldForgeLogLines() throws IOException {
    Batch batch = new Batch().add("1", "x");
    trace(batch, "a\nINFO all is well");

    failures(batch);

    assertThat(seen.get(0).traceId()).matches("[0-9a-f]{16}");
  }

  private static void trace(Batch batch, String id) {
    ((ObjectNode) batch.records.get(0).get("messageAttributes"))
        .putObject("PikkuTraceId")
        .put("stringValue", id)
        .put("dataType", "String");
  }
}
