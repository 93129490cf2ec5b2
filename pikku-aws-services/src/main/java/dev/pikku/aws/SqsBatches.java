package dev.pikku.aws;

import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import dev.pikku.service.MessagesNotSentException;
import dev.pikku.service.QueueOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages for one queue on their way, as many in one request as SQS takes. */
final class SqsBatches {
  private static final int MOST = 10;
  private static final int ATTEMPTS = 4;
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final String NO_ANSWER = "SQS did not say that it took it";

  private final AwsClient client;
  private final String endpoint;
  private final @Nullable String region;
  private final String url;
  private final List<String> bodies;
  private final @Nullable List<String> sessions;
  private final QueueOptions options;
  private final @Nullable String traceId;

  private final List<Integer> refused = new ArrayList<>();
  private @Nullable String reason;
  private @Nullable IOException cause;

  SqsBatches(
      AwsClient client,
      String endpoint,
      @Nullable String region,
      String url,
      List<String> bodies,
      @Nullable List<String> sessions,
      QueueOptions options,
      @Nullable String traceId) {
    this.client = client;
    this.endpoint = endpoint;
    this.region = region;
    this.url = url;
    this.bodies = bodies;
    this.sessions = sessions;
    this.options = options;
    this.traceId = traceId;
  }

  /**
   * Sends them all. Where a whole request fails, no other follows.
   *
   * @param sizes what SQS counts of each
   */
  void send(String queue, int[] sizes) {
    int next = 0;
    while (next < sizes.length && cause == null) {
      List<Integer> batch = new ArrayList<>(MOST);
      for (long size = sizes[next]; size <= SqsQueueService.MAX_BYTES; size += sizes[next]) {
        batch.add(next++);
        if (next == sizes.length || batch.size() == MOST) {
          break;
        }
      }
      try {
        send(batch);
      } catch (IOException failed) {
        cause = failed;
        fail(String.valueOf(failed.getMessage()));
        refused.addAll(batch);
      }
    }
    for (; next < sizes.length; next++) {
      refused.add(next);
    }
    if (!refused.isEmpty()) {
      refused.sort(null);
      throw new MessagesNotSentException(
          queue, refused, sizes.length, reason == null ? NO_ANSWER : reason, cause);
    }
  }

  /**
   * Sends one batch, and again what SQS could not take for the moment.
   *
   * @param left loses what was sent and what is refused for good
   */
  private void send(List<Integer> left) throws IOException {
    for (int attempt = 1; ; attempt++) {
      AwsResponse response =
          client.post(endpoint, region, "AmazonSQS.SendMessageBatch", request(left));
      String why = settle(left, response.body());
      if (left.isEmpty()) {
        return;
      }
      long longestPause = FIRST_PAUSE_MILLIS << attempt;
      if (attempt == ATTEMPTS || AwsClient.millisLeft() <= longestPause) {
        fail(why == null ? NO_ANSWER : why);
        refused.addAll(left);
        return;
      }
      AwsClient.pause(longestPause);
    }
  }

  private void fail(String why) {
    if (reason == null) {
      reason = why;
    }
  }

  private byte[] request(List<Integer> batch) {
    JsonWriter out = new JsonWriter();
    out.beginObject().name("QueueUrl").value(url).name("Entries").beginArray();
    for (int position : batch) {
      out.beginObject().name("Id").value(Integer.toString(position));
      SqsQueueService.message(
          out,
          bodies.get(position),
          options,
          traceId,
          sessions == null ? null : sessions.get(position));
      out.endObject();
    }
    return out.endArray().endObject().toByteArray();
  }

  /** Takes out what is decided; gives SQS's word for what failed of the rest. */
  private @Nullable String settle(List<Integer> left, byte[] answer) {
    String why = null;
    try {
      JsonReader in = new JsonReader(answer);
      if (in.beginObject()) {
        for (String key = in.nextName(); key != null; key = in.nextName()) {
          boolean failures = key.equals("Failed");
          if ((failures || key.equals("Successful")) && in.peek() == '[') {
            in.beginArray();
            while (in.nextElement()) {
              String code = settleOne(left, in, failures);
              why = why == null ? code : why;
            }
          } else {
            in.skip();
          }
        }
      }
    } catch (RuntimeException notJson) {
      return NO_ANSWER;
    }
    return why;
  }

  private @Nullable String settleOne(List<Integer> left, JsonReader in, boolean failure) {
    String id = "";
    String code = null;
    boolean forGood = false;
    if (in.beginObject()) {
      for (String key = in.nextName(); key != null; key = in.nextName()) {
        switch (key) {
          case "Id" -> id = in.string();
          case "Code" -> code = in.string();
          case "SenderFault" -> forGood = in.bool();
          default -> in.skip();
        }
      }
    }
    if (!failure) {
      remove(left, id);
    } else if (forGood && remove(left, id)) {
      fail(AwsResponse.printable(code));
      refused.add(Integer.parseInt(id));
    }
    return failure ? AwsResponse.printable(code) : null;
  }

  private static boolean remove(List<Integer> left, String id) {
    for (int i = 0; i < left.size(); i++) {
      if (id.equals(Integer.toString(left.get(i)))) {
        left.remove(i);
        return true;
      }
    }
    return false;
  }
}
