package dev.pikku.local.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.local.json.Json;
import dev.pikku.local.server.HttpReply;
import dev.pikku.local.server.HttpRequest;
import dev.pikku.local.server.HttpSite;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What AWS calls the API Gateway Management API: it posts to connections, and closes them. */
final class ConnectionsSite implements HttpSite {
  /** With the stage before it, or without. */
  private static final Pattern PATH = Pattern.compile("(?:/[^/@]+)?/@connections/([^/]+)");

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{15}=");

  private final Connections connections;
  private final Faults faults;

  ConnectionsSite(Connections connections, Faults faults) {
    this.connections = connections;
    this.faults = faults;
  }

  @Override
  public HttpReply answer(HttpRequest request) {
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      return refusal(403, "Forbidden", "ForbiddenException");
    }
    if (!request.header("Authorization").orElse("").startsWith("AWS4-HMAC-SHA256 ")) {
      return refusal(403, "Missing Authentication Token", "MissingAuthenticationTokenException");
    }
    OptionalInt fault = faults.next(request);
    if (fault.isPresent()) {
      return fault.getAsInt() == 429
          ? refusal(429, "Too Many Requests", "LimitExceededException")
          : refusal(fault.getAsInt(), "Internal server error", "InternalServerErrorException");
    }
    String id = URLDecoder.decode(path.group(1), UTF_8);
    if (!ID.matcher(id).matches()) {
      return refusal(400, "Invalid connectionId: " + id, "BadRequestException");
    }
    Optional<Connection> connection = connections.find(id);
    if (connection.isEmpty()) {
      return gone();
    }
    return switch (request.method()) {
      case "POST" -> post(connection.get(), request.body());
      case "GET" -> HttpReply.json(200, Json.text(describe(connection.get())));
      case "DELETE" -> delete(connection.get());
      default -> refusal(403, "Forbidden", "ForbiddenException");
    };
  }

  private static HttpReply post(Connection connection, byte[] data) {
    if (data.length > Connection.LARGEST_MESSAGE) {
      return refusal(413, "Payload too large", "PayloadTooLargeException");
    }
    try {
      connection.send(data).join();
      return HttpReply.json(200, "");
    } catch (CompletionException e) {
      return gone(); // it went while this was on its way
    }
  }

  private static HttpReply delete(Connection connection) {
    connection.close(1000, "Connection Closed Normally");
    return HttpReply.json(204, "");
  }

  private static ObjectNode describe(Connection connection) {
    ObjectNode description = Json.object();
    description.put("connectedAt", connection.peer().connectedAt().toString());
    ObjectNode identity = description.putObject("identity");
    identity.put("sourceIp", connection.peer().request().sourceIp());
    identity.put("userAgent", connection.peer().request().header("User-Agent").orElse(""));
    description.put("lastActiveAt", connection.lastActive().toString());
    return description;
  }

  private static HttpReply gone() {
    return refusal(410, "Gone", "GoneException");
  }

  private static HttpReply refusal(int status, String message, String type) {
    ObjectNode body = Json.object().put("message", message);
    return HttpReply.json(status, Json.text(body))
        .with("x-amzn-RequestId", UUID.randomUUID().toString())
        .with("x-amzn-ErrorType", type);
  }
}
