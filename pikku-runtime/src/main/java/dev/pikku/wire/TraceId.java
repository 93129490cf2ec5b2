package dev.pikku.wire;

import dev.pikku.http.HttpRequest;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Where trace ids come from. They end up in logs, so that only harmless ones are taken over. */
final class TraceId {
  private static final int LONGEST = 128;

  private TraceId() {}

  static String of(HttpRequest request) {
    String id = request.header("x-amzn-trace-id");
    if (!isHarmless(id)) {
      id = request.header("x-request-id");
    }
    return id != null && isHarmless(id) ? id : make();
  }

  static String make() {
    // copies of one snapshot have the same random numbers ahead of them, but not the same time
    long time = System.nanoTime() ^ (System.currentTimeMillis() << 32);
    long id = ThreadLocalRandom.current().nextLong() ^ (time * 0x9e3779b97f4a7c15L);
    return Long.toHexString(id | Long.MIN_VALUE);
  }

  static boolean isHarmless(@Nullable String id) {
    if (id == null || id.isEmpty() || id.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
      boolean digitOrColon = c >= '0' && c <= ';';
      if (!letter && !digitOrColon && c != '=' && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }
}
