package dev.pikku.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pikku.local.server.Header;
import dev.pikku.local.server.HttpReply;
import dev.pikku.local.server.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Requests as they come over the wire, and what identifies their calls. */
final class Requests {
  static final Supplier<Call> CALLS =
      () ->
          new Call(
              "deef4878-7910-11e6-8f14-25afc3e9ae33",
              "JKJaXmPLvHcESHA=",
              "Root=1-5e6722a7-cc56xmpl46db7ae02d4da47e",
              Instant.parse("2020-03-12T19:03:58.390Z"));

  private Requests() {}

  static HttpRequest get(String target, String... headers) {
    return of("GET", target, new byte[0], headers);
  }

  static HttpRequest post(String target, String type, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of("Content-Type", type));
    all.addAll(List.of(headers));
    return of("POST", target, body.getBytes(UTF_8), all.toArray(String[]::new));
  }

  static HttpRequest of(String method, String target, byte[] body, String... headers) {
    List<Header> all = new ArrayList<>();
    all.add(new Header("Host", "localhost:3000"));
    for (int i = 0; i < headers.length; i += 2) {
      all.add(new Header(headers[i], headers[i + 1]));
    }
    int question = target.indexOf('?');
    return new HttpRequest(
        method,
        question < 0 ? target : target.substring(0, question),
        question < 0 ? "" : target.substring(question + 1),
        "HTTP/1.1",
        all,
        body,
        "192.0.2.1");
  }

  static String text(HttpReply reply) {
    return new String(reply.body(), UTF_8);
  }

  static List<String> values(HttpReply reply, String name) {
    return reply.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }
}
