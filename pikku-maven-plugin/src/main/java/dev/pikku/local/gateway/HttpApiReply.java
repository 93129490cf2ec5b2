package dev.pikku.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.local.json.Json;
import dev.pikku.local.server.Header;
import dev.pikku.local.server.HttpReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an answer of version 2.0. */
final class HttpApiReply {
  private HttpApiReply() {}

  /** Nothing if API Gateway would not understand it. */
  static Optional<HttpReply> of(byte[] payload) {
    Optional<JsonNode> answer = Json.parse(payload);
    if (answer.isEmpty() || !answer.get().isObject() || !answer.get().has("statusCode")) {
      // what states no status is a body, whether it is JSON or not
      return Optional.of(
          new HttpReply(200, List.of(new Header("Content-Type", "application/json")), payload));
    }
    try {
      return Optional.of(reply(answer.get()));
    } catch (MalformedAnswerException e) {
      return Optional.empty();
    }
  }

  private static HttpReply reply(JsonNode answer) throws MalformedAnswerException {
    int status = AnswerParts.status(answer.get("statusCode"));
    List<Header> headers = new ArrayList<>();
    for (Map.Entry<String, JsonNode> header : AnswerParts.members(answer.get("headers"))) {
      headers.add(new Header(header.getKey(), AnswerParts.scalar(header.getValue())));
    }
    JsonNode cookies = answer.get("cookies");
    if (cookies != null && !cookies.isNull()) {
      if (!cookies.isArray()) {
        throw new MalformedAnswerException();
      }
      for (JsonNode cookie : cookies) {
        headers.add(new Header("Set-Cookie", AnswerParts.scalar(cookie)));
      }
    }
    byte[] body = AnswerParts.body(answer, true);
    return new HttpReply(
        status,
        AnswerParts.typed(headers, body.length > 0 ? "text/plain; charset=utf-8" : ""),
        body);
  }
}
