package dev.pikku.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.local.json.Json;
import dev.pikku.local.lambda.Answer;
import dev.pikku.local.lambda.LambdaFunction;
import dev.pikku.local.server.HttpReply;
import dev.pikku.local.server.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What serverless-offline asks for when a function is Java: its own runner fails on JDK 17 and
 * later, but first it looks for a server at {@code JAVA_OFFLINE_SERVER}.
 */
final class OfflineHook {
  /** There is no way to say that a function failed, but this is what API Gateway makes of it. */
  private static final String FAILURE =
      "{\"statusCode\":502,\"headers\":{\"Content-Type\":\"application/json\"},"
          + "\"body\":\"{\\\"message\\\": \\\"Internal server error\\\"}\"}";

  private OfflineHook() {}

  static HttpReply answer(FunctionTable functions, HttpRequest request)
      throws InterruptedException {
    JsonNode asked = Json.parse(request.body()).orElseGet(Json::object);
    String handler = asked.path("handler").asText();
    Optional<LambdaFunction> function = functions.of(handler);
    if (function.isEmpty()) {
      return HttpReply.json(404, Json.text(Json.object().put("unknownHandler", handler)));
    }
    JsonNode data =
        Json.parse(asked.path("data").asText().getBytes(StandardCharsets.UTF_8))
            .orElseGet(Json::object);
    Answer answer = Answers.await(function.get().invoke(Json.bytes(data.path("event"))));
    JsonNode failure = Json.parse(FAILURE.getBytes(StandardCharsets.UTF_8)).orElseGet(Json::object);
    ObjectNode reply = Json.object();
    reply.set(
        "__offline_payload__",
        answer instanceof Answer.Payload payload
            ? Json.parse(payload.json()).orElse(failure)
            : failure);
    return HttpReply.json(200, Json.text(reply));
  }
}
