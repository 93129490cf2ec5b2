package dev.pikku.channel;

import dev.pikku.http.HttpRequest;
import dev.pikku.json.JsonReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that connects, as functions see its query: without the name of the channel. */
record UpgradeRequest(HttpRequest all, String rawQuery) implements HttpRequest {
  private static final String NAMES = "channel=";

  /** The request without a channel's name, where its query has it. */
  static HttpRequest without(String channel, HttpRequest all) {
    String query = all.rawQuery();
    if (query.isEmpty() || !channel.equals(named(all))) {
      return all;
    }
    StringBuilder rest = new StringBuilder();
    for (int from = 0; from < query.length(); ) {
      int ampersand = query.indexOf('&', from);
      int to = ampersand < 0 ? query.length() : ampersand;
      if (!query.startsWith(NAMES, from)) {
        rest.append(rest.length() > 0 ? "&" : "").append(query, from, to);
      }
      from = to + 1;
    }
    return new UpgradeRequest(all, rest.toString());
  }

  /** The channel that a request names; null if it names none, or several. */
  static @Nullable String named(HttpRequest request) {
    String named = null;
    List<String> query = request.query();
    for (int i = 0; i < query.size(); i += 2) {
      if (query.get(i).equals("channel")) {
        if (named != null) {
          return null;
        }
        named = query.get(i + 1);
      }
    }
    return named;
  }

  @Override
  public String method() {
    return all.method();
  }

  @Override
  public String path() {
    return all.path();
  }

  @Override
  public @Nullable String header(String name) {
    return all.header(name);
  }

  @Override
  public List<String> headers(String name) {
    return all.headers(name);
  }

  @Override
  public @Nullable String cookie(String name) {
    return all.cookie(name);
  }

  @Override
  public byte[] body() {
    return all.body();
  }

  @Override
  public @Nullable String host() {
    return all.host();
  }

  @Override
  public String scheme() {
    return all.scheme();
  }

  @Override
  public @Nullable String sourceIp() {
    return all.sourceIp();
  }

  @Override
  public @Nullable JsonReader gateway(String part) {
    return all.gateway(part);
  }

  /** Neither headers nor query: this may end up in a log. */
  @Override
  public String toString() {
    return all.toString();
  }
}
