package dev.pikku.local.gateway;

import dev.pikku.local.lambda.Answer;
import dev.pikku.local.server.HttpReply;
import dev.pikku.local.server.HttpRequest;
import dev.pikku.local.server.HttpSite;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A REST API, which hands over payloads of version 1.0. */
public final class RestApi implements HttpSite {
  /** How long API Gateway waits for a function. */
  public static final Duration PATIENCE = Duration.ofSeconds(29);

  private final RouteTable routes;
  private final Settings settings;
  private final Supplier<Call> calls;

  /**
   * How it is set up.
   *
   * @param stage such as {@code dev}
   * @param stageInPath whether paths begin with the stage, as without a domain of one's own
   * @param binaryTypes media types that are handed over as base64; with wildcards matching all
   * @param patience how long it waits for a function
   */
  public record Settings(
      String stage, boolean stageInPath, List<String> binaryTypes, Duration patience) {
    public Settings {
      binaryTypes = List.copyOf(binaryTypes);
    }
  }

  public RestApi(List<Route> routes, Settings settings, Supplier<Call> calls) {
    this.routes = new RouteTable(routes);
    this.settings = settings;
    this.calls = calls;
  }

  @Override
  public HttpReply answer(HttpRequest request) throws InterruptedException {
    Call call = calls.get();
    return reply(request, call)
        .with("x-amzn-RequestId", call.id())
        .with("x-amz-apigw-id", call.extendedId())
        .with("X-Amzn-Trace-Id", call.traceId());
  }

  private HttpReply reply(HttpRequest request, Call call) throws InterruptedException {
    if (Headers.tooLarge(request)) {
      return refusal(431, "HTTP header is larger than 10240 bytes.", "RequestTooLargeException");
    }
    if (request.body().length > HttpRequest.MAX_BODY) {
      return refusal(
          413,
          "HTTP content length exceeded " + HttpRequest.MAX_BODY + " bytes.",
          "RequestTooLargeException");
    }
    Optional<String> path = withoutStage(request.path());
    if (path.isEmpty()) {
      return refusal(403, "Forbidden", "ForbiddenException");
    }
    Optional<Match> match;
    try {
      match = match(path.get(), request.method());
    } catch (IllegalArgumentException e) {
      return refusal(400, "Bad Request", "BadRequestException");
    }
    if (match.isEmpty()) {
      return refusal(403, "Missing Authentication Token", "MissingAuthenticationTokenException");
    }
    byte[] event = RestApiEvent.of(request, path.get(), match.get(), settings, call);
    Optional<Answer> answer =
        Patience.await(match.get().route().function().stream(event), settings.patience());
    if (answer.isEmpty()) {
      return refusal(504, "Endpoint request timed out", "InternalServerErrorException");
    }
    if (answer.get() instanceof Answer.TooLarge) {
      return refusal(413, "Request Too Long", "RequestTooLargeException");
    }
    if (answer.get() instanceof Answer.Stream stream) {
      return HttpReply.live(200, stream.headers(), stream.body());
    }
    return answer.get() instanceof Answer.Payload payload
        ? RestApiReply.of(payload.json(), decodes(request)).orElseGet(RestApi::failure)
        : failure();
  }

  /** The path as functions see it; nothing if it does not begin with the stage, but should. */
  private Optional<String> withoutStage(String path) {
    String single = path.replaceAll("/{2,}", "/");
    if (!settings.stageInPath()) {
      return Optional.of(single);
    }
    String prefix = "/" + settings.stage();
    if (single.equals(prefix)) {
      return Optional.of("/");
    }
    return single.startsWith(prefix + "/")
        ? Optional.of(single.substring(prefix.length()))
        : Optional.empty();
  }

  /** The most specific path decides; if it has not got the method, no other path is tried. */
  private Optional<Match> match(String path, String method) {
    String trimmed = path.length() > 1 && path.endsWith("/") ? chop(path) : path;
    List<Match> matches = routes.paths(trimmed);
    return matches.stream()
        .filter(match -> match.route().path().equals(matches.get(0).route().path()))
        .filter(match -> match.route().takes(method))
        .findFirst();
  }

  private static String chop(String path) {
    return path.substring(0, path.length() - 1);
  }

  /** A reply is decoded if the first type that the client accepts is a binary one. */
  private boolean decodes(HttpRequest request) {
    String accept = request.header("Accept").orElse("");
    int comma = accept.indexOf(',');
    String first = MediaTypes.plain(comma < 0 ? accept : accept.substring(0, comma));
    return settings.binaryTypes().contains("*/*") || settings.binaryTypes().contains(first);
  }

  private static HttpReply failure() {
    return refusal(502, "Internal server error", "InternalServerErrorException");
  }

  private static HttpReply refusal(int status, String message, String type) {
    return HttpReply.json(status, "{\"message\": \"" + message + "\"}")
        .with("x-amzn-ErrorType", type);
  }
}
