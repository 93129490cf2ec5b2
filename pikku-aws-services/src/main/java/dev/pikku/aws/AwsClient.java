package dev.pikku.aws;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URL;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Signs and sends requests to one service, again where that may help. */
final class AwsClient {
  private static final int ATTEMPTS = 3;
  private static final long FIRST_PAUSE_MILLIS = 100;

  private final String service;
  private final Map<String, String> environment;
  private @Nullable Credentials credentials;

  AwsClient(String service, Map<String, String> environment) {
    this.service = service;
    this.environment = environment;
  }

  /**
   * Calls an operation of a service that speaks AWS's JSON protocol, version 1.0.
   *
   * @param region null for the one of the environment
   * @throws IOException if no attempt was answered, or the last answer refuses the request; its
   *     text has the service's error code and request id, nothing of what was sent
   */
  AwsResponse post(String url, @Nullable String region, String target, byte[] json)
      throws IOException {
    SigV4 signer = new SigV4(service, region == null ? region() : region);
    URL to = new URL(url);
    String hash = SigV4.sha256(json);
    String refused;
    for (int attempt = 1; ; attempt++) {
      try {
        long now = System.currentTimeMillis() / 1000;
        TreeMap<String, String> headers = new TreeMap<>();
        headers.put("content-type", "application/x-amz-json-1.0");
        headers.put("x-amz-target", target);
        signer.sign(credentials(now), "POST", to, headers, hash, now);
        AwsResponse response = AwsResponse.of("POST", to, headers, json);
        if (response.status == 200) {
          return response;
        }
        refused = response.describe();
        if (attempt == ATTEMPTS || !response.isTransient()) {
          break;
        }
      } catch (IOException failed) {
        if (attempt == ATTEMPTS) {
          throw failed;
        }
      }
      pause(attempt);
    }
    throw new IOException(refused);
  }

  private synchronized Credentials credentials(long now) throws IOException {
    Credentials current = Credentials.current(environment, credentials, now);
    credentials = current;
    return current;
  }

  /** Waits for any time up to one that doubles, so that those who failed together part. */
  private static void pause(int attempt) throws InterruptedIOException {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_MILLIS << attempt));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted before another attempt");
    }
  }

  private String region() {
    String region = environment.get("AWS_REGION");
    if (region == null) {
      region = environment.get("AWS_DEFAULT_REGION");
    }
    if (region == null) {
      throw new IllegalStateException("The variable AWS_REGION is not set");
    }
    return region;
  }
}
