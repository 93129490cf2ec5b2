package dev.pikku.local.sqs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message in a queue. Its queue guards it. */
final class Message {
  final String id = UUID.randomUUID().toString();
  final String body;
  final ObjectNode attributes;
  final Optional<String> group;
  final String deduplicationId;
  final long sequence;
  final Instant sent;

  /** What its age counts from. */
  Instant aging;

  /** When it can be received. */
  Instant visible;

  int receiveCount;
  @Nullable Instant firstReceived;

  /** Says who received it last; empty until then, and for a while after it came back. */
  String receiptHandle = "";

  Message(
      SendRequest request, String deduplicationId, long sequence, Instant sent, Instant visible) {
    this.body = request.body();
    this.attributes = request.attributes();
    this.group = request.group();
    this.deduplicationId = deduplicationId;
    this.sequence = sequence;
    this.sent = sent;
    this.aging = sent;
    this.visible = visible;
  }

  boolean isVisible(Instant now) {
    return !visible.isAfter(now);
  }

  boolean isOver(Instant now, Duration retention) {
    return !now.isBefore(aging.plus(retention));
  }

  /** What a receiver sees of it at this moment. */
  Received received() {
    return new Received(this);
  }
}
