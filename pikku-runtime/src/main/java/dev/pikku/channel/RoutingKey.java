package dev.pikku.channel;

import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The member of a JSON object that names the action: found, taken away and put in front. */
final class RoutingKey {
  /** Longer ones are none that anybody wires, and go into answers. */
  private static final int LONGEST_ACTION = 256;

  private RoutingKey() {}

  /** The action that a message names; empty where it is no object, or has no text there. */
  static String action(String message, String key) {
    if (!message.stripLeading().startsWith("{")) {
      return "";
    }
    try {
      JsonReader in = new JsonReader(message.getBytes(StandardCharsets.UTF_8));
      String action = in.ahead(key);
      return action == null || action.length() > LONGEST_ACTION ? "" : action;
    } catch (RuntimeException malformed) {
      // whoever takes all other messages says what is wrong with this one
      return "";
    }
  }

  /** The same object without a member; its other parts keep their places. */
  static byte[] without(byte[] json, String key) {
    JsonReader in = new JsonReader(json);
    if (!in.beginObject()) {
      return json;
    }
    boolean first = true;
    int from = in.position();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      in.skip();
      int to = in.position();
      if (name.equals(key)) {
        byte[] rest = json.clone();
        Arrays.fill(rest, from, first ? commaAfter(json, to) : to, (byte) ' ');
        return rest;
      }
      first = false;
      from = to;
    }
    return json;
  }

  /** Behind the comma that follows a member, if there is another member behind that. */
  private static int commaAfter(byte[] json, int from) {
    int comma = space(json, from);
    boolean another =
        comma < json.length
            && json[comma] == ','
            && space(json, comma + 1) < json.length
            && json[space(json, comma + 1)] == '"';
    return another ? comma + 1 : from;
  }

  /** Goes to the next byte that is no white space. */
  private static int space(byte[] json, int from) {
    int at = from;
    while (at < json.length && json[at] >= 0 && json[at] <= ' ') {
      at++;
    }
    return at;
  }

  /**
   * The reply to an action: an object gets the routing key, all else becomes a {@code result}.
   *
   * @param result as JSON; null where there is none
   */
  static byte[] reply(String key, String action, byte @Nullable [] result) {
    JsonWriter out = new JsonWriter(64 + (result == null ? 0 : result.length));
    out.beginObject().name(key).value(action);
    if (result == null) {
      return out.endObject().toByteArray();
    }
    if (result[0] != '{') {
      byte[] before = out.name("result").toByteArray();
      byte[] reply = Arrays.copyOf(before, before.length + result.length + 1);
      System.arraycopy(result, 0, reply, before.length, result.length);
      reply[reply.length - 1] = '}';
      return reply;
    }
    byte[] members = without(result, key);
    int first = space(members, 1);
    if (members[first] == '}') {
      return out.endObject().toByteArray();
    }
    int begin = out.length();
    byte[] reply = Arrays.copyOf(out.buffer(), begin + 1 + members.length - first);
    reply[begin] = ',';
    System.arraycopy(members, first, reply, begin + 1, members.length - first);
    return reply;
  }
}
