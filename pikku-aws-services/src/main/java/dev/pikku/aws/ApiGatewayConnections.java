package dev.pikku.aws;

import dev.pikku.channel.Connections;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * API Gateway's management API of connections. A request that is throttled, fails at the gateway's
 * end or is not answered is sent up to five times, with pauses of three seconds in all at most;
 * where only the answer was lost, the client gets a frame twice.
 *
 * <p>The region is that of the endpoint, and of the environment where a custom domain does not tell
 * it. An endpoint without TLS is a local gateway: it gets a signature, too, made with invented
 * credentials where there are none.
 *
 * <p>The JDK's older HTTP client carries it, whose first request takes less than a fifth of the
 * time: the newer one loads 1200 classes more. It keeps only five idle connections to a host, but
 * as many busy ones as there are callers: a thousand frames sent by twenty threads open about
 * twenty, because what one thread puts back another takes at once.
 */
public final class ApiGatewayConnections implements Connections {
  private static final int ATTEMPTS = 5;
  private static final byte[] NOTHING = new byte[0];

  private final Map<String, String> environment;
  private final AwsClient client;
  private @Nullable AwsClient local;

  public ApiGatewayConnections(Map<String, String> environment) {
    this.environment = environment;
    this.client = new AwsClient("execute-api", environment, ATTEMPTS);
  }

  /**
   * Sends one frame.
   *
   * @throws IllegalArgumentException if it is larger than API Gateway delivers (128 KB)
   */
  @Override
  public boolean send(String endpoint, String channelId, byte[] frame) throws IOException {
    if (frame.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "A frame for a channel has "
              + frame.length
              + " bytes; API Gateway delivers "
              + MOST_BYTES
              + ". Store what is large elsewhere and send where it is.");
    }
    return call("POST", endpoint, channelId, frame);
  }

  @Override
  public void close(String endpoint, String channelId) throws IOException {
    call("DELETE", endpoint, channelId, NOTHING);
  }

  private boolean call(String method, String endpoint, String channelId, byte[] content)
      throws IOException {
    TreeMap<String, String> headers = new TreeMap<>();
    if (method.equals("POST")) {
      headers.put("content-type", "application/octet-stream");
    }
    AwsResponse response =
        client(endpoint).send(method, url(endpoint, channelId), region(endpoint), headers, content);
    if (response.status == 410) {
      return false;
    }
    if (response.status >= 300) {
      throw new IOException(
          "API Gateway refused a "
              + method
              + " to the connection "
              + channelId
              + ": "
              + response.describe());
    }
    return true;
  }

  private static String url(String endpoint, String channelId) {
    return (endpoint.endsWith("/") ? endpoint : endpoint + "/")
        + "@connections/"
        + SigV4.encode(channelId, false);
  }

  /** The region in abc.execute-api.eu-central-1.amazonaws.com; null for other names. */
  static @Nullable String region(String endpoint) {
    int host = endpoint.indexOf("://") + 3;
    int path = endpoint.indexOf('/', host);
    String name = endpoint.substring(host, path < 0 ? endpoint.length() : path);
    int from = name.indexOf(".execute-api.") + ".execute-api.".length();
    int end = name.indexOf('.', from);
    return from < ".execute-api.".length() || end < 0 ? null : name.substring(from, end);
  }

  private AwsClient client(String endpoint) {
    return endpoint.startsWith("http://") ? local() : client;
  }

  private synchronized AwsClient local() {
    AwsClient current = local;
    if (current == null) {
      Map<String, String> invented = new HashMap<>(environment);
      invented.putIfAbsent("AWS_ACCESS_KEY_ID", "local");
      invented.putIfAbsent("AWS_SECRET_ACCESS_KEY", "local");
      if (!invented.containsKey("AWS_DEFAULT_REGION")) {
        invented.putIfAbsent("AWS_REGION", "local");
      }
      current = new AwsClient("execute-api", invented, ATTEMPTS);
      local = current;
    }
    return current;
  }
}
