package dev.pikku.aws;

import java.io.IOException;
import java.net.URL;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who signs; no record, so that no log can have its fields. */
final class Credentials {
  private static final String FULL_URI = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
  private static final String ID = "AWS_ACCESS_KEY_ID";
  private static final String SECRET = "AWS_SECRET_ACCESS_KEY";
  private static final int REFRESH_SECONDS = 300;

  final String id;
  final String secret;
  final @Nullable String token;

  /**
   * In seconds since the epoch; {@link Long#MAX_VALUE} for those that do not come from a
   * container's endpoint, as those of a function with snapshots do.
   */
  final long expires;

  Credentials(String id, String secret, @Nullable String token, long expires) {
    this.id = id;
    this.secret = secret;
    this.token = token;
    this.expires = expires;
  }

  /**
   * The current credentials. A function restored from a snapshot has them at an endpoint of its
   * container, where they change by and by; any other has them in its variables. Where there is
   * neither, they are those that AWS's tools use on this machine.
   *
   * @param before what this gave the last time
   */
  static Credentials current(
      Map<String, String> environment, @Nullable Credentials before, long now) throws IOException {
    if (before != null && now < before.expires - REFRESH_SECONDS) {
      return before;
    }
    String uri = environment.get(FULL_URI);
    if (uri == null) {
      return fromHere(environment);
    }
    try {
      return fromContainer(uri, environment.get("AWS_CONTAINER_AUTHORIZATION_TOKEN"));
    } catch (IOException failed) {
      if (before != null && now < before.expires) {
        return before;
      }
      throw failed;
    }
  }

  private static Credentials fromHere(Map<String, String> environment) throws IOException {
    if (!environment.containsKey(ID) && !environment.containsKey(SECRET)) {
      try {
        Credentials ofProfile = Profile.credentials(environment);
        if (ofProfile != null) {
          return ofProfile;
        }
      } catch (NoClassDefFoundError left) {
        // archives for Lambda leave the class out: there are no files of AWS's tools
      }
    }
    String token = environment.get("AWS_SESSION_TOKEN");
    return new Credentials(
        variable(environment, ID),
        variable(environment, SECRET),
        "".equals(token) ? null : token,
        Long.MAX_VALUE);
  }

  private static Credentials fromContainer(String uri, @Nullable String authorization)
      throws IOException {
    TreeMap<String, String> headers = new TreeMap<>();
    if (authorization != null) {
      headers.put("authorization", authorization);
    }
    AwsResponse response =
        AwsResponse.of("GET", new URL(uri), headers, null, AwsResponse.READ_MILLIS);
    String id = response.text("AccessKeyId");
    String secret = response.text("SecretAccessKey");
    if (response.status != 200 || id == null || secret == null) {
      throw new IOException(
          "The endpoint that " + FULL_URI + " names gave no credentials: " + response.describe());
    }
    return new Credentials(
        id, secret, response.text("Token"), expires(response.text("Expiration")));
  }

  /** Credentials that do not say when they end are asked for each time. */
  private static long expires(@Nullable String time) {
    try {
      return time == null ? 0 : Instant.parse(time).getEpochSecond();
    } catch (DateTimeException notATime) {
      return 0;
    }
  }

  private static String variable(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException("The variable " + name + " is not set");
    }
    return value;
  }
}
