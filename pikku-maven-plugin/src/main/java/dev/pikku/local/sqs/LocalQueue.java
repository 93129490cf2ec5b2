package dev.pikku.local.sqs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** A queue with SQS's rules, in memory. */
final class LocalQueue {
  /** How long a first-in-first-out queue remembers what it got. */
  private static final Duration DEDUPLICATION = Duration.ofMinutes(5);

  private final String name;
  private final QueueSettings settings;
  private final Clock clock;
  private final Function<String, Optional<LocalQueue>> others;

  private final List<Message> messages = new ArrayList<>();
  private final Map<String, Message> remembered = new HashMap<>();
  private long sequence;

  /**
   * @param others finds the queue for messages that fail too often
   */
  LocalQueue(
      String name,
      QueueSettings settings,
      Clock clock,
      Function<String, Optional<LocalQueue>> others) {
    this.name = name;
    this.settings = settings;
    this.clock = clock;
    this.others = others;
  }

  String name() {
    return name;
  }

  QueueSettings settings() {
    return settings;
  }

  /** Puts a message at the end, unless it is the same as one of the last minutes. */
  synchronized Message send(SendRequest request) {
    Instant now = clock.instant();
    String deduplicationId = "";
    String memory = "";
    if (settings.fifo()) {
      deduplicationId = request.deduplicationId().orElseGet(() -> Digests.sha256(request.body()));
      String scope = settings.deduplicationPerGroup() ? request.group().orElse("") : "";
      memory = scope + '\n' + deduplicationId;
      remembered.values().removeIf(old -> old.sent.plus(DEDUPLICATION).isBefore(now));
      Message same = remembered.get(memory);
      if (same != null) {
        return same;
      }
    }
    Duration delay = request.delay().orElse(settings.delay());
    Message message = new Message(request, deduplicationId, ++sequence, now, now.plus(delay));
    messages.add(message);
    if (settings.fifo()) {
      remembered.put(memory, message);
    }
    notifyAll();
    return message;
  }

  /** Receives what there is now. */
  synchronized List<Received> receive(int most, Duration visibilityTimeout) {
    Instant now = clock.instant();
    messages.removeIf(message -> message.isOver(now, settings.retention()));
    List<Received> received = new ArrayList<>();
    Set<String> held = new HashSet<>();
    for (Iterator<Message> all = messages.iterator(); all.hasNext() && received.size() < most; ) {
      Message message = all.next();
      if (!message.isVisible(now)) {
        // what comes later in its group waits for it
        message.group.filter(group -> settings.fifo()).ifPresent(held::add);
      } else if (message.group.filter(held::contains).isEmpty()) {
        if (isSpent(message)) {
          all.remove();
          deadLetters().ifPresent(queue -> queue.take(message));
        } else {
          hand(message, now, visibilityTimeout);
          received.add(message.received());
        }
      }
    }
    return received;
  }

  /** Receives, and waits for the first message if there is none yet. */
  synchronized List<Received> receive(int most, Duration visibilityTimeout, Duration patience)
      throws InterruptedException {
    Instant end = clock.instant().plus(patience);
    List<Received> received = receive(most, visibilityTimeout);
    while (received.isEmpty() && clock.instant().isBefore(end)) {
      wait(Math.max(1, Duration.between(clock.instant(), next(end)).toMillis()));
      received = receive(most, visibilityTimeout);
    }
    return received;
  }

  /** Whether the handle is that of a message which is still there. */
  synchronized boolean delete(String receiptHandle) {
    boolean deleted = messages.removeIf(message -> message.receiptHandle.equals(receiptHandle));
    notifyAll(); // others of its group may wait for that
    return deleted;
  }

  synchronized boolean changeVisibility(String receiptHandle, Duration timeout) {
    for (Message message : messages) {
      if (message.receiptHandle.equals(receiptHandle)) {
        message.visible = clock.instant().plus(timeout);
        notifyAll();
        return true;
      }
    }
    return false;
  }

  synchronized void purge() {
    messages.clear();
  }

  /** Messages that can be received. */
  synchronized int visible() {
    Instant now = clock.instant();
    messages.removeIf(message -> message.isOver(now, settings.retention()));
    return (int) messages.stream().filter(message -> message.isVisible(now)).count();
  }

  /** Messages that somebody works on. */
  synchronized int inFlight() {
    Instant now = clock.instant();
    return (int)
        messages.stream()
            .filter(message -> message.receiveCount > 0 && !message.isVisible(now))
            .count();
  }

  /** Messages whose delay is not over. */
  synchronized int delayed() {
    return messages.size() - visible() - inFlight();
  }

  private void hand(Message message, Instant now, Duration visibilityTimeout) {
    message.receiveCount++;
    message.receiptHandle = UUID.randomUUID().toString();
    message.visible = now.plus(visibilityTimeout);
    if (message.firstReceived == null) {
      message.firstReceived = now;
    }
  }

  private boolean isSpent(Message message) {
    return settings
        .redrive()
        .filter(redrive -> message.receiveCount >= redrive.maxReceiveCount())
        .isPresent();
  }

  private Optional<LocalQueue> deadLetters() {
    return settings.redrive().flatMap(redrive -> others.apply(redrive.deadLetterQueue()));
  }

  private synchronized void take(Message message) {
    message.receiveCount = 0;
    message.receiptHandle = "";
    message.visible = clock.instant();
    if (settings.fifo()) {
      message.aging = message.visible; // its time begins anew, as only here
    }
    messages.add(message);
    notifyAll();
  }

  /** When it is worth to look again: at the latest at the end. */
  private Instant next(Instant end) {
    Instant now = clock.instant();
    Instant next = end;
    for (Message message : messages) {
      if (message.visible.isAfter(now) && message.visible.isBefore(next)) {
        next = message.visible;
      }
    }
    return next;
  }
}
