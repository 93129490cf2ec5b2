package dev.pikku.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pikku.local.json.Json;
import dev.pikku.local.lambda.Answer;
import dev.pikku.local.lambda.LambdaFunction;
import dev.pikku.local.schedule.Schedules;
import dev.pikku.local.server.HttpReply;
import dev.pikku.local.server.HttpRequest;
import dev.pikku.local.server.HttpSite;
import dev.pikku.local.sqs.SqsApi;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What is not the backend's own: SQS, Lambda's Invoke API, the hook by which serverless-offline
 * calls Java, and what fires schedules by hand.
 */
final class ControlSite implements HttpSite {
  static final String SCHEDULES = "/_pikku/schedules/";
  private static final String INVOKE = "/2015-03-31/functions/";
  private static final String INVOCATIONS = "/invocations";
  private static final String HOOK = "/invoke";

  private final SqsApi sqs;
  private final Supplier<Schedules> schedules;
  private final FunctionTable functions;
  private final OtherBackends others;

  /**
   * @param schedules those of the last build
   * @param others who may have functions that are not here
   */
  ControlSite(
      SqsApi sqs, Supplier<Schedules> schedules, FunctionTable functions, OtherBackends others) {
    this.sqs = sqs;
    this.schedules = schedules;
    this.functions = functions;
    this.others = others;
  }

  @Override
  public HttpReply answer(HttpRequest request) throws InterruptedException {
    if (SqsApi.takes(request)) {
      return sqs.answer(request);
    }
    String path = URLDecoder.decode(request.path().replace("+", "%2B"), UTF_8);
    if (request.method().equals("POST")) {
      if (path.startsWith(SCHEDULES)) {
        return fire(path.substring(SCHEDULES.length()));
      }
      if (path.startsWith(INVOKE) && path.endsWith(INVOCATIONS)) {
        String name = path.substring(INVOKE.length(), path.length() - INVOCATIONS.length());
        return invoke(name, request);
      }
      if (path.equals(HOOK)) {
        return OfflineHook.answer(functions, request);
      }
    }
    return message(404, "There is nothing at " + request.method() + " " + path);
  }

  private HttpReply fire(String name) throws InterruptedException {
    Optional<CompletableFuture<Answer>> fired = schedules.get().fire(name);
    if (fired.isEmpty()) {
      String names = String.join(", ", schedules.get().names());
      return message(404, "There is no schedule \"" + name + "\". There are: " + names);
    }
    Answer answer = Answers.await(fired.get());
    return HttpReply.json(answer instanceof Answer.Payload ? 200 : 502, "")
        .withBody(Answers.json(answer));
  }

  /** As AWS's SDKs and its command line call functions. */
  private HttpReply invoke(String name, HttpRequest request) throws InterruptedException {
    Optional<LambdaFunction> function = functions.named(name);
    if (function.isEmpty()) {
      return others
          .invoke(name, request)
          .orElseGet(
              () ->
                  message(404, "Function not found: " + name)
                      .with("x-amzn-ErrorType", "ResourceNotFoundException"));
    }
    byte[] event = request.body().length == 0 ? "{}".getBytes(UTF_8) : request.body();
    CompletableFuture<Answer> called = function.get().invoke(event);
    if (request.header("X-Amz-Invocation-Type").orElse("").equals("Event")) {
      return HttpReply.json(202, "");
    }
    Answer answer = Answers.await(called);
    if (answer instanceof Answer.TooLarge) {
      return message(413, "Request must be smaller than " + LambdaFunction.MAX_PAYLOAD + " bytes")
          .with("x-amzn-ErrorType", "RequestTooLargeException");
    }
    HttpReply reply = HttpReply.json(200, "").withBody(Answers.json(answer));
    return answer instanceof Answer.Failure
        ? reply.with("X-Amz-Function-Error", "Unhandled")
        : reply;
  }

  private static HttpReply message(int status, String message) {
    return HttpReply.json(status, Json.text(Json.object().put("message", message)));
  }
}
