package dev.pikku.benchmarks.process;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * What one process is asked: a POST that creates a todo, a GET of that todo, then both in turn.
 * Times are taken where the bytes arrive.
 */
final class Conversation {
  private final byte[] post;
  private final String getTemplate;
  private final int warmUp;
  private final long[] latencies;
  private final CountDownLatch firstAnswer = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  private byte @Nullable [] get;
  private int asked = -1;
  private long sentAt;
  private volatile long readyAt;
  private volatile long firstAnsweredAt;
  private volatile long measuringSince;
  private volatile long measuringUntil;
  private volatile @Nullable String failure;

  /**
   * @param getTemplate an event with {@code @ID@} where the created todo's id goes
   * @param warmUp invocations before measuring
   * @param measured invocations to measure; 0 ends the conversation after the second answer
   */
  Conversation(byte[] post, String getTemplate, int warmUp, int measured) {
    this.post = post;
    this.getTemplate = getTemplate;
    this.warmUp = measured == 0 ? 0 : warmUp;
    this.latencies = new long[measured];
  }

  /** The next event, or null when the conversation is over. */
  synchronized byte @Nullable [] next(long now) {
    if (readyAt == 0) {
      readyAt = now;
    }
    asked++;
    int measuring = asked - 2 - warmUp;
    if (measuring == 0) {
      measuringSince = now;
    }
    if (measuring >= latencies.length || failure != null) {
      measuringUntil = now;
      end.countDown();
      return null;
    }
    return asked % 2 == 0 || get == null ? post : get;
  }

  synchronized void sent(long now) {
    sentAt = now;
  }

  /** Takes an answer; the first two are checked, and two of every thousand after that. */
  synchronized void answered(byte[] body, long now) {
    int measuring = asked - 2 - warmUp;
    if (measuring >= 0) {
      latencies[measuring] = now - sentAt;
    }
    if (asked == 0) {
      firstAnsweredAt = now;
      String text = check(body, "\"statusCode\":201");
      int at = text.indexOf("\\\"id\\\":\\\"");
      if (at < 0) {
        fail("The first answer has no id: " + text);
      } else {
        String id = text.substring(at + 9, text.indexOf('\\', at + 9));
        get = getTemplate.replace("@ID@", id).getBytes(StandardCharsets.UTF_8);
      }
      firstAnswer.countDown();
    } else if (asked % 1000 < 2) {
      check(body, asked % 2 == 0 ? "\"statusCode\":201" : "\"statusCode\":200");
    }
  }

  private String check(byte[] body, String status) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (!text.contains(status) || !text.contains("Buy milk")) {
      fail("Not the answer of a todo backend: " + text);
    }
    return text;
  }

  void fail(String reason) {
    if (failure == null && end.getCount() > 0) {
      failure = reason;
    }
    firstAnswer.countDown();
    end.countDown();
  }

  void awaitFirstAnswer() throws InterruptedException {
    firstAnswer.await();
  }

  void awaitEnd() throws InterruptedException {
    end.await();
  }

  @Nullable String failure() {
    return failure;
  }

  long readyAt() {
    return readyAt;
  }

  long firstAnsweredAt() {
    return firstAnsweredAt;
  }

  /** Nanoseconds of each measured invocation, from the event's last byte to the answer's. */
  long[] latencies() {
    return latencies.clone();
  }

  double invocationsPerSecond() {
    return latencies.length / ((measuringUntil - measuringSince) / 1e9);
  }
}
