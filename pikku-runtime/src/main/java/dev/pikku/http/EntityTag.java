package dev.pikku.http;

import dev.pikku.crypto.Sha256;
import dev.pikku.wire.HttpWire;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers 304 to who has the answer already; for wirings that say {@code etag = true}. */
public final class EntityTag {
  private static final int BYTES = 16;

  private EntityTag() {}

  /** Tags the answer that a function has made, unless it did so itself, and compares. */
  public static void settle(HttpWire wire) {
    HttpResponse response = wire.response();
    if (!response.hasBody() || (response.status() != 0 && response.status() != 200)) {
      return;
    }
    String tag = response.header("etag");
    if (tag == null) {
      tag = of(response);
      response.header("etag", tag);
    }
    String known = known(wire.request().headers("if-none-match"), tag);
    if (known != null) {
      response.header("etag", known).status(304);
    }
  }

  private static String of(HttpResponse response) {
    MessageDigest digest = Sha256.begin();
    digest.update(response.body(), 0, response.length());
    byte[] start = new byte[BYTES];
    System.arraycopy(digest.digest(), 0, start, 0, BYTES);
    return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(start) + '"';
  }

  /** The tag as the caller has it, weak if it was given it compressed; null if it has none such. */
  private static @Nullable String known(List<String> headers, String tag) {
    for (int i = 0; i < headers.size(); i++) {
      String known = known(headers.get(i), tag);
      if (known != null) {
        return known;
      }
    }
    return null;
  }

  private static @Nullable String known(String header, String tag) {
    if (header.strip().equals("*")) {
      return tag;
    }
    String opaque = tag.startsWith("W/") ? tag.substring(2) : tag;
    // quotes are what delimits tags: there may be commas in them
    for (int quote = header.indexOf('"'); quote >= 0; ) {
      int end = header.indexOf('"', quote + 1);
      if (end < 0) {
        return null;
      }
      if (header.substring(quote, end + 1).equals(opaque)) {
        boolean weak = header.startsWith("W/", quote - 2);
        return weak ? "W/" + opaque : tag;
      }
      quote = header.indexOf('"', end + 1);
    }
    return null;
  }
}
