package dev.pikku.aws;

import dev.pikku.json.JsonWriter;
import dev.pikku.service.QueueOptions;
import dev.pikku.service.QueueService;
import dev.pikku.service.VariableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages to SQS. The URL of a queue {@code todo-reminders} is in the environment as {@code
 * PIKKU_QUEUE_URL_TODO_REMINDERS}; {@code AWS_ENDPOINT_URL_SQS} or {@code AWS_ENDPOINT_URL} lead to
 * another endpoint than AWS's.
 */
public final class SqsQueueService implements QueueService {
  /** What SQS takes: 1 MiB since August 2025, 256 KiB before. */
  private static final int MAX_BYTES = 1024 * 1024;

  private final Map<String, String> environment;
  private final AwsClient client;

  public SqsQueueService(Map<String, String> environment) {
    this.environment = environment;
    this.client = new AwsClient("sqs", environment);
  }

  /**
   * Sends one message.
   *
   * @throws IllegalArgumentException if the message is too large for SQS, or the options do not fit
   *     the kind of queue
   * @throws IllegalStateException if the queue's URL is not known, or SQS does not take the message
   */
  @Override
  public String send(String queue, String body, QueueOptions options) {
    String url = url(queue);
    check(queue, url.endsWith(".fifo"), options);
    int size = body.getBytes(StandardCharsets.UTF_8).length;
    if (size > MAX_BYTES) {
      throw new IllegalArgumentException(
          "A message for the queue "
              + queue
              + " has "
              + size
              + " bytes; SQS takes "
              + MAX_BYTES
              + ". Store what is large elsewhere and send where it is.");
    }
    AwsResponse response;
    try {
      response =
          client.post(
              endpoint(url), region(url), "AmazonSQS.SendMessage", request(url, body, options));
    } catch (IOException failed) {
      throw new IllegalStateException(
          "SQS did not take a message for the queue " + queue + ": " + failed.getMessage(), failed);
    }
    String id = response.text("MessageId");
    if (id == null) {
      throw new IllegalStateException("SQS took a message for the queue " + queue + " without id");
    }
    return id;
  }

  private String url(String queue) {
    String variable = "PIKKU_QUEUE_URL_" + VariableName.of(queue);
    String url = environment.get(variable);
    if (url == null || url.isEmpty()) {
      throw new IllegalStateException(
          "There is no URL for the queue \"" + queue + "\". Set the variable " + variable + ".");
    }
    return url;
  }

  private static void check(String queue, boolean fifo, QueueOptions options) {
    if (fifo && options.group() == null) {
      throw new IllegalArgumentException(
          "The queue " + queue + " is first-in-first-out: its messages need a group");
    }
    if (!fifo && (options.group() != null || options.deduplicationId() != null)) {
      throw new IllegalArgumentException(
          "The queue " + queue + " is not first-in-first-out: its messages have no group");
    }
    if (fifo && options.delaySeconds() > 0) {
      throw new IllegalArgumentException(
          "The queue " + queue + " is first-in-first-out: its messages cannot be delayed");
    }
  }

  private static byte[] request(String url, String body, QueueOptions options) {
    JsonWriter out = new JsonWriter(body.length() + 256);
    out.beginObject().name("QueueUrl").value(url).name("MessageBody").value(body);
    if (options.delaySeconds() > 0) {
      out.name("DelaySeconds").value(options.delaySeconds());
    }
    if (options.group() != null) {
      out.name("MessageGroupId").value(options.group());
    }
    if (options.deduplicationId() != null) {
      out.name("MessageDeduplicationId").value(options.deduplicationId());
    }
    return out.endObject().toByteArray();
  }

  private String endpoint(String url) {
    String stated = AwsClient.statedEndpoint(environment, "SQS");
    if (stated != null) {
      return stated;
    }
    int path = url.indexOf('/', url.indexOf("//") + 2);
    return (path < 0 ? url : url.substring(0, path)) + "/";
  }

  /** The region that AWS's queue URLs begin with, as in sqs.eu-central-1.amazonaws.com. */
  private static @Nullable String region(String url) {
    int from = url.indexOf("://sqs.") + 7;
    int end = url.indexOf('.', from);
    if (from < 7 || end < 0) {
      return null;
    }
    String label = url.substring(from, end);
    return label.indexOf('-') > 0 && label.indexOf('/') < 0 ? label : null;
  }
}
