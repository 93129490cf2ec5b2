package dev.pikku.local.deployment;

import java.util.List;

/** What calls a function. */
public sealed interface EventSource {

  /**
   * Requests.
   *
   * @param rest whether of a REST API, else of an HTTP API
   * @param method in capitals, or {@code ANY}
   * @param path or {@code $default}
   */
  record HttpRoute(boolean rest, String method, String path) implements EventSource {}

  /**
   * Messages of a channel.
   *
   * @param key such as {@code $connect} or an action
   * @param answers whether what the function returns goes to the client
   */
  record ChannelRoute(String key, boolean answers) implements EventSource {}

  /**
   * Messages of a queue.
   *
   * @param queue its name on AWS
   * @param batchSize how many at once
   * @param window how many seconds to wait for a full batch
   * @param partial whether the function's answer says which messages failed
   */
  record QueueSource(String queue, int batchSize, int window, boolean partial)
      implements EventSource {}

  /**
   * The clock.
   *
   * @param name of the task
   * @param expressions AWS's, such as {@code cron(0 3 ? * 2 *)}
   * @param timeZone where they count
   * @param input the event, as JSON; empty for EventBridge's own
   */
  record ScheduleSource(String name, List<String> expressions, String timeZone, String input)
      implements EventSource {
    public ScheduleSource {
      expressions = List.copyOf(expressions);
    }
  }
}
