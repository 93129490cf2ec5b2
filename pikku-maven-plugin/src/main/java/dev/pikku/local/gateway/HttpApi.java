package dev.pikku.local.gateway;

import dev.pikku.local.lambda.Answer;
import dev.pikku.local.lambda.LambdaFunction;
import dev.pikku.local.server.HttpReply;
import dev.pikku.local.server.HttpRequest;
import dev.pikku.local.server.HttpSite;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** An HTTP API with the stage {@code $default}, which hands over payloads of version 2.0. */
public final class HttpApi implements HttpSite {
  /** How long API Gateway waits for a function. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RouteTable routes;
  private final Duration patience;
  private final Supplier<Call> calls;

  public HttpApi(List<Route> routes, Duration patience, Supplier<Call> calls) {
    this.routes = new RouteTable(routes);
    this.patience = patience;
    this.calls = calls;
  }

  @Override
  public HttpReply answer(HttpRequest request) throws InterruptedException {
    Call call = calls.get();
    return reply(request, call).with("Apigw-Requestid", call.extendedId());
  }

  private HttpReply reply(HttpRequest request, Call call) throws InterruptedException {
    if (Headers.tooLarge(request)) {
      return refusal(431, "Request Header Fields Too Large");
    }
    if (request.body().length > HttpRequest.MAX_BODY) {
      return refusal(413, "Request Entity Too Large");
    }
    Optional<Match> match;
    try {
      Paths.decode(request.path());
      match = match(request);
    } catch (IllegalArgumentException e) {
      return refusal(400, "Bad Request");
    }
    if (match.isEmpty()) {
      return refusal(404, "Not Found");
    }
    LambdaFunction function = match.get().route().function();
    Optional<Answer> answer =
        Patience.await(function.stream(HttpApiEvent.of(request, match.get(), call)), patience);
    if (answer.isEmpty()) {
      return refusal(503, "Service Unavailable");
    }
    if (answer.get() instanceof Answer.TooLarge) {
      return refusal(413, "Request Entity Too Large");
    }
    if (answer.get() instanceof Answer.Stream stream) {
      return HttpReply.live(200, stream.headers(), stream.body());
    }
    return answer.get() instanceof Answer.Payload payload
        ? HttpApiReply.of(payload.json()).orElseGet(HttpApi::failure)
        : failure();
  }

  private Optional<Match> match(HttpRequest request) {
    return routes.paths(request.path()).stream()
        .filter(match -> match.route().takes(request.method()))
        .findFirst()
        .or(routes::fallback);
  }

  private static HttpReply failure() {
    return refusal(500, "Internal Server Error");
  }

  private static HttpReply refusal(int status, String message) {
    return HttpReply.json(status, "{\"message\":\"" + message + "\"}");
  }
}
