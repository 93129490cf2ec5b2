package dev.pikku.it;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Events as AWS really sends them, each changed in the few places that a test is about. */
final class Events {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Events() {}

  /** An HTTP API's event, payload 2.0; no body if it is empty. */
  static String httpApi(String method, String path, String body) throws IOException {
    ObjectNode event = read("aws-lambda-developer-guide/nodejs-apig__event-v2.json");
    event.put("rawPath", path);
    ObjectNode context = (ObjectNode) event.get("requestContext");
    context.put("stage", "$default");
    ((ObjectNode) context.get("http")).put("method", method).put("path", path);
    return withBody(event, body);
  }

  /** A REST API's event, payload 1.0. */
  static String rest(String method, String path, String body) throws IOException {
    ObjectNode event = read("aws-lambda-developer-guide/nodejs-apig__event.json");
    event.put("path", path);
    event.put("httpMethod", method);
    ObjectNode context = (ObjectNode) event.get("requestContext");
    context.put("path", "/" + context.get("stage").asText() + path);
    context.put("httpMethod", method);
    return withBody(event, body);
  }

  /** An SQS event with one message. */
  static String sqs(String queue, String body) throws IOException {
    ObjectNode event = read("aws-lambda-go/sqs-event.json");
    ObjectNode message = (ObjectNode) event.get("Records").get(0);
    message.put("eventSourceARN", "arn:aws:sqs:eu-central-1:123456789012:" + queue);
    message.put("body", body);
    return event.toString();
  }

  /** A WebSocket API's upgrade request, which names a channel. */
  static String connect(String client, String channel) throws IOException {
    ObjectNode event = read("aws-lambda-java-libs/apigw_websocket_event.json");
    event.remove("body");
    event.putObject("queryStringParameters").put("channel", channel);
    event.putObject("multiValueQueryStringParameters").putArray("channel").add(channel);
    return of(client, event);
  }

  /** A WebSocket API's message. */
  static String message(String client, String text) throws IOException {
    ObjectNode event = read("aws-lambda-go/apigw-websocket-request-send-message.json");
    ((ObjectNode) event.get("requestContext")).put("routeKey", "$default");
    return of(client, event.put("body", text));
  }

  /** What a WebSocket API sends when a client has gone. */
  static String disconnect(String client) throws IOException {
    return of(client, read("aws-lambda-go/apigw-websocket-request-disconnect.json"));
  }

  private static String of(String client, ObjectNode event) {
    ((ObjectNode) event.get("requestContext")).put("connectionId", client);
    return event.toString();
  }

  private static String withBody(ObjectNode event, String body) {
    event.put("isBase64Encoded", false);
    if (body.isEmpty()) {
      event.remove("body");
      return event.toString();
    }
    ObjectNode headers = (ObjectNode) event.get("headers");
    headers.put("content-type", "application/json");
    if (event.get("multiValueHeaders") instanceof ObjectNode values) {
      values.putArray("content-type").add("application/json");
    }
    return event.put("body", body).toString();
  }

  /** They lie beside the repository; a clone without them skips what needs them. */
  private static ObjectNode read(String name) throws IOException {
    Path events = null;
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("shared/events"))) {
        events = at.resolve("shared/events");
        break;
      }
    }
    if (events == null) {
      if ("true".equals(System.getenv("CI"))) {
        throw new IOException("There is no shared/events");
      }
      Assumptions.abort("There is no shared/events");
    }
    return (ObjectNode) JSON.readTree(events.resolve(name).toFile());
  }
}
