package dev.pikku.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** Events of a WebSocket API, in the form that API Gateway gives them. */
final class WebSocketEvents {
  private static final ObjectMapper JSON = new ObjectMapper();

  private WebSocketEvents() {}

  /** A client wants to connect; headers and query are name, value, name, value, … */
  static ObjectNode connect(String id, String[] query, String... headers) {
    ObjectNode event = JSON.createObjectNode();
    ObjectNode single = event.putObject("headers").put("Host", "abc.execute-api.x.amazonaws.com");
    ObjectNode several = event.putObject("multiValueHeaders");
    several.putArray("Host").add("abc.execute-api.x.amazonaws.com");
    for (int i = 0; i < headers.length; i += 2) {
      single.put(headers[i], headers[i + 1]);
      several.withArray(headers[i]).add(headers[i + 1]);
    }
    if (query.length > 0) {
      ObjectNode last = event.putObject("queryStringParameters");
      ObjectNode all = event.putObject("multiValueQueryStringParameters");
      for (int i = 0; i < query.length; i += 2) {
        last.put(query[i], query[i + 1]);
        all.withArray(query[i]).add(query[i + 1]);
      }
    }
    return context(event, id, "$connect", "CONNECT");
  }

  static ObjectNode message(String id, String body) {
    return context(JSON.createObjectNode(), id, "$default", "MESSAGE").put("body", body);
  }

  static ObjectNode disconnect(String id) {
    ObjectNode event = JSON.createObjectNode();
    event.putObject("headers").put("x-api-key", "");
    return context(event, id, "$disconnect", "DISCONNECT");
  }

  private static ObjectNode context(ObjectNode event, String id, String route, String type) {
    ObjectNode context = event.putObject("requestContext");
    context.put("routeKey", route).put("eventType", type).put("messageDirection", "IN");
    context.put("stage", "dev").put("domainName", "abc.execute-api.eu-central-1.amazonaws.com");
    context.putObject("identity").put("sourceIp", "192.0.2.1");
    context.put("requestId", "R1knPH17NjMFftw=").put("connectionId", id);
    return event.put("isBase64Encoded", false);
  }

  static byte[] bytes(ObjectNode event) {
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }
}
