package dev.pikku.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.local.json.Json;
import dev.pikku.local.lambda.Account;
import dev.pikku.local.server.Header;
import dev.pikku.local.server.HttpReply;
import dev.pikku.local.server.HttpRequest;
import dev.pikku.local.server.HttpSite;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What SQS says over the wire, in AWS's JSON protocol, version 1.0. Signatures are not checked. */
public final class SqsApi implements HttpSite {
  private static final String TARGET = "AmazonSQS.";

  private final LocalQueues queues;
  private final String region;

  public SqsApi(LocalQueues queues, String region) {
    this.queues = queues;
    this.region = region;
  }

  /** Whether a request is for SQS. */
  public static boolean takes(HttpRequest request) {
    return request.header("X-Amz-Target").filter(target -> target.startsWith(TARGET)).isPresent();
  }

  @Override
  public HttpReply answer(HttpRequest request) throws InterruptedException {
    String target = request.header("X-Amz-Target").orElse("");
    String operation = target.substring(Math.min(target.length(), TARGET.length()));
    JsonNode input = Json.parse(request.body()).orElseGet(Json::object);
    String endpoint = "http://" + request.header("Host").orElse("localhost");
    try {
      return reply(200, perform(operation, input, endpoint));
    } catch (SqsException e) {
      return reply(400, Json.object().put("__type", e.type()).put("message", e.getMessage()))
          .with("x-amzn-query-error", e.query() + ";Sender");
    }
  }

  private ObjectNode perform(String operation, JsonNode input, String endpoint)
      throws SqsException, InterruptedException {
    return switch (operation) {
      case "SendMessage" -> send(queue(input), input);
      case "SendMessageBatch" -> sendBatch(queue(input), input);
      case "ReceiveMessage" -> receive(queue(input), input);
      case "DeleteMessage" -> delete(queue(input), input);
      case "DeleteMessageBatch" -> deleteBatch(queue(input), input);
      case "ChangeMessageVisibility" -> changeVisibility(queue(input), input);
      case "GetQueueUrl" -> url(input, endpoint);
      case "GetQueueAttributes" -> attributes(queue(input));
      case "ListQueues" -> list(input, endpoint);
      case "PurgeQueue" -> purge(queue(input));
      default -> throw SqsException.unknownOperation(operation);
    };
  }

  private LocalQueue queue(JsonNode input) throws SqsException {
    String url = input.path("QueueUrl").asText();
    if (url.isEmpty()) {
      throw SqsException.missing("QueueUrl");
    }
    return named(url.substring(url.lastIndexOf('/') + 1));
  }

  private LocalQueue named(String name) throws SqsException {
    return queues.find(name).orElseThrow(SqsException::noSuchQueue);
  }

  private static ObjectNode send(LocalQueue queue, JsonNode input) throws SqsException {
    SqsRules.send(queue.settings(), input);
    Message message = queue.send(SendRequest.of(input));
    ObjectNode sent = Json.object();
    sent.put("MessageId", message.id);
    sent.put("MD5OfMessageBody", Digests.md5(message.body));
    if (!message.attributes.isEmpty()) {
      sent.put("MD5OfMessageAttributes", Digests.md5(message.attributes));
    }
    if (queue.settings().fifo()) {
      sent.put("SequenceNumber", Received.sequence(message.sequence));
    }
    return sent;
  }

  private static ObjectNode sendBatch(LocalQueue queue, JsonNode input) throws SqsException {
    SqsRules.batch("SendMessageBatch", input.path("Entries"));
    ObjectNode result = Json.object();
    ArrayNode successful = result.putArray("Successful");
    ArrayNode failed = result.putArray("Failed");
    for (JsonNode entry : input.path("Entries")) {
      String id = entry.path("Id").asText();
      try {
        successful.add(send(queue, entry).put("Id", id));
      } catch (SqsException e) {
        failed.add(failure(id, e));
      }
    }
    return result;
  }

  private static ObjectNode failure(String id, SqsException e) {
    return Json.object()
        .put("Id", id)
        .put("SenderFault", true)
        .put("Code", e.query())
        .put("Message", e.getMessage());
  }

  private static ObjectNode receive(LocalQueue queue, JsonNode input)
      throws SqsException, InterruptedException {
    SqsRules.receive(input);
    int most = input.path("MaxNumberOfMessages").asInt(1);
    int wait = input.path("WaitTimeSeconds").asInt();
    Duration visibility =
        input.has("VisibilityTimeout")
            ? Duration.ofSeconds(input.path("VisibilityTimeout").asLong())
            : queue.settings().visibilityTimeout();
    ObjectNode result = Json.object();
    List<Received> received = queue.receive(most, visibility, Duration.ofSeconds(wait));
    if (!received.isEmpty()) {
      ArrayNode messages = result.putArray("Messages");
      received.forEach(message -> messages.add(message(message)));
    }
    return result;
  }

  private static ObjectNode message(Received received) {
    ObjectNode message = Json.object();
    message.put("MessageId", received.id());
    message.put("ReceiptHandle", received.receiptHandle());
    message.put("MD5OfBody", Digests.md5(received.body()));
    message.put("Body", received.body());
    ObjectNode attributes = message.putObject("Attributes");
    received.attributes().forEach(attributes::put);
    if (!received.messageAttributes().isEmpty()) {
      message.put("MD5OfMessageAttributes", Digests.md5(received.messageAttributes()));
      message.set("MessageAttributes", received.messageAttributes());
    }
    return message;
  }

  private static ObjectNode delete(LocalQueue queue, JsonNode input) throws SqsException {
    if (input.path("ReceiptHandle").asText().isEmpty()) {
      throw SqsException.missing("ReceiptHandle");
    }
    queue.delete(input.path("ReceiptHandle").asText()); // an old handle is no error on AWS either
    return Json.object();
  }

  private static ObjectNode deleteBatch(LocalQueue queue, JsonNode input) throws SqsException {
    SqsRules.batch("DeleteMessageBatch", input.path("Entries"));
    ObjectNode result = Json.object();
    ArrayNode successful = result.putArray("Successful");
    ArrayNode failed = result.putArray("Failed");
    for (JsonNode entry : input.path("Entries")) {
      String id = entry.path("Id").asText();
      try {
        delete(queue, entry);
        successful.add(Json.object().put("Id", id));
      } catch (SqsException e) {
        failed.add(failure(id, e));
      }
    }
    return result;
  }

  private static ObjectNode changeVisibility(LocalQueue queue, JsonNode input) throws SqsException {
    SqsRules.visibility(input);
    Duration timeout = Duration.ofSeconds(input.path("VisibilityTimeout").asLong());
    if (!queue.changeVisibility(input.path("ReceiptHandle").asText(), timeout)) {
      throw SqsException.invalidHandle();
    }
    return Json.object();
  }

  private ObjectNode url(JsonNode input, String endpoint) throws SqsException {
    LocalQueue queue = named(input.path("QueueName").asText());
    return Json.object().put("QueueUrl", url(endpoint, queue.name()));
  }

  private static String url(String endpoint, String name) {
    return endpoint + "/" + Account.ID + "/" + name;
  }

  private ObjectNode attributes(LocalQueue queue) {
    ObjectNode result = Json.object();
    ObjectNode attributes = result.putObject("Attributes");
    attributes.put("ApproximateNumberOfMessages", Integer.toString(queue.visible()));
    attributes.put("ApproximateNumberOfMessagesNotVisible", Integer.toString(queue.inFlight()));
    attributes.put("ApproximateNumberOfMessagesDelayed", Integer.toString(queue.delayed()));
    attributes.put(
        "VisibilityTimeout", Long.toString(queue.settings().visibilityTimeout().toSeconds()));
    attributes.put("DelaySeconds", Long.toString(queue.settings().delay().toSeconds()));
    attributes.put(
        "MessageRetentionPeriod", Long.toString(queue.settings().retention().toSeconds()));
    attributes.put("QueueArn", arn(queue.name()));
    if (queue.settings().fifo()) {
      attributes.put("FifoQueue", "true");
      attributes.put(
          "ContentBasedDeduplication",
          Boolean.toString(queue.settings().contentBasedDeduplication()));
      attributes.put(
          "DeduplicationScope",
          queue.settings().deduplicationPerGroup() ? "messageGroup" : "queue");
    }
    queue
        .settings()
        .redrive()
        .ifPresent(
            redrive ->
                attributes.put(
                    "RedrivePolicy",
                    Json.text(
                        Json.object()
                            .put("deadLetterTargetArn", arn(redrive.deadLetterQueue()))
                            .put("maxReceiveCount", redrive.maxReceiveCount()))));
    return result;
  }

  private String arn(String queue) {
    return Account.arn("sqs", region, queue);
  }

  private ObjectNode list(JsonNode input, String endpoint) {
    String prefix = input.path("QueueNamePrefix").asText();
    ObjectNode result = Json.object();
    ArrayNode urls = result.putArray("QueueUrls");
    queues.names().stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(name -> urls.add(url(endpoint, name)));
    return result;
  }

  private static ObjectNode purge(LocalQueue queue) {
    queue.purge();
    return Json.object();
  }

  private static HttpReply reply(int status, ObjectNode body) {
    return new HttpReply(
        status,
        List.of(
            new Header("Content-Type", "application/x-amz-json-1.0"),
            new Header("x-amzn-RequestId", UUID.randomUUID().toString())),
        Json.bytes(body));
  }
}
