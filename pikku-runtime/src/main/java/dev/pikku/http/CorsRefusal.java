package dev.pikku.http;

import dev.pikku.error.ForbiddenException;

/** What keeps pages of foreign origins out. It stands apart so that it is loaded only then. */
final class CorsRefusal {
  private CorsRefusal() {}

  static RuntimeException foreign() {
    return new ForbiddenException("Pages of this origin may not call here");
  }
}
