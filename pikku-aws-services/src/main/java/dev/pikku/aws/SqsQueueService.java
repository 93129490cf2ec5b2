package dev.pikku.aws;

import dev.pikku.json.JsonWriter;
import dev.pikku.service.MessageTooLargeException;
import dev.pikku.service.MessagesNotSentException;
import dev.pikku.service.QueueOptions;
import dev.pikku.service.QueueService;
import dev.pikku.service.VariableName;
import dev.pikku.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages to SQS. The URL of a queue {@code todo-reminders} is in the environment as {@code
 * PIKKU_QUEUE_URL_TODO_REMINDERS}; {@code AWS_ENDPOINT_URL_SQS} or {@code AWS_ENDPOINT_URL} lead to
 * another endpoint than AWS's.
 */
public final class SqsQueueService implements QueueService {
  /** What SQS takes: 1 MiB since August 2025, 256 KiB before. */
  static final int MAX_BYTES = 1024 * 1024;

  /** The attribute by which a message says what its sender is found by in the logs. */
  private static final String TRACE_ID = "PikkuTraceId";

  /** The same of its session, where the worker asks for that. */
  private static final String SESSION = "PikkuSession";

  private static final String TEXT = "String";
  private static final String FIFO = ".fifo";

  private final Map<String, String> environment;
  private final AwsClient client;

  public SqsQueueService(Map<String, String> environment) {
    this.environment = environment;
    this.client = new AwsClient("sqs", environment);
  }

  /**
   * Sends one message. The trace id of the call that sends it goes with it.
   *
   * @throws MessageTooLargeException if the message is too large for SQS
   * @throws IllegalArgumentException if the options do not fit the kind of queue
   * @throws IllegalStateException if the queue's URL is not known, or SQS does not take the message
   */
  @Override
  public String send(String queue, String body, QueueOptions options) {
    return send(queue, body, null, options);
  }

  @Override
  public String sendSigned(String queue, String body, String session, QueueOptions options) {
    return send(queue, body, session, options);
  }

  private String send(String queue, String body, @Nullable String session, QueueOptions options) {
    String url = url(queue);
    check(queue, url.endsWith(FIFO), options);
    String traceId = Wire.currentTraceId();
    size(queue, body, traceId, session);
    JsonWriter request = new JsonWriter(body.length() + 256);
    request.beginObject().name("QueueUrl").value(url);
    message(request, body, options, traceId, session);
    AwsResponse response;
    try {
      response =
          client.post(
              endpoint(url),
              region(url),
              "AmazonSQS.SendMessage",
              request.endObject().toByteArray());
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

  /**
   * Sends several messages, ten at once unless the queue is first-in-first-out: there a message
   * that SQS refuses for the moment would be overtaken by those behind it.
   *
   * @throws MessageTooLargeException if one is too large for SQS; then none was sent
   * @throws IllegalArgumentException if the options do not fit the kind of queue; then none was
   *     sent
   * @throws MessagesNotSentException if SQS does not take some of them, in further attempts neither
   */
  @Override
  public void sendAll(String queue, List<String> bodies, QueueOptions options) {
    if (!sendTogether(queue, bodies, null, options)) {
      QueueService.super.sendAll(queue, bodies, options);
    }
  }

  @Override
  public void sendAllSigned(
      String queue, List<String> bodies, List<String> sessions, QueueOptions options) {
    if (!sendTogether(queue, bodies, sessions, options)) {
      QueueService.super.sendAllSigned(queue, bodies, sessions, options);
    }
  }

  /**
   * @return whether they were; else each is to be sent alone
   */
  private boolean sendTogether(
      String queue, List<String> bodies, @Nullable List<String> sessions, QueueOptions options) {
    String url = url(queue);
    boolean fifo = url.endsWith(FIFO);
    check(queue, fifo, options);
    options.checkFor(bodies.size());
    String traceId = Wire.currentTraceId();
    int[] sizes = new int[bodies.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = size(queue, bodies.get(i), traceId, sessions == null ? null : sessions.get(i));
    }
    if (fifo || sizes.length < 2) {
      return false;
    }
    new SqsBatches(client, endpoint(url), region(url), url, bodies, sessions, options, traceId)
        .send(queue, sizes);
    return true;
  }

  /** What SQS counts of a message, which is refused if that is too much. */
  private static int size(
      String queue, String body, @Nullable String traceId, @Nullable String session) {
    int size = body.getBytes(StandardCharsets.UTF_8).length;
    if (traceId != null) {
      size += TRACE_ID.length() + TEXT.length() + traceId.length();
    }
    if (session != null) {
      size += SESSION.length() + TEXT.length() + session.length();
    }
    if (size > MAX_BYTES) {
      throw MessageTooLargeException.of(queue, size, MAX_BYTES);
    }
    return size;
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

  /** Writes the members of a message into an object that was begun. */
  static void message(
      JsonWriter out,
      String body,
      QueueOptions options,
      @Nullable String traceId,
      @Nullable String session) {
    out.name("MessageBody").value(body);
    if (options.delaySeconds() > 0) {
      out.name("DelaySeconds").value(options.delaySeconds());
    }
    if (options.group() != null) {
      out.name("MessageGroupId").value(options.group());
    }
    if (options.deduplicationId() != null) {
      out.name("MessageDeduplicationId").value(options.deduplicationId());
    }
    if (traceId != null || session != null) {
      out.name("MessageAttributes").beginObject();
      attribute(out, TRACE_ID, traceId);
      attribute(out, SESSION, session);
      out.endObject();
    }
  }

  private static void attribute(JsonWriter out, String name, @Nullable String value) {
    if (value != null) {
      out.name(name).beginObject().name("DataType").value(TEXT);
      out.name("StringValue").value(value).endObject();
    }
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
