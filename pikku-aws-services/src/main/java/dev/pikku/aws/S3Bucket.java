package dev.pikku.aws;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Sends requests about what is in one bucket. */
final class S3Bucket {
  static final byte[] NOTHING = new byte[0];

  private final AwsClient client;
  private final String name;
  private final Map<String, String> environment;

  S3Bucket(AwsClient client, String name, Map<String, String> environment) {
    this.client = client;
    this.name = name;
    this.environment = environment;
  }

  /**
   * Where a key's content is. The bucket is part of AWS's host name, unless it has dots: those the
   * host's certificate does not cover.
   */
  String url(String key) {
    String endpoint = client.endpoint("S3");
    String path = SigV4.encode(key, true);
    if (AwsClient.statedEndpoint(environment, "S3") != null || name.indexOf('.') >= 0) {
      return endpoint + SigV4.encode(name, false) + "/" + path;
    }
    int host = endpoint.indexOf("//") + 2;
    return endpoint.substring(0, host) + name + "." + endpoint.substring(host) + path;
  }

  /** A key as a copy's source has it. */
  String source(String key) {
    return "/" + SigV4.encode(name, false) + "/" + SigV4.encode(key, true);
  }

  AwsResponse send(String method, String url, SortedMap<String, String> headers, byte[] content)
      throws IOException {
    headers.put("x-amz-content-sha256", SigV4.sha256(content));
    return client.send(method, url, null, headers, content);
  }

  /** Status, code and request id of a refusal; nothing else of what was answered. */
  IllegalStateException refused(String what, AwsResponse response) {
    String code = code(response);
    String id = response.header("x-amz-request-id");
    StringBuilder text = new StringBuilder(160);
    text.append("S3 did not ").append(what).append(": ").append(code).append(" (status ");
    text.append(response.status);
    text.append(id == null ? ")." : ", request id " + AwsResponse.printable(id) + ").");
    if (response.status == 301 || code.equals("AuthorizationHeaderMalformed")) {
      text.append(" The bucket is in another region than the function.");
    } else if (code.equals("NoSuchBucket")) {
      text.append(" There is no such bucket: look at PIKKU_CONTENT.");
    } else if (code.equals("AccessDenied")) {
      text.append(" Let the function's role reach the bucket and what is in it.");
    }
    return new IllegalStateException(text.toString());
  }

  /** S3's word for an error. */
  static String code(AwsResponse response) {
    return AwsResponse.printable(response.status == 206 ? null : element(response, "Code"));
  }

  /** Whether an answer's body tells of an error. */
  static boolean isError(AwsResponse response) {
    return element(response, "Code") != null;
  }

  static String etag(AwsResponse response) throws IOException {
    String etag = response.header("ETag");
    if (etag == null) {
      throw new IOException("S3 answered without an etag");
    }
    return etag.startsWith("\"") ? etag.substring(1, etag.length() - 1) : etag;
  }

  /** The text of the first element of that name, none of whose texts needs escapes; or null. */
  static @Nullable String element(AwsResponse response, String name) {
    String xml = new String(response.body(), StandardCharsets.UTF_8);
    int from = xml.indexOf("<" + name + ">");
    int end = xml.indexOf("</" + name + ">");
    return from < 0 || end < from ? null : xml.substring(from + name.length() + 2, end);
  }
}
