package dev.pikku.http;

import dev.pikku.error.BadRequestException;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Answers that send the caller elsewhere. A location that comes from the caller, such as {@code
 * ?next=/todos}, cannot lead off the site: what might is answered with 400.
 */
public final class Redirect {
  private static final int FOUND = 302;

  private Redirect() {}

  /** {@link #to(String, int)} with 302. */
  public static HttpResponse to(String location) {
    return to(location, FOUND);
  }

  /**
   * Leads to another page of this site.
   *
   * @param location begins with one slash, and is percent-encoded; a stage that is part of this
   *     site's paths is part of it
   * @param status 301, 302, 303, 307 or 308
   * @throws BadRequestException if a browser or a proxy may take it for another site's
   */
  public static HttpResponse to(String location, int status) {
    if (!staysHere(location)) {
      throw new BadRequestException("The location to go to is no path of this site");
    }
    return answer(location, status);
  }

  /** {@link #offSite(String, int, String...)} with 302. */
  public static HttpResponse offSite(String url, String... hosts) {
    return offSite(url, FOUND, hosts);
  }

  /**
   * Leads to one of some other sites.
   *
   * @param url absolute, with {@code https} or {@code http}
   * @param status 301, 302, 303, 307 or 308
   * @param hosts those that may be gone to, such as {@code login.example.com}, with their port if
   *     it is not the usual one
   * @throws BadRequestException if it leads anywhere else
   */
  public static HttpResponse offSite(String url, int status, String... hosts) {
    if (!leadsTo(url, hosts)) {
      throw new BadRequestException("The location to go to is none of the sites that are known");
    }
    return answer(url, status);
  }

  private static HttpResponse answer(String location, int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> new HttpResponse(status).header("location", location);
      default -> throw new IllegalArgumentException(status + " is no status of a redirect");
    };
  }

  private static boolean staysHere(String location) {
    if (!location.startsWith("/") || !isVisibleAscii(location)) {
      return false;
    }
    int end = pathEnd(location);
    for (int from = 1; from <= end; ) {
      int slash = location.indexOf('/', from);
      int to = slash < 0 || slash > end ? end : slash;
      if ((to == from && to < end) || !isPlain(location, from, to)) {
        return false;
      }
      from = to + 1;
    }
    return true;
  }

  /**
   * Whether a segment stays what it is when somebody on the way decodes or shortens the path: with
   * an empty one, or one that vanishes, a path may come to begin with two slashes.
   */
  private static boolean isPlain(String location, int from, int to) {
    boolean dots = to > from;
    for (int i = from; i < to; i++) {
      int c = location.charAt(i);
      if (c == '%') {
        c = decoded(location, i, to);
        if (c < ' ' || c == 0x7f || c == '\\' || (i == from && (c == '/' || c == '%'))) {
          return false;
        }
        i += 2;
      }
      dots &= c == '.';
    }
    return !dots;
  }

  /** Neither blanks nor line breaks, which browsers drop, nor backslashes, their other slash. */
  private static boolean isVisibleAscii(String location) {
    for (int i = 0; i < location.length(); i++) {
      char c = location.charAt(i);
      if (c <= ' ' || c > '~' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private static int pathEnd(String location) {
    for (int i = 0; i < location.length(); i++) {
      if (location.charAt(i) == '?' || location.charAt(i) == '#') {
        return i;
      }
    }
    return location.length();
  }

  /** The byte that a percent sign stands for; -1 if it stands for none. */
  private static int decoded(String location, int percent, int end) {
    if (percent + 2 >= end) {
      return -1;
    }
    int high = Character.digit(location.charAt(percent + 1), 16);
    int low = Character.digit(location.charAt(percent + 2), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static boolean leadsTo(String url, String... hosts) {
    if (!isVisibleAscii(url)) {
      return false;
    }
    try {
      URI parsed = new URI(url);
      String scheme = parsed.getScheme();
      String authority = parsed.getRawAuthority();
      if (authority == null
          || !("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))) {
        return false;
      }
      for (String host : hosts) {
        if (authority.equalsIgnoreCase(host)) {
          return true;
        }
      }
      return false;
    } catch (URISyntaxException malformed) {
      return false;
    }
  }
}
