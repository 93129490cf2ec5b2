package dev.pikku.generator.model;

import java.util.List;

/**
 * Which pages of other origins may call, as stated; what is wrong with it the door finds.
 *
 * @param origins exact ones, or {@code *} alone
 * @param headers request headers that pages may send
 * @param exposeHeaders headers of answers that scripts may read
 * @param credentials whether browsers send cookies along
 * @param maxAge seconds for which browsers remember a preflight
 */
public record CorsModel(
    List<String> origins,
    List<String> headers,
    List<String> exposeHeaders,
    boolean credentials,
    int maxAge) {
  public CorsModel {
    origins = List.copyOf(origins);
    headers = List.copyOf(headers);
    exposeHeaders = List.copyOf(exposeHeaders);
  }
}
