package dev.pikku.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.local.server.LocalServer;
import dev.pikku.local.testing.SteppedClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

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
    queues.create(
        "work",
        new QueueSettings(
            Duration.ofSeconds(60),
            Duration.ZERO,
            false,
            false,
            Optional.of(new QueueSettings.Redrive("dead", 2))));
    queues.create(
        "dead",
        new QueueSettings(Duration.ofSeconds(30), Duration.ZERO, false, false, Optional.empty()));
    queues.create(
        "ordered.fifo",
        new QueueSettings(Duration.ofSeconds(60), Duration.ZERO, true, true, Optional.empty()));
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
    assertThat(sqs.listQueues().queueUrls()).contains(work, ordered).hasSize(3);
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
