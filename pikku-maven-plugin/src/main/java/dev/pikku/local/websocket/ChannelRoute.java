package dev.pikku.local.websocket;

import dev.pikku.local.lambda.LambdaFunction;

/**
 * Messages that go to one function.
 *
 * @param key an action, or {@code $connect}, {@code $disconnect}, {@code $default}
 * @param answers whether what the function returns goes to the client
 */
public record ChannelRoute(String key, boolean answers, LambdaFunction function) {
  static final String CONNECT = "$connect";
  static final String DISCONNECT = "$disconnect";
  static final String DEFAULT = "$default";
}
