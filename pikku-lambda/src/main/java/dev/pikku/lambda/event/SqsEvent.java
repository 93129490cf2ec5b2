package dev.pikku.lambda.event;

import dev.pikku.json.JsonWriter;
import dev.pikku.service.VariableName;
import dev.pikku.wire.QueueJob;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A batch of SQS messages, and the answer that says which of them have to come again. */
public final class SqsEvent {
  private static final String TRACE_ID = "PikkuTraceId";

  private final List<QueueJob> jobs = new ArrayList<>();
  private final String[] queues;
  private final Map<String, String> environment;
  private String arn = "";
  private String queue = "";

  private SqsEvent(String[] queues, Map<String, String> environment) {
    this.queues = queues;
    this.environment = environment;
  }

  /**
   * Reads a batch.
   *
   * @param queues the names in the workspace of the queues that are worked
   * @param environment says by which name AWS knows a queue
   * @throws RuntimeException if it is malformed: then the whole batch comes again
   */
  public static SqsEvent read(
      byte[] event, String[] queues, Map<String, String> environment, long deadline) {
    SqsEvent batch = new SqsEvent(queues, environment);
    EventScan scan = new EventScan(event);
    if (scan.beginObject()) {
      while (scan.nextKey()) {
        if (!scan.isKey("Records")) {
          scan.skip();
        } else if (scan.beginArray()) {
          while (scan.nextElement()) {
            batch.jobs.add(batch.job(scan, deadline));
          }
        }
      }
    }
    return batch;
  }

  private QueueJob job(EventScan scan, long deadline) {
    String id = null;
    String queue = "";
    byte[] body = {};
    Attributes attributes = new Attributes();
    if (scan.beginObject()) {
      while (scan.nextKey()) {
        if (scan.isKey("messageId")) {
          id = scan.text();
        } else if (scan.isKey("body")) {
          body = scan.bytes();
        } else if (scan.isKey("eventSourceARN")) {
          queue = queue(scan.text());
        } else if (scan.isKey("attributes")) {
          attributes.read(scan);
        } else if (scan.isKey("messageAttributes")) {
          attributes.readStated(scan);
        } else {
          scan.skip();
        }
      }
    }
    if (id == null) {
      // without its id it could not be returned, and would count as done
      throw new IllegalArgumentException("A record has no messageId");
    }
    return new QueueJob(
        queue,
        id,
        attributes.attempt,
        attributes.group,
        attributes.sentAt,
        body,
        attributes.traceId(),
        deadline,
        attributes.deduplicationId,
        attributes.sequenceNumber,
        attributes.firstReceivedAt,
        attributes.stated == null ? Map.of() : Collections.unmodifiableMap(attributes.stated));
  }

  /** The queue's name in the workspace; the physical one where nothing else is known. */
  private String queue(@Nullable String arn) {
    if (arn == null) {
      return "";
    }
    if (!arn.equals(this.arn)) {
      // a batch is of one queue, as a rule
      this.arn = arn;
      queue = wired(arn.substring(arn.lastIndexOf(':') + 1));
    }
    return queue;
  }

  private String wired(String physical) {
    for (int i = 0; i < queues.length; i++) {
      if (physical.equals(environment.get("PIKKU_QUEUE_" + VariableName.of(queues[i])))) {
        return queues[i];
      }
    }
    return physical;
  }

  /** The batch's messages, in order. */
  public List<QueueJob> jobs() {
    return jobs;
  }

  /**
   * Writes the partial-batch answer.
   *
   * @param failed for each job whether it has to come again
   */
  public JsonWriter answer(boolean[] failed) {
    JsonWriter out = new JsonWriter();
    out.beginObject().name("batchItemFailures").beginArray();
    for (int i = 0; i < failed.length; i++) {
      if (failed[i]) {
        out.beginObject().name("itemIdentifier").value(jobs.get(i).id()).endObject();
      }
    }
    return out.endArray().endObject();
  }

  /** What SQS says about a message. */
  private static final class Attributes {
    private int attempt = 1;
    private long sentAt;
    private @Nullable String group;
    private @Nullable String deduplicationId;
    private @Nullable String sequenceNumber;
    private long firstReceivedAt;
    private @Nullable String xrayHeader;
    private @Nullable String senderTraceId;
    private @Nullable Map<String, String> stated;

    /** The sender's own; whether it is harmless, the job looks after. */
    private @Nullable String traceId() {
      return senderTraceId == null ? xrayHeader : senderTraceId;
    }

    private void read(EventScan scan) {
      if (scan.beginObject()) {
        while (scan.nextKey()) {
          if (scan.isKey("ApproximateReceiveCount")) {
            attempt = (int) scan.number(1);
          } else if (scan.isKey("SentTimestamp")) {
            sentAt = scan.number(0);
          } else if (scan.isKey("MessageGroupId")) {
            group = scan.text();
          } else if (scan.isKey("AWSTraceHeader")) {
            xrayHeader = scan.text();
          } else if (scan.isKey("ApproximateFirstReceiveTimestamp")) {
            firstReceivedAt = scan.number(0);
          } else if (scan.isKey("MessageDeduplicationId")) {
            deduplicationId = scan.text();
          } else if (scan.isKey("SequenceNumber")) {
            sequenceNumber = scan.text();
          } else {
            scan.skip();
          }
        }
      }
    }

    /** What the sender stated; Pikku's own attribute is none of the user's. */
    private void readStated(EventScan scan) {
      if (scan.beginObject()) {
        while (scan.nextKey()) {
          if (scan.isKey(TRACE_ID)) {
            senderTraceId = value(scan);
          } else {
            String name = scan.key();
            String value = value(scan);
            if (value != null) {
              if (stated == null) {
                stated = new HashMap<>();
              }
              stated.put(name, value);
            }
          }
        }
      }
    }

    private static @Nullable String value(EventScan scan) {
      String value = null;
      if (scan.beginObject()) {
        while (scan.nextKey()) {
          if (scan.isKey("stringValue") || scan.isKey("binaryValue")) {
            String text = scan.text();
            value = text == null ? value : text;
          } else {
            scan.skip();
          }
        }
      }
      return value;
    }
  }
}
