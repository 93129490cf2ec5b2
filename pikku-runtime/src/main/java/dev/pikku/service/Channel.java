package dev.pikku.service;

/**
 * Sends to the client whose message a function handles. A function asks for it as a parameter,
 * {@code Channel<Progress> channel}, beside what it returns: values are sent at once, as they are,
 * the result follows as the reply. While connecting they wait for the first message. On a
 * {@code @WireHttp(sse = true)} each value is a server-sent event.
 *
 * @param <T> what is sent
 */
@FunctionalInterface
public interface Channel<T> {
  /**
   * Sends one value.
   *
   * @throws IllegalArgumentException if it is larger than API Gateway delivers (128 KB)
   */
  void send(T value);
}
