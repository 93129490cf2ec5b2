package dev.pikku.local;

import dev.pikku.local.server.HttpReply;
import dev.pikku.local.server.HttpRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Other backends that run on this machine, each in a Maven of its own. */
final class OtherBackends {
  private static final List<String> PASSED_ON = List.of("X-Amz-Function-Error", "x-amzn-ErrorType");

  private final List<String> urls;
  private final Consumer<String> console;
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * @param urls where their Invoke API is
   */
  OtherBackends(List<String> urls, Consumer<String> console) {
    this.urls = urls;
    this.console = console;
  }

  /** Has a function called by whoever has it; empty if nobody does, which the console then says. */
  Optional<HttpReply> invoke(String function, HttpRequest request) throws InterruptedException {
    for (String url : urls) {
      try {
        HttpResponse<byte[]> response =
            client.send(passedOn(url, request), BodyHandlers.ofByteArray());
        if (response.statusCode() != 404) {
          return Optional.of(reply(response));
        }
      } catch (IOException notThere) {
        // the next one may have it
      }
    }
    console.accept(
        "The function "
            + function
            + " is not here. Run its backend, too: mvn compile pikku:dev -Dpikku.dev.port=3010"
            + " -Dpikku.dev.webSocketPort=3011 -Dpikku.dev.controlPort=3012, and this one with"
            + " -Dpikku.dev.others=http://localhost:3012");
    return Optional.empty();
  }

  private static java.net.http.HttpRequest passedOn(String url, HttpRequest request) {
    String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    return java.net.http.HttpRequest.newBuilder(URI.create(base + request.path()))
        .timeout(Duration.ofMinutes(15))
        .header(
            "X-Amz-Invocation-Type",
            request.header("X-Amz-Invocation-Type").orElse("RequestResponse"))
        .POST(BodyPublishers.ofByteArray(request.body()))
        .build();
  }

  private static HttpReply reply(HttpResponse<byte[]> response) {
    HttpReply reply = HttpReply.json(response.statusCode(), "").withBody(response.body());
    for (String name : PASSED_ON) {
      Optional<String> value = response.headers().firstValue(name);
      if (value.isPresent()) {
        reply = reply.with(name, value.get());
      }
    }
    return reply;
  }
}
