package dev.pikku.lambda.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where API Gateway takes what is sent to a connection, its {@code @connections}. */
public final class ManagementEndpoint {
  private ManagementEndpoint() {}

  /**
   * The endpoint for a connection, without {@code /@connections}. At domains of AWS's it ends with
   * the stage, at one's own with the base path that the API is mapped to.
   *
   * @param environment may say otherwise: {@code PIKKU_CHANNELS_ENDPOINT}, and {@code
   *     AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI} as for AWS's own clients, have it whole; {@code
   *     PIKKU_CHANNELS_BASE_PATH} has the base path; {@code IS_OFFLINE} means this machine
   */
  public static String of(WebSocketEvent event, Map<String, String> environment) {
    String given = given(environment, "PIKKU_CHANNELS_ENDPOINT");
    if (given == null) {
      given = given(environment, "AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI");
    }
    if (given != null) {
      return given;
    }
    if (given(environment, "IS_OFFLINE") != null) {
      // where the serverless-offline plugin listens
      return "http://localhost:3001";
    }
    String base = "https://" + event.domain();
    if (event.domain().contains(".execute-api.")) {
      return joined(base, event.stage());
    }
    String path = given(environment, "PIKKU_CHANNELS_BASE_PATH");
    return path == null ? base : joined(base, path);
  }

  private static String joined(String base, String path) {
    int from = 0;
    int to = path.length();
    while (from < to && path.charAt(from) == '/') {
      from++;
    }
    while (from < to && path.charAt(to - 1) == '/') {
      to--;
    }
    return from == to ? base : base + "/" + path.substring(from, to);
  }

  private static @Nullable String given(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isEmpty()) {
      return null;
    }
    return value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
  }
}
