package dev.pikku.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.local.json.Json;
import dev.pikku.local.server.Header;
import dev.pikku.local.server.HttpRequest;
import dev.pikku.local.server.LiveBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the events of one call while it lasts. */
final class EventSink {
  /** Before the names of headers that are the answer's. */
  private static final String ANSWER = "pikku-answer-";

  private static final int FIRST_ERROR = 400;

  private final Consumer<Answer.Stream> begun;
  private @Nullable LiveBody body;

  /**
   * @param begun takes the answer when the first event is there
   */
  EventSink(Consumer<Answer.Stream> begun) {
    this.begun = begun;
  }

  synchronized void add(HttpRequest events) {
    LiveBody known = body;
    if (known == null) {
      known = new LiveBody();
      body = known;
      begun.accept(new Answer.Stream(headers(events), known));
    }
    known.add(events.body());
  }

  /** The call is over. A failure is an event, too, for the status has left. */
  synchronized void end(Answer answer) {
    LiveBody known = body;
    if (known != null) {
      String error = error(answer);
      if (!error.isEmpty()) {
        known.add(("event: error\ndata: " + error + "\n\n").getBytes(UTF_8));
      }
      known.end();
    }
  }

  private static List<Header> headers(HttpRequest events) {
    List<Header> headers = new ArrayList<>();
    for (Header header : events.headers()) {
      if (header.name().toLowerCase(Locale.ROOT).startsWith(ANSWER)) {
        headers.add(new Header(header.name().substring(ANSWER.length()), header.value()));
      }
    }
    return headers;
  }

  /** What the whole answer says of a failure that no event tells; empty if there was none. */
  private static String error(Answer answer) {
    if (answer instanceof Answer.Payload payload) {
      JsonNode json = Json.parse(payload.json()).orElseGet(Json::object);
      boolean failed = json.path("statusCode").asInt() >= FIRST_ERROR;
      boolean encoded = json.path("isBase64Encoded").asBoolean();
      return !failed ? "" : encoded ? "{}" : json.path("body").asText();
    }
    return "{\"message\":\"Internal Server Error\"}";
  }
}
