package dev.pikku.local.gateway;

import dev.pikku.local.lambda.LambdaFunction;
import java.util.List;

/**
 * Requests that go to one function.
 *
 * @param method in capitals, or {@code ANY}
 * @param path such as {@code /todos/{id}} or {@code /{proxy+}}; {@code $default} for whatever no
 *     other route takes
 */
public record Route(String method, String path, LambdaFunction function) {
  static final String ANY = "ANY";
  static final String DEFAULT = "$default";

  boolean isDefault() {
    return path.equals(DEFAULT);
  }

  boolean takes(String requested) {
    return method.equals(ANY) || method.equals(requested);
  }

  /** As an HTTP API names it. */
  String key() {
    return isDefault() ? DEFAULT : method + ' ' + path;
  }

  List<String> segments() {
    return Paths.segments(path);
  }
}
