package dev.pikku.aws;

import dev.pikku.wire.Wire;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URL;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Signs and sends requests to one service, again where that may help: where the service throttles,
 * fails or is not reached, and where it refuses a signature because its clock and ours differ.
 *
 * <p>Whatever it waits for, it waits no longer than the call that this thread runs has left.
 */
final class AwsClient {
  private static final long FIRST_PAUSE_MILLIS = 100;

  /** What a call keeps for its own answer, at most: of short ones a tenth. */
  private static final long LONGEST_MARGIN_MILLIS = 1000;

  /** AWS takes signatures whose time differs from its own by five minutes. */
  private static final long TAKEN_SKEW_SECONDS = 240;

  private final String service;
  private final Map<String, String> environment;
  private final int attempts;
  private final int patience;
  private @Nullable Credentials credentials;

  /** By how many seconds AWS's clock is ahead of ours, once it has refused ours. */
  private volatile long skew;

  AwsClient(String service, Map<String, String> environment) {
    this(service, environment, 3, AwsResponse.READ_MILLIS);
  }

  /**
   * @param attempts how often a request is sent, at most
   */
  AwsClient(String service, Map<String, String> environment, int attempts) {
    this(service, environment, attempts, AwsResponse.READ_MILLIS);
  }

  /**
   * @param patience how many milliseconds an answer may keep us waiting
   */
  AwsClient(String service, Map<String, String> environment, int attempts, int patience) {
    this.service = service;
    this.environment = environment;
    this.attempts = attempts;
    this.patience = patience;
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
    return answer("application/x-amz-json-1.0", url, region, target, json);
  }

  /** As {@link #answer}, of a service that speaks version 1.1, in the region of the environment. */
  AwsResponse answer11(String url, String target, byte[] json) throws IOException {
    return answer("application/x-amz-json-1.1", url, null, target, json);
  }

  private AwsResponse answer(
      String type, String url, @Nullable String region, String target, byte[] json)
      throws IOException {
    TreeMap<String, String> headers = new TreeMap<>();
    headers.put("content-type", type);
    headers.put("x-amz-target", target);
    return send("POST", url, region, headers, json);
  }

  /**
   * Sends a request.
   *
   * @param headers of its own; names are in lower case
   * @param content of a request whose method, {@code POST} or {@code PUT}, has some
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
    String stated = headers.get("x-amz-content-sha256");
    String hash = stated == null ? SigV4.sha256(content) : stated;
    for (int attempt = 1; ; attempt++) {
      boolean last = attempt == attempts;
      long longestPause = FIRST_PAUSE_MILLIS << attempt;
      try {
        long now = System.currentTimeMillis() / 1000;
        TreeMap<String, String> signed = new TreeMap<>(headers);
        Credentials signing = credentials(now);
        signer.sign(signing, method, to, signed, hash, now + skew);
        if (signing.expires != Long.MAX_VALUE && Wire.currentRemainingMillis() == Long.MAX_VALUE) {
          // perhaps before a snapshot, in whose copies the connection would be dead
          signed.put("connection", "close");
        }
        AwsResponse response =
            AwsResponse.of(method, to, signed, method.startsWith("P") ? content : null, patience);
        if (response.status < 400) {
          return response;
        }
        // what the service's clock says helps whoever asks next, too
        boolean again =
            isSkewed(response, now) || (response.isTransient() && millisLeft() > longestPause);
        if (last || !again) {
          return response;
        }
      } catch (IOException failed) {
        if (last || millisLeft() <= longestPause) {
          throw failed;
        }
      }
      pause(longestPause);
    }
  }

  /** Whether the service's clock is so far from ours that it cannot have taken the signature. */
  private boolean isSkewed(AwsResponse response, long now) {
    long ahead = response.date / 1000 - now;
    if (response.date == 0 || Math.abs(ahead - skew) <= TAKEN_SKEW_SECONDS) {
      return false;
    }
    skew = ahead;
    return true;
  }

  synchronized Credentials credentials(long now) throws IOException {
    Credentials current = Credentials.current(environment, credentials, now);
    credentials = current;
    return current;
  }

  /** Milliseconds that a request may take without outliving the call that this thread runs. */
  static long millisLeft() {
    long remaining = Wire.currentRemainingMillis();
    return remaining - Math.min(LONGEST_MARGIN_MILLIS, remaining / 10);
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

  /** The region of the environment, or of the profile that AWS's tools use on this machine. */
  String region() {
    String region = environment.get("AWS_REGION");
    if (region == null) {
      region = environment.get("AWS_DEFAULT_REGION");
    }
    // which Lambda always sets
    return region == null ? Profile.region(environment) : region;
  }

  /**
   * Where the service is: as variables say, else at AWS's own address in the region.
   *
   * @param id the service's id as variables have it, as in {@code SECRETS_MANAGER}
   * @return ends with a slash
   */
  String endpoint(String id) {
    String stated = statedEndpoint(environment, id);
    if (stated != null) {
      return stated;
    }
    String region = region();
    return "https://" + service + "." + region + "." + domain(region) + "/";
  }

  /**
   * The endpoint that variables state, for one service or for all: {@code
   * AWS_ENDPOINT_URL_SECRETS_MANAGER}, {@code AWS_ENDPOINT_URL}.
   *
   * @return ends with a slash; null if there is none
   */
  static @Nullable String statedEndpoint(Map<String, String> environment, String id) {
    String endpoint = environment.get("AWS_ENDPOINT_URL_" + id);
    if (endpoint == null) {
      endpoint = environment.get("AWS_ENDPOINT_URL");
    }
    return endpoint == null || endpoint.endsWith("/") ? endpoint : endpoint + "/";
  }

  /** What the addresses of a region's partition end with. */
  private static String domain(String region) {
    if (region.startsWith("cn-")) {
      return "amazonaws.com.cn";
    }
    if (region.startsWith("eusc-")) {
      return "amazonaws.eu";
    }
    if (!region.contains("-iso")) {
      return "amazonaws.com";
    }
    if (region.startsWith("us-isob-")) {
      return "sc2s.sgov.gov";
    }
    if (region.startsWith("us-isof-")) {
      return "csp.hci.ic.gov";
    }
    return region.startsWith("eu-isoe-") ? "cloud.adc-e.uk" : "c2s.ic.gov";
  }
}
