package dev.pikku.aws;

import java.net.URL;
import java.util.Map;
import java.util.SortedMap;

/**
 * Signs requests to S3 in their URLs, for others to send.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html">Authenticating
 *     requests: using query parameters</a>
 */
final class PresignedUrl {
  private PresignedUrl() {}

  /**
   * The URL with its signature.
   *
   * @param url has no query
   * @param headers that the request will have; names are in lower case
   */
  static String of(
      SigV4 signer,
      Credentials credentials,
      String method,
      URL url,
      SortedMap<String, String> headers,
      long seconds,
      long epochSecond) {
    headers.put("host", SigV4.host(url));
    StringBuilder names = new StringBuilder();
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, String> header : headers.entrySet()) {
      names.append(names.length() == 0 ? "" : ";").append(header.getKey());
      lines.append(header.getKey()).append(':').append(header.getValue()).append('\n');
    }
    String time = SigV4.time(epochSecond);
    String scope = signer.scope(time);
    StringBuilder query = new StringBuilder(512);
    query.append("X-Amz-Algorithm=").append(SigV4.ALGORITHM);
    query.append("&X-Amz-Credential=").append(SigV4.encode(credentials.id + "/" + scope, false));
    query.append("&X-Amz-Date=").append(time);
    query.append("&X-Amz-Expires=").append(seconds);
    if (credentials.token != null) {
      query.append("&X-Amz-Security-Token=").append(SigV4.encode(credentials.token, false));
    }
    query.append("&X-Amz-SignedHeaders=").append(SigV4.encode(names.toString(), false));
    String canonical =
        method
            + "\n"
            + url.getPath()
            + "\n"
            + query
            + "\n"
            + lines
            + "\n"
            + names
            + "\nUNSIGNED-PAYLOAD";
    String signature = signer.signature(credentials.secret, time, canonical);
    return url + "?" + query + "&X-Amz-Signature=" + signature;
  }
}
