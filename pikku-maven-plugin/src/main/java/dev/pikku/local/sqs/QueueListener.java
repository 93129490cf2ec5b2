package dev.pikku.local.sqs;

import dev.pikku.local.lambda.Answer;
import dev.pikku.local.lambda.LambdaFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Hands the messages of a queue to a function, batch after batch, and deletes those that did not
 * fail. The others come back when their visibility timeout is over, as on AWS.
 */
public final class QueueListener implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final LocalQueue queue;
  private final Source source;
  private final LambdaFunction function;
  private final Consumer<String> log;
  private final Thread thread;

  /**
   * How the function takes messages.
   *
   * @param region that the queue claims to be in
   * @param batchSize how many at once
   * @param window how long to wait for a full batch
   * @param partial whether the function's answer says which messages failed
   */
  public record Source(String region, int batchSize, Duration window, boolean partial) {}

  private QueueListener(
      LocalQueue queue, Source source, LambdaFunction function, Consumer<String> log) {
    this.queue = queue;
    this.source = source;
    this.function = function;
    this.log = log;
    this.thread = new Thread(this::listen, "pikku-" + queue.name());
  }

  /** Starts to listen. */
  public static QueueListener start(
      LocalQueues queues,
      String queue,
      Source source,
      LambdaFunction function,
      Consumer<String> log) {
    QueueListener listener =
        new QueueListener(queues.find(queue).orElseThrow(), source, function, log);
    listener.thread.setDaemon(true);
    listener.thread.start();
    return listener;
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void listen() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        List<Received> batch = batch();
        if (!batch.isEmpty()) {
          handOver(batch);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it ends
    }
  }

  private List<Received> batch() throws InterruptedException {
    Duration visibility = queue.settings().visibilityTimeout();
    List<Received> batch = new ArrayList<>(queue.receive(source.batchSize(), visibility, PATIENCE));
    long end = System.nanoTime() + source.window().toNanos();
    while (!batch.isEmpty() && batch.size() < source.batchSize() && System.nanoTime() < end) {
      Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
      batch.addAll(queue.receive(source.batchSize() - batch.size(), visibility, left));
    }
    return batch;
  }

  private void handOver(List<Received> batch) throws InterruptedException {
    Set<String> ids = new HashSet<>();
    batch.forEach(message -> ids.add(message.id()));
    Answer answer;
    try {
      answer = function.invoke(QueueEvent.of(queue.name(), source.region(), batch)).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A function always answers", e);
    }
    Set<String> failed = BatchVerdict.failed(answer, source.partial(), ids);
    for (Received message : batch) {
      if (!failed.contains(message.id())) {
        queue.delete(message.receiptHandle());
      }
    }
    log.accept(
        batch.size()
            + (batch.size() == 1 ? " message" : " messages")
            + (failed.isEmpty()
                ? ""
                : ", "
                    + failed.size()
                    + " failed and back in "
                    + queue.settings().visibilityTimeout().toSeconds()
                    + " s"));
  }
}
