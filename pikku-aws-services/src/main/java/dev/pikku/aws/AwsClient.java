package dev.pikku.aws;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URL;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Signs and sends requests to one service, again where that may help. */
final class AwsClient {
  private static final long FIRST_PAUSE_MILLIS = 100;

  private final String service;
  private final Map<String, String> environment;
  private final int attempts;
  private @Nullable Credentials credentials;

  AwsClient(String service, Map<String, String> environment) {
    this(service, environment, 3);
  }

  /**
   * @param attempts how often a request is sent, at most
   */
  AwsClient(String service, Map<String, String> environment, int attempts) {
    this.service = service;
    this.environment = environment;
    this.attempts = attempts;
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
    AwsResponse response = answer(url, region, target, json);
    if (response.status != 200) {
      throw new IOException(response.describe());
    }
    return response;
  }

  /** As {@link #post}, but gives the last answer even if it refuses the request. */
  AwsResponse answer(String url, @Nullable String region, String target, byte[] json)
      throws IOException {
    TreeMap<String, String> headers = new TreeMap<>();
    headers.put("content-type", "application/x-amz-json-1.0");
    headers.put("x-amz-target", target);
    return send("POST", url, region, headers, json);
  }

  /**
   * Sends a request.
   *
   * @param headers of its own; names are in lower case
   * @return the last answer, whatever its status
   * @throws IOException if no attempt was answered
   */
  AwsResponse send(
      String method,
      String url,
      @Nullable String region,
      SortedMap<String, String> headers,
      byte[] content)
      throws IOException {
    SigV4 signer = new SigV4(service, region == null ? region() : region);
    URL to = new URL(url);
    String hash = SigV4.sha256(content);
    for (int attempt = 1; ; attempt++) {
      try {
        long now = System.currentTimeMillis() / 1000;
        TreeMap<String, String> signed = new TreeMap<>(headers);
        signer.sign(credentials(now), method, to, signed, hash, now);
        AwsResponse response =
            AwsResponse.of(method, to, signed, method.equals("POST") ? content : null);
        if (attempt == attempts || !response.isTransient()) {
          return response;
        }
      } catch (IOException failed) {
        if (attempt == attempts) {
          throw failed;
        }
      }
      pause(FIRST_PAUSE_MILLIS << attempt);
    }
  }

  private synchronized Credentials credentials(long now) throws IOException {
    Credentials current = Credentials.current(environment, credentials, now);
    credentials = current;
    return current;
  }

  /** Waits for any time up to one that callers double, so that those who failed together part. */
  static void pause(long maxMillis) throws InterruptedIOException {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(maxMillis));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted before another attempt");
    }
  }

  /** The region of the environment. */
  String region() {
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
