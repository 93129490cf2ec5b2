package dev.pikku.service;

import dev.pikku.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A queue whose messages are JSON. The generated bootstrap has one for each queue that its backend
 * sends to, which says how a message is written.
 *
 * @param <T> the worker's input
 */
public abstract class JsonQueue<T> implements Queue<T> {
  final QueueService service;
  final String name;

  /**
   * @param name the queue's name in the workspace
   */
  protected JsonQueue(QueueService service, String name) {
    this.service = service;
    this.name = name;
  }

  /** Writes one message. */
  protected abstract void write(JsonWriter out, T message);

  @Override
  public final String send(T message, QueueOptions options) {
    return dispatch(body(message), options);
  }

  @Override
  public final void sendAll(List<? extends T> messages, QueueOptions options) {
    List<String> bodies = new ArrayList<>(messages.size());
    for (T message : messages) {
      bodies.add(body(message));
    }
    dispatchAll(bodies, options);
  }

  /** Hands one message on. */
  String dispatch(String body, QueueOptions options) {
    return service.send(name, body, options);
  }

  /** Hands several messages on. */
  void dispatchAll(List<String> bodies, QueueOptions options) {
    service.sendAll(name, bodies, options);
  }

  private String body(T message) {
    JsonWriter out = new JsonWriter();
    write(out, message);
    return new String(out.buffer(), 0, out.length(), StandardCharsets.UTF_8);
  }
}
