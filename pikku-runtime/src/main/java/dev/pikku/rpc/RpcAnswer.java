package dev.pikku.rpc;

import dev.pikku.json.JsonReader;
import dev.pikku.json.Violations;
import org.jspecify.annotations.Nullable;

/** Reads what a function answered: {@code {"result":…}}, or an error. */
final class RpcAnswer {
  private RpcAnswer() {}

  /** A reader before the result, null if that is null; throws what stands in its place. */
  static @Nullable JsonReader result(String function, byte[] answer) {
    int from = -1;
    int to = -1;
    int error = -1;
    int status = 0;
    try {
      JsonReader in = new JsonReader(answer);
      if (in.peek() == '{' && in.beginObject()) {
        for (String key = in.nextName(); key != null; key = in.nextName()) {
          char kind = in.peek();
          int at = in.position();
          if (key.equals("status") && kind == '0') {
            status = in.integer(0, 999);
            continue;
          }
          in.skip();
          if (key.equals("result")) {
            from = at;
            to = in.position();
          } else if (key.equals("error") && kind == '{') {
            error = at;
            to = in.position();
          }
        }
      }
    } catch (RuntimeException notJson) {
      throw foreign(function);
    }
    if (error >= 0) {
      throw RpcErrors.of(function, status, new JsonReader(answer, error, to));
    }
    if (from < 0) {
      throw foreign(function);
    }
    return answer[from] == 'n' ? null : new JsonReader(answer, from, to);
  }

  private static RuntimeException foreign(String function) {
    return new RemoteCallException(
        "What the remote function " + function + " answered is no answer to a remote call",
        true,
        null);
  }

  static RuntimeException unreadable(String function, Violations violations) {
    return RpcErrors.unreadable(function, violations);
  }

  static RuntimeException missing(String function) {
    return new RemoteCallException(
        "The remote function " + function + " answered nothing, where a result has to be",
        true,
        null);
  }
}
