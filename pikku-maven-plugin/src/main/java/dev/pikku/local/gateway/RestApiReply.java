package dev.pikku.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.local.json.Json;
import dev.pikku.local.server.Header;
import dev.pikku.local.server.HttpReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads an answer of version 1.0. */
final class RestApiReply {
  private static final Set<String> KEYS =
      Set.of("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded");

  /** Headers that REST APIs rename on the way to the client. */
  private static final Set<String> REMAPPED = Set.of("date", "server", "www-authenticate");

  private RestApiReply() {}

  /**
   * Nothing if API Gateway would not understand it.
   *
   * @param decode whether a body that says it is base64 is decoded
   */
  static Optional<HttpReply> of(byte[] payload, boolean decode) {
    Optional<JsonNode> answer = Json.parse(payload);
    if (answer.isEmpty() || !answer.get().isObject()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reply(answer.get(), decode));
    } catch (MalformedAnswerException e) {
      return Optional.empty();
    }
  }

  private static HttpReply reply(JsonNode answer, boolean decode) throws MalformedAnswerException {
    for (Map.Entry<String, JsonNode> member : answer.properties()) {
      if (!KEYS.contains(member.getKey())) {
        throw new MalformedAnswerException();
      }
    }
    int status = answer.has("statusCode") ? AnswerParts.status(answer.get("statusCode")) : 200;
    List<Header> headers = new ArrayList<>();
    for (Map.Entry<String, JsonNode> header :
        AnswerParts.members(answer.get("multiValueHeaders"))) {
      if (!header.getValue().isArray()) {
        throw new MalformedAnswerException();
      }
      for (JsonNode value : header.getValue()) {
        add(headers, header.getKey(), AnswerParts.scalar(value));
      }
    }
    for (Map.Entry<String, JsonNode> header : AnswerParts.members(answer.get("headers"))) {
      add(headers, header.getKey(), AnswerParts.scalar(header.getValue()));
    }
    return new HttpReply(
        status, AnswerParts.typed(headers, "application/json"), AnswerParts.body(answer, decode));
  }

  /** A value that stands in both maps counts once. */
  private static void add(List<Header> headers, String name, String value) {
    String shown =
        REMAPPED.contains(name.toLowerCase(Locale.ROOT)) ? "x-amzn-Remapped-" + name : name;
    boolean there =
        headers.stream()
            .anyMatch(
                header -> header.name().equalsIgnoreCase(shown) && header.value().equals(value));
    if (!there) {
      headers.add(new Header(shown, value));
    }
  }
}
