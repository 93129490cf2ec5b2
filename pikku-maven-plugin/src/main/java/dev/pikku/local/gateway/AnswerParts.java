package dev.pikku.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.local.server.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the answers of both versions are made of. */
final class AnswerParts {
  /** API Gateway says these itself. */
  private static final Set<String> ITS_OWN =
      Set.of("connection", "content-length", "keep-alive", "transfer-encoding");

  private AnswerParts() {}

  /** A number, or a text that is one. */
  static int status(@Nullable JsonNode node) throws MalformedAnswerException {
    if (node != null && (node.isInt() || node.isTextual())) {
      try {
        int status = Integer.parseInt(node.asText());
        if (status >= 200 && status <= 599) {
          return status;
        }
      } catch (NumberFormatException e) {
        throw new MalformedAnswerException();
      }
    }
    throw new MalformedAnswerException();
  }

  /** The members of an object; none where there is none. */
  static Collection<Map.Entry<String, JsonNode>> members(@Nullable JsonNode node)
      throws MalformedAnswerException {
    if (node == null || node.isNull()) {
      return List.of();
    }
    if (!node.isObject()) {
      throw new MalformedAnswerException();
    }
    return node.properties();
  }

  static String scalar(JsonNode node) throws MalformedAnswerException {
    if (!node.isValueNode() || node.isNull()) {
      throw new MalformedAnswerException();
    }
    return node.asText();
  }

  /**
   * @param decode whether what says it is base64 is decoded
   */
  static byte[] body(JsonNode answer, boolean decode) throws MalformedAnswerException {
    JsonNode encoded = answer.get("isBase64Encoded");
    if (encoded != null && !encoded.isBoolean()) {
      throw new MalformedAnswerException();
    }
    JsonNode body = answer.get("body");
    if (body == null || body.isNull()) {
      return new byte[0];
    }
    if (!body.isTextual()) {
      throw new MalformedAnswerException();
    }
    if (encoded == null || !encoded.booleanValue() || !decode) {
      return body.textValue().getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(body.textValue());
    } catch (IllegalArgumentException e) {
      throw new MalformedAnswerException();
    }
  }

  /**
   * The headers that go to the client.
   *
   * @param type the content type if none is stated; empty for none
   */
  static List<Header> typed(List<Header> stated, String type) {
    List<Header> headers = new ArrayList<>();
    boolean typed = type.isEmpty();
    for (Header header : stated) {
      if (!ITS_OWN.contains(header.name().toLowerCase(Locale.ROOT))) {
        headers.add(header);
        typed |= header.name().equalsIgnoreCase("Content-Type");
      }
    }
    if (!typed) {
      headers.add(new Header("Content-Type", type));
    }
    return headers;
  }
}
