package dev.pikku.generator.config;

import java.util.List;

/**
 * Which pages of other origins may call a backend.
 *
 * @param origins exact ones, or {@code *} alone
 * @param headers request headers that pages may send
 * @param exposeHeaders headers of answers that scripts may read
 * @param credentials whether browsers send cookies along
 * @param maxAge seconds for which browsers remember a preflight
 * @param deploy which of the two handlers {@code serverless.yml} has: {@code cors}, {@code
 *     corsless} or {@code both}
 */
public record CorsConfig(
    List<String> origins,
    List<String> headers,
    List<String> exposeHeaders,
    boolean credentials,
    int maxAge,
    String deploy) {
  public CorsConfig {
    origins = List.copyOf(origins);
    headers = List.copyOf(headers);
    exposeHeaders = List.copyOf(exposeHeaders);
  }
}
