package dev.pikku.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What Lambda does between a queue and a function: it polls, hands batches over, and deletes what
 * the answer does not name as failed. The rest comes back when its visibility timeout is over. An
 * environment that is killed, or takes too long, is replaced, and its batch has failed.
 */
final class EventSourceMapping implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH = 10;
  private static final String EMPTY = "{\"Records\":[]}";

  private final ElasticMq sqs;
  private final String queueUrl;
  private final Source source;
  private final AtomicReferenceArray<@Nullable LambdaProcess> environments;
  private final ExecutorService pollers = Executors.newCachedThreadPool();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final List<Future<?>> polling = new ArrayList<>();
  private volatile boolean open = true;

  /** Starts environments of a function. */
  interface Environments {
    LambdaProcess start() throws IOException;
  }

  /** Hears of messages that were done, before they are deleted. */
  interface Observer {
    void done(List<String> bodies) throws Exception;
  }

  /**
   * How the function takes messages.
   *
   * @param timeout of the function; less than the queue's visibility timeout
   */
  record Source(Environments environments, int concurrency, Duration timeout, Observer observer) {}

  EventSourceMapping(ElasticMq sqs, String queueUrl, Source source) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.source = source;
    this.environments = new AtomicReferenceArray<>(source.concurrency());
    for (int i = 0; i < source.concurrency(); i++) {
      int number = i;
      polling.add(
          pollers.submit(
              () -> {
                poll(number);
                return null;
              }));
    }
  }

  /** Kills the environment of a number at once (SIGKILL); false if there is none. */
  boolean kill(int number) {
    LambdaProcess victim = environments.get(number);
    if (victim == null || !victim.isAlive()) {
      return false;
    }
    victim.kill();
    return true;
  }

  /** Waits until the queue is empty, and polls no more. */
  void finish(Duration patience) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (sqs.size(queueUrl) > 0) {
      for (Future<?> poller : polling) {
        if (poller.isDone()) {
          poller.get();
        }
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(sqs.size(queueUrl) + " messages are left");
      }
      Thread.sleep(100);
    }
    open = false;
    for (Future<?> poller : polling) {
      poller.get(1, TimeUnit.MINUTES);
    }
  }

  private void poll(int number) throws Exception {
    try {
      while (open) {
        LambdaProcess environment = started(number);
        ArrayNode messages = receive();
        if (!messages.isEmpty()) {
          settle(messages, failed(environment, messages));
        }
      }
    } finally {
      stop(number);
    }
  }

  /** An environment that is ready: a message's time does not begin before. */
  private LambdaProcess started(int number) throws Exception {
    LambdaProcess environment = environments.get(number);
    while (environment == null || !environment.isAlive()) {
      stop(number);
      environment = source.environments().start();
      try {
        LambdaAnswer ready = environment.invoke(EMPTY);
        if (!(ready instanceof LambdaAnswer.Response)) {
          throw new AssertionError("The function does not start: " + ready.body());
        }
      } catch (Throwable failed) {
        environment.close();
        throw failed;
      }
      environments.set(number, environment);
    }
    return environment;
  }

  private void stop(int number) throws IOException {
    LambdaProcess environment = environments.getAndSet(number, null);
    if (environment != null) {
      environment.close();
    }
  }

  private ArrayNode receive() throws Exception {
    ObjectNode request = JSON.createObjectNode().put("QueueUrl", queueUrl);
    request.put("MaxNumberOfMessages", BATCH).put("WaitTimeSeconds", 1);
    request.putArray("AttributeNames").add("All");
    request.putArray("MessageAttributeNames").add("All");
    JsonNode messages = sqs.call("ReceiveMessage", request).path("Messages");
    return messages instanceof ArrayNode some ? some : JSON.createArrayNode();
  }

  /** The ids of those that failed: all, unless the answer names some of them, or none. */
  private Set<String> failed(LambdaProcess environment, ArrayNode messages) throws Exception {
    ScheduledFuture<?> end =
        clock.schedule(environment::kill, source.timeout().toMillis(), TimeUnit.MILLISECONDS);
    LambdaAnswer answer = environment.invoke(event(messages), source.timeout());
    boolean unused = end.cancel(false);
    Set<String> batch = new HashSet<>();
    messages.forEach(message -> batch.add(message.get("MessageId").asText()));
    if (!(answer instanceof LambdaAnswer.Response)) {
      return batch;
    }
    Set<String> failed = new HashSet<>();
    for (JsonNode failure : JSON.readTree(answer.body()).get("batchItemFailures")) {
      failed.add(failure.get("itemIdentifier").asText());
    }
    return batch.containsAll(failed) ? failed : batch;
  }

  private void settle(ArrayNode messages, Set<String> failed) throws Exception {
    ObjectNode request = JSON.createObjectNode().put("QueueUrl", queueUrl);
    ArrayNode entries = request.putArray("Entries");
    List<String> bodies = new ArrayList<>();
    for (JsonNode message : messages) {
      if (!failed.contains(message.get("MessageId").asText())) {
        bodies.add(message.get("Body").asText());
        ObjectNode entry = entries.addObject().put("Id", String.valueOf(entries.size()));
        entry.set("ReceiptHandle", message.get("ReceiptHandle"));
      }
    }
    if (!bodies.isEmpty()) {
      source.observer().done(bodies);
      sqs.call("DeleteMessageBatch", request);
    }
  }

  private String event(ArrayNode messages) {
    String queue = queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    for (JsonNode message : messages) {
      ObjectNode entry = records.addObject();
      entry.set("messageId", message.get("MessageId"));
      entry.set("receiptHandle", message.get("ReceiptHandle"));
      entry.set("body", message.get("Body"));
      entry.set("attributes", message.get("Attributes"));
      entry.putObject("messageAttributes");
      entry.set("md5OfBody", message.get("MD5OfBody"));
      entry.put("eventSource", "aws:sqs");
      entry.put("eventSourceARN", "arn:aws:sqs:eu-central-1:123456789012:" + queue);
      entry.put("awsRegion", "eu-central-1");
    }
    return event.toString();
  }

  @Override
  public void close() {
    pollers.shutdownNow();
    clock.shutdownNow();
  }
}
