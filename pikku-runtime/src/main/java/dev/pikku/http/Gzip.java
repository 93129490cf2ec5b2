package dev.pikku.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Compresses answers for callers that accept it; for backends whose config says so. */
public final class Gzip {
  private static final String VARY = "vary";
  private static final String ACCEPT = "accept-encoding";

  private Gzip() {}

  /**
   * Compresses an answer's body if that is worth it and the caller accepts it.
   *
   * @param minSize bytes that a body must have
   */
  public static HttpResponse encode(HttpRequest request, HttpResponse response, int minSize) {
    if (response.status() == 304) {
      // as the answer would have said that this one stands for
      return vary(response);
    }
    if (response.length() < minSize
        || !isCompressible(response.contentType())
        || response.header("content-encoding") != null
        || response.status() == 206
        || response.header("content-range") != null
        || has(response.header("cache-control"), "no-transform")) {
      return response;
    }
    vary(response);
    if (!accepts(request.headers(ACCEPT))) {
      return response;
    }
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(response.length() / 4);
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(response.body(), 0, response.length());
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    if (compressed.size() >= response.length()) {
      return response;
    }
    String tag = response.header("etag");
    if (tag != null && !tag.startsWith("W/")) {
      // the bytes are others, what they say is the same
      response.header("etag", "W/" + tag);
    }
    return response
        .header("content-encoding", "gzip")
        .encoded(compressed.toByteArray(), compressed.size());
  }

  private static HttpResponse vary(HttpResponse response) {
    String vary = response.header(VARY);
    return vary != null && (has(vary, "*") || has(vary, ACCEPT))
        ? response
        : response.addHeader(VARY, ACCEPT);
  }

  private static boolean isCompressible(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    int end = contentType.indexOf(';');
    String type =
        (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    return type.startsWith("text/")
        || type.endsWith("+json")
        || type.endsWith("+xml")
        || switch (type) {
          case "application/json",
              "application/xml",
              "application/javascript",
              "application/wasm" ->
              true;
          default -> false;
        };
  }

  /** Whether a list of words has one, whatever its case. */
  private static boolean has(@Nullable String list, String word) {
    if (list == null) {
      return false;
    }
    for (String each : list.split(",", -1)) {
      if (each.strip().equalsIgnoreCase(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether gzip is wanted at least as much as no encoding at all. */
  private static boolean accepts(List<String> headers) {
    double gzip = -1;
    double identity = -1;
    double any = -1;
    for (int i = 0; i < headers.size(); i++) {
      for (String each : headers.get(i).split(",", -1)) {
        int semicolon = each.indexOf(';');
        String coding = (semicolon < 0 ? each : each.substring(0, semicolon)).strip();
        double quality = semicolon < 0 ? 1 : quality(each.substring(semicolon + 1).strip());
        switch (coding.toLowerCase(Locale.ROOT)) {
          case "gzip", "x-gzip" -> gzip = quality;
          case "identity" -> identity = quality;
          case "*" -> any = quality;
          default -> {}
        }
      }
    }
    double wanted = gzip < 0 ? any : gzip;
    return wanted > 0 && wanted >= identity;
  }

  private static double quality(String parameter) {
    if (!parameter.regionMatches(true, 0, "q=", 0, 2)) {
      return 1;
    }
    try {
      return Double.parseDouble(parameter.substring(2).strip());
    } catch (NumberFormatException malformed) {
      return 0;
    }
  }
}
