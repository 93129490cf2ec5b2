package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a function must not tell: secrets of its environment and of the events that it got, and, in
 * logs and where it refuses, what these events had for bodies.
 */
final class Leaks {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(secret|token|password|authorization|cookie|api-?key|_key$).*");

  /** Shorter texts may be in a log by chance. */
  private static final int SHORTEST = 12;

  /** As many of each kind as can be looked for in no time. */
  private static final int MOST = 300;

  private final Set<String> secrets = new LinkedHashSet<>();
  private final Set<String> bodies = new LinkedHashSet<>();

  Leaks(Map<String, String> environment) {
    environment.forEach(this::secret);
  }

  /** Looks at an event that the function gets. */
  synchronized void event(String event) {
    event(parsed(event));
  }

  private void event(JsonNode node) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String name = member.getKey();
      JsonNode value = member.getValue();
      if (name.equals("body") && value.isTextual()) {
        body(value.textValue());
      } else if (value.isTextual()) {
        secret(name, value.textValue());
      } else if (value.isArray()) {
        for (JsonNode element : value) {
          if (element.isTextual()) {
            secret(name, element.textValue());
          } else {
            event(element);
          }
        }
      } else {
        event(value);
      }
    }
  }

  private void secret(String name, String value) {
    if (SECRET.matcher(name).matches()) {
      boolean cookies = name.toLowerCase(Locale.ROOT).contains("cookie");
      for (String part : value.split("[ ;]+", -1)) {
        add(cookies ? part.substring(part.indexOf('=') + 1) : part, secrets);
      }
    }
  }

  private void body(String body) {
    add(body, bodies);
    texts("", parsed(body));
  }

  private void texts(String name, JsonNode node) {
    if (node.isTextual()) {
      secret(name, node.textValue());
      add(node.textValue(), bodies);
    }
    node.properties().forEach(member -> texts(member.getKey(), member.getValue()));
    if (node.isArray()) {
      node.forEach(element -> texts(name, element));
    }
  }

  private static void add(String text, Set<String> to) {
    if (text.length() >= SHORTEST && to.size() < MOST) {
      to.add(text);
    }
  }

  /** Fails if a log tells any of it. */
  synchronized void notIn(String log) {
    assertThat(told(secrets, log)).as("secrets in the log").isEmpty();
    assertThat(told(bodies, log)).as("bodies in the log").isEmpty();
  }

  /** Fails if an answer that refuses, or says of a failure, tells any of it. */
  synchronized void notIn(LambdaAnswer answer) {
    JsonNode said = parsed(answer.body());
    boolean refuses = said.path("statusCode").asInt(200) >= 400;
    if (answer instanceof LambdaAnswer.Failure || refuses) {
      assertThat(told(secrets, answer.body())).as("secrets in an answer").isEmpty();
      assertThat(told(bodies, answer.body())).as("bodies in an answer").isEmpty();
    }
  }

  private static Set<String> told(Set<String> hidden, String text) {
    Set<String> told = new LinkedHashSet<>();
    for (String one : hidden) {
      if (text.contains(one)) {
        told.add(one);
      }
    }
    return told;
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException notJson) {
      return JSON.missingNode();
    }
  }
}
