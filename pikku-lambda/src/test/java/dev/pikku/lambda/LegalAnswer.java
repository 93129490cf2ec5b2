package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** What API Gateway, function URLs and load balancers take without a 502. */
final class LegalAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> KEYS =
      Set.of("statusCode", "headers", "multiValueHeaders", "cookies", "body", "isBase64Encoded");

  private LegalAnswer() {}

  /** Parses an answer, and fails unless it is legal. */
  static JsonNode read(byte[] answer) {
    JsonNode tree;
    try {
      tree = JSON.readTree(answer);
    } catch (IOException notJson) {
      throw new AssertionError("The answer is not JSON", notJson);
    }
    int status = tree.path("statusCode").asInt();
    check(status >= 200 && status <= 599, tree);
    check(tree.path("isBase64Encoded").isBoolean(), tree);
    for (Map.Entry<String, JsonNode> member : tree.properties()) {
      check(KEYS.contains(member.getKey()) && !member.getValue().isNull(), tree);
    }
    for (JsonNode value : tree.path("headers")) {
      check(value.isTextual(), tree);
    }
    for (JsonNode values : tree.path("multiValueHeaders")) {
      check(values.isArray() && !values.isEmpty(), tree);
      values.forEach(value -> check(value.isTextual(), tree));
    }
    check(!tree.has("headers") || !tree.has("multiValueHeaders"), tree);
    check(!tree.has("cookies") || tree.has("headers"), tree);
    if (tree.has("body")) {
      check(tree.path("body").isTextual(), tree);
      if (tree.path("isBase64Encoded").asBoolean()) {
        Base64.getDecoder().decode(tree.path("body").asText());
      }
    }
    return tree;
  }

  private static void check(boolean legal, JsonNode answer) {
    if (!legal) {
      assertThat(answer).as("a legal answer").isNull();
    }
  }
}
