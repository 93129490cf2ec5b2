package dev.pikku.auth;

/**
 * What browsers ask of cookies beside their size (RFC 6265bis, 4.1), or else drop them without a
 * word. It stands apart because the usual attributes need no check.
 */
final class CookieRules {
  private CookieRules() {}

  /**
   * Checks what browsers ask of such a name, and of a cookie for other sites.
   *
   * @throws IllegalArgumentException if they would drop the cookie
   */
  static void check(String name, String attributes) {
    boolean host = name.regionMatches(true, 0, "__Host-", 0, 7);
    boolean secure = host || name.regionMatches(true, 0, "__Secure-", 0, 9);
    if (has(attributes, "SameSite=None") || secure) {
      require(name, has(attributes, "Secure"), "without Secure");
    }
    if (host) {
      require(name, has(attributes, "Path=/"), "without Path=/");
      require(name, !has(attributes, "Domain"), "with a Domain");
    }
  }

  private static void require(String name, boolean kept, String otherwise) {
    if (!kept) {
      throw new IllegalArgumentException(
          "Browsers drop the cookie \"" + name + "\" " + otherwise + ": change its attributes");
    }
  }

  /** Whether an attribute is there, with the value that is asked for, if one is. */
  private static boolean has(String attributes, String wanted) {
    for (int from = 0; from < attributes.length(); ) {
      int semicolon = attributes.indexOf(';', from);
      int to = semicolon < 0 ? attributes.length() : semicolon;
      String attribute = attributes.substring(from, to).strip();
      int equals = wanted.indexOf('=') < 0 ? attribute.indexOf('=') : -1;
      if ((equals < 0 ? attribute : attribute.substring(0, equals)).equalsIgnoreCase(wanted)) {
        return true;
      }
      from = to + 1;
    }
    return false;
  }
}
