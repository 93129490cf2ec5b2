package dev.pikku.aws;

import dev.pikku.crypto.HmacSha256;
import dev.pikku.crypto.Sha256;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests in their headers with AWS Signature Version 4.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create
 *     a signed AWS API request</a>
 */
final class SigV4 {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String UPPER_HEX = "0123456789ABCDEF";

  private final String service;
  private final String region;

  SigV4(String service, String region) {
    this.service = service;
    this.region = region;
  }

  /**
   * Adds what a signed request has beyond its own headers: {@code host}, {@code x-amz-date}, {@code
   * x-amz-security-token} where the credentials are temporary, and {@code authorization}.
   *
   * @param url as it is sent: path and query percent-encoded, the query as {@link #encode} does it
   * @param headers to be signed, all of them; names are in lower case
   * @param payloadHash of the body, see {@link #sha256}
   */
  void sign(
      Credentials credentials,
      String method,
      URL url,
      SortedMap<String, String> headers,
      String payloadHash,
      long epochSecond) {
    String time = time(epochSecond);
    headers.put("host", host(url));
    headers.put("x-amz-date", time);
    if (credentials.token != null) {
      headers.put("x-amz-security-token", credentials.token);
    }
    StringBuilder names = new StringBuilder();
    StringBuilder canonical = new StringBuilder(512);
    canonical.append(method).append('\n').append(path(url.getPath())).append('\n');
    query(canonical, url.getQuery());
    canonical.append('\n');
    for (Map.Entry<String, String> header : headers.entrySet()) {
      names.append(names.length() == 0 ? "" : ";").append(header.getKey());
      canonical.append(header.getKey()).append(':');
      singleSpaced(canonical, header.getValue());
      canonical.append('\n');
    }
    canonical.append('\n').append(names).append('\n').append(payloadHash);

    headers.put(
        "authorization",
        ALGORITHM
            + " Credential="
            + credentials.id
            + "/"
            + scope(time)
            + ", SignedHeaders="
            + names
            + ", Signature="
            + signature(credentials.secret, time, canonical));
  }

  /** What the host header has: the port too, where it is not the protocol's own. */
  static String host(URL url) {
    int port = url.getPort();
    return port == -1 || port == url.getDefaultPort() ? url.getHost() : url.getHost() + ":" + port;
  }

  /** What a signature of that time is good for. */
  String scope(String time) {
    return time.substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
  }

  /**
   * The signature of a request.
   *
   * @param canonical the request in the form that both sides agree on
   */
  String signature(String secret, String time, CharSequence canonical) {
    String toSign = ALGORITHM + "\n" + time + "\n" + scope(time) + "\n" + sha256(utf8(canonical));
    byte[] key = new HmacSha256(utf8("AWS4" + secret)).of(time.substring(0, 8));
    key = new HmacSha256(key).of(region);
    key = new HmacSha256(key).of(service);
    key = new HmacSha256(key).of("aws4_request");
    return Sha256.hex(new HmacSha256(key).of(toSign));
  }

  /** S3 takes the path as it is sent, all others encode it once more. */
  private String path(String path) {
    if (path.isEmpty()) {
      return "/";
    }
    return service.equals("s3") ? path : encode(path, true);
  }

  /** Sorted by name, then by value: NUL is what makes "a" come before "a-b". */
  private static void query(StringBuilder out, @Nullable String query) {
    if (query == null || query.isEmpty()) {
      return;
    }
    List<String> pairs = new ArrayList<>();
    for (int from = 0; from <= query.length(); ) {
      int end = query.indexOf('&', from);
      end = end < 0 ? query.length() : end;
      String pair = query.substring(from, end);
      int equals = pair.indexOf('=');
      pairs.add(
          equals < 0 ? pair + "\0" : pair.substring(0, equals) + "\0" + pair.substring(equals + 1));
      from = end + 1;
    }
    Collections.sort(pairs);
    for (int i = 0; i < pairs.size(); i++) {
      out.append(i == 0 ? "" : "&").append(pairs.get(i).replace('\0', '='));
    }
  }

  private static void singleSpaced(StringBuilder out, String value) {
    int start = out.length();
    boolean space = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ' ' || c == '\t') {
        space = out.length() > start;
      } else {
        if (space) {
          out.append(' ');
          space = false;
        }
        out.append(c);
      }
    }
  }

  /** Percent-encodes all but RFC 3986's unreserved characters. */
  static String encode(String text, boolean keepSlash) {
    byte[] bytes = utf8(text);
    StringBuilder out = new StringBuilder(bytes.length + 16);
    for (byte b : bytes) {
      char c = (char) (b & 0xff);
      if ((c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '-'
          || c == '.'
          || c == '_'
          || c == '~'
          || (c == '/' && keepSlash)) {
        out.append(c);
      } else {
        out.append('%').append(UPPER_HEX.charAt(c >> 4)).append(UPPER_HEX.charAt(c & 15));
      }
    }
    return out.toString();
  }

  /** The hash of a body, in lower-case hexadecimal. */
  static String sha256(byte[] bytes) {
    return Sha256.hex(Sha256.begin().digest(bytes));
  }

  /** As in 20150830T123600Z; a formatter would load dozens of classes. */
  static String time(long epochSecond) {
    String iso = LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC).toString();
    StringBuilder out = new StringBuilder(16);
    for (int i = 0; i < iso.length(); i++) {
      char c = iso.charAt(i);
      if (c != '-' && c != ':') {
        out.append(c);
      }
    }
    // where they are 00, the seconds are left out
    return out.append(out.length() == 13 ? "00Z" : "Z").toString();
  }

  private static byte[] utf8(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
