package dev.pikku.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.local.server.LocalServer;
import dev.pikku.local.testing.SteppedClock;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

/** AWS's own client takes the queues of this machine for SQS. */
class SqsApiTest {
  private final SteppedClock clock = new SteppedClock();
  private final LocalQueues queues = new LocalQueues(clock);
  private LocalServer server;
  private SqsClient sqs;
  private String work;
  private String ordered;

  @BeforeEach
  void start() throws Exception {
    queues.create("work", settings(60, false, Optional.of(new QueueSettings.Redrive("dead", 2))));
    queues.create("dead", settings(30, false, Optional.empty()));
    queues.create(
        "ordered.fifo", settings(60, true, Optional.of(new QueueSettings.Redrive("dead.fifo", 1))));
    queues.create("dead.fifo", settings(30, true, Optional.empty()));
    server = LocalServer.start(0, new SqsApi(queues, "eu-central-1"));
    sqs =
        SqsClient.builder()
            .endpointOverride(URI.create(server.url()))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
    work = server.url() + "/123456789012/work";
    ordered = server.url() + "/123456789012/ordered.fifo";
  }

  private static QueueSettings settings(
      int visibility, boolean fifo, Optional<QueueSettings.Redrive> redrive) {
    return new QueueSettings(
        Duration.ofSeconds(visibility),
        Duration.ZERO,
        Duration.ofMinutes(10),
        fifo,
        fifo,
        false,
        redrive);
  }

  @AfterEach
  void stop() {
    sqs.close();
    server.close();
  }

  @Test
  void handsMessagesOverOnceAndForgetsTheDeletedOnes() {
    String id =
        sqs.sendMessage(
                send ->
                    send.queueUrl(work)
                        .messageBody("Grüße")
                        .messageAttributes(
                            Map.of(
                                "a",
                                MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue("1")
                                    .build(),
                                "b",
                                MessageAttributeValue.builder()
                                    .dataType("Binary")
                                    .binaryValue(SdkBytes.fromByteArray(new byte[] {1, 2}))
                                    .build())))
            .messageId();

    Message message = receive(work).get(0);
    assertThat(message.messageId()).isEqualTo(id);
    assertThat(message.body()).isEqualTo("Grüße");
    assertThat(message.messageAttributes().get("b").binaryValue().asByteArray())
        .containsExactly(1, 2);
    assertThat(message.attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
    assertThat(receive(work)).isEmpty();
    sqs.deleteMessage(delete -> delete.queueUrl(work).receiptHandle(message.receiptHandle()));
    clock.step(Duration.ofMinutes(2));
    assertThat(receive(work)).isEmpty();
  }

  @Test
  void movesWhatFailsTooOftenToTheDeadLetterQueue() {
    send(work, "bad");
    assertThat(receive(work)).hasSize(1);
    clock.step(Duration.ofSeconds(61));
    assertThat(receive(work)).hasSize(1);
    clock.step(Duration.ofSeconds(61));
    assertThat(receive(work)).isEmpty();

    List<Message> dead = receive(server.url() + "/123456789012/dead");
    assertThat(dead).extracting(Message::body).containsExactly("bad");
  }

  @Test
  void delaysMessagesAndChangesTheirVisibility() {
    sqs.sendMessage(send -> send.queueUrl(work).messageBody("later").delaySeconds(10));
    assertThat(receive(work)).isEmpty();
    clock.step(Duration.ofSeconds(10));
    Message message = receive(work).get(0);

    sqs.changeMessageVisibility(
        change ->
            change.queueUrl(work).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
    assertThat(receive(work)).hasSize(1);
    assertThatExceptionOfType(ReceiptHandleIsInvalidException.class)
        .isThrownBy(
            () ->
                sqs.changeMessageVisibility(
                    change -> change.queueUrl(work).receiptHandle("x").visibilityTimeout(0)));
  }

  @Test
  void keepsTheOrderWithinAGroup() {
    sendTo("a", "a1");
    sendTo("a", "a2");
    sendTo("b", "b1");
    Message first = receive(ordered, 1).get(0);
    assertThat(first.body()).isEqualTo("a1");
    // a2 waits for a1, b1 does not
    assertThat(receive(ordered)).extracting(Message::body).containsExactly("b1");
    sqs.deleteMessage(delete -> delete.queueUrl(ordered).receiptHandle(first.receiptHandle()));
    assertThat(receive(ordered)).extracting(Message::body).containsExactly("a2");
  }

  @Test
  void takesEqualMessagesForOneForFiveMinutes() {
    String first = sendTo("a", "same");
    assertThat(sendTo("a", "same")).isEqualTo(first);
    assertThat(receive(ordered)).hasSize(1);
    clock.step(Duration.ofMinutes(6));
    assertThat(sendTo("a", "same")).isNotEqualTo(first);
  }

  @Test
  void refusesWhatSqsRefuses() {
    assertThatExceptionOfType(QueueDoesNotExistException.class)
        .isThrownBy(() -> send(server.url() + "/123456789012/other", "x"));
    refuses(() -> send(ordered, "x"), "MessageGroupId");
    refuses(
        () -> sqs.sendMessage(s -> s.queueUrl(work).messageBody("x").delaySeconds(901)),
        "DelaySeconds");
    refuses(() -> send(work, "x".repeat(1024 * 1024 + 1)), "shorter");
    refuses(
        () -> sqs.sendMessage(s -> s.queueUrl(work).messageBody("x").messageDeduplicationId("1")),
        "MessageDeduplicationId");
    refuses(() -> sqs.createQueue(create -> create.queueName("x")), "CreateQueue");
  }

  @Test
  void countsAttributesAsPartOfTheMessage() {
    var attribute = MessageAttributeValue.builder().dataType("String").stringValue("vv").build();
    int room = 1024 * 1024 - "a".length() - "String".length() - "vv".length();
    SendMessageRequest largest =
        SendMessageRequest.builder()
            .queueUrl(work)
            .messageBody("x".repeat(room))
            .messageAttributes(Map.of("a", attribute))
            .build();
    sqs.sendMessage(largest);

    refuses(
        () -> sqs.sendMessage(largest.toBuilder().messageBody("x".repeat(room + 1)).build()),
        "One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.");
    refuses(
        () -> {
          Map<String, MessageAttributeValue> eleven = new HashMap<>();
          for (int i = 0; i < 11; i++) {
            eleven.put("a" + i, attribute);
          }
          sqs.sendMessage(send -> send.queueUrl(work).messageBody("x").messageAttributes(eleven));
        },
        "Number of message attributes [11] exceeds the allowed maximum [10].");
  }

  @Test
  void refusesCharactersThatXmlDoesNotHave() {
    assertThatExceptionOfType(InvalidMessageContentsException.class)
        .isThrownBy(() -> send(work, "a\u0000b"));
    send(work, "\uD83D\uDE00 \t");
  }

  @Test
  void refusesBatchesAsAWhole() {
    assertThatExceptionOfType(EmptyBatchRequestException.class)
        .isThrownBy(() -> sendBatch(List.of()))
        .withMessageContaining(
            "There should be at least one SendMessageBatchRequestEntry in the request.");
    assertThatExceptionOfType(TooManyEntriesInBatchRequestException.class)
        .isThrownBy(
            () ->
                sendBatch(
                    IntStream.range(0, 11).mapToObj(i -> entry(String.valueOf(i), "x")).toList()))
        .withMessageContaining("Maximum number of entries per request are 10. You have sent 11.");
    assertThatExceptionOfType(BatchEntryIdsNotDistinctException.class)
        .isThrownBy(() -> sendBatch(List.of(entry("1", "x"), entry("1", "y"))))
        .withMessageContaining("Id 1 repeated.");
    assertThatExceptionOfType(InvalidBatchEntryIdException.class)
        .isThrownBy(() -> sendBatch(List.of(entry("no.1", "x"))));
    String half = "x".repeat(512 * 1024);
    assertThatExceptionOfType(BatchRequestTooLongException.class)
        .isThrownBy(() -> sendBatch(List.of(entry("1", half), entry("2", half + "x"))))
        .withMessageContaining(
            "Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.");
    assertThat(receive(work)).isEmpty();
    sendBatch(List.of(entry("1", half), entry("2", half)));
    assertThat(receive(work)).hasSize(2);
  }

  @Test
  void refusesNumbersThatSqsRefuses() {
    refuses(
        () -> receive(work, 11),
        "Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10,"
            + " if provided.");
    refuses(
        () -> sqs.receiveMessage(receive -> receive.queueUrl(work).waitTimeSeconds(21)),
        "Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if"
            + " provided.");
    refuses(
        () -> sqs.receiveMessage(receive -> receive.queueUrl(work).visibilityTimeout(43_201)),
        "Value 43201 for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and"
            + " 43200, if provided.");
  }

  @Test
  void dropsMessagesWhoseRetentionIsOver() {
    send(work, "x");
    clock.step(Duration.ofSeconds(599));
    assertThat(receive(work)).hasSize(1);
    clock.step(Duration.ofSeconds(61));
    assertThat(receive(work)).isEmpty();
    assertThat(receive(server.url() + "/123456789012/dead")).isEmpty();
  }

  @Test
  void letsDeadLettersAgeFromWhenTheyWereSentButThoseOfFifoQueuesAnew() {
    send(work, "old");
    sendTo("a", "old");
    clock.step(Duration.ofMinutes(9));
    for (int attempt = 0; attempt < 3; attempt++) {
      for (String queue : List.of(work, ordered)) {
        for (Message message : receive(queue)) {
          sqs.changeMessageVisibility(
              change ->
                  change
                      .queueUrl(queue)
                      .receiptHandle(message.receiptHandle())
                      .visibilityTimeout(0));
        }
      }
    }
    clock.step(Duration.ofSeconds(61));

    assertThat(receive(server.url() + "/123456789012/dead")).isEmpty();
    assertThat(receive(server.url() + "/123456789012/dead.fifo"))
        .extracting(Message::body)
        .containsExactly("old");
  }

  @Test
  void tellsEqualMessagesOfGroupsApartWhereTheQueueSaysSo() {
    queues.create(
        "groups.fifo",
        new QueueSettings(
            Duration.ofSeconds(60),
            Duration.ZERO,
            Duration.ofDays(4),
            true,
            true,
            true,
            Optional.empty()));
    String groups = server.url() + "/123456789012/groups.fifo";
    for (String group : List.of("a", "b", "a")) {
      sqs.sendMessage(send -> send.queueUrl(groups).messageGroupId(group).messageBody("same"));
    }
    assertThat(receive(groups)).hasSize(2);
  }

  @Test
  void answersForManyAtOnce() {
    var result =
        sqs.sendMessageBatch(
            batch ->
                batch
                    .queueUrl(work)
                    .entries(
                        SendMessageBatchRequestEntry.builder().id("1").messageBody("x").build(),
                        SendMessageBatchRequestEntry.builder()
                            .id("2")
                            .messageBody("y")
                            .delaySeconds(901)
                            .build()));
    assertThat(result.successful()).extracting(entry -> entry.id()).containsExactly("1");
    assertThat(result.failed()).extracting(entry -> entry.id()).containsExactly("2");
  }

  @Test
  void knowsItsQueues() {
    assertThat(sqs.listQueues().queueUrls()).contains(work, ordered).hasSize(4);
    assertThat(sqs.getQueueUrl(get -> get.queueName("work")).queueUrl()).isEqualTo(work);
    send(work, "x");
    assertThat(
            sqs.getQueueAttributes(get -> get.queueUrl(work).attributeNames(QueueAttributeName.ALL))
                .attributes())
        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "1")
        .containsEntry(QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:eu-central-1:123456789012:work");
    sqs.purgeQueue(purge -> purge.queueUrl(work));
    assertThat(receive(work)).isEmpty();
  }

  private SendMessageBatchResponse sendBatch(List<SendMessageBatchRequestEntry> entries) {
    return sqs.sendMessageBatch(batch -> batch.queueUrl(work).entries(entries));
  }

  private static SendMessageBatchRequestEntry entry(String id, String body) {
    return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
  }

  private String send(String queue, String body) {
    return sqs.sendMessage(send -> send.queueUrl(queue).messageBody(body)).messageId();
  }

  private String sendTo(String group, String body) {
    return sqs.sendMessage(send -> send.queueUrl(ordered).messageGroupId(group).messageBody(body))
        .messageId();
  }

  private List<Message> receive(String queue) {
    return receive(queue, 10);
  }

  private List<Message> receive(String queue, int most) {
    return sqs.receiveMessage(
            receive ->
                receive
                    .queueUrl(queue)
                    .maxNumberOfMessages(most)
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  private static void refuses(Runnable call, String word) {
    assertThatThrownBy(call::run)
        .isInstanceOf(SqsException.class)
        .hasMessageContaining(word)
        .satisfies(e -> assertThat(((SqsException) e).statusCode()).isEqualTo(400));
  }
}
