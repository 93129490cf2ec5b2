package dev.pikku.generator.config.tree;

import dev.pikku.generator.diagnostic.Place;

/**
 * An inherited list that a later config replaces or removes, which is easily overlooked.
 *
 * @param key such as {@code filters.tags}
 * @param place where it is replaced
 * @param inherited where the inherited one stands
 * @param lost the inherited list, as JSON
 */
public record ReplacedList(String key, Place place, Place inherited, String lost) {

  @Override
  public String toString() {
    return "\""
        + key
        + "\" at "
        + place
        + " replaces the inherited "
        + lost
        + " of "
        + inherited
        + "; \""
        + key.substring(key.lastIndexOf('.') + 1)
        + "+\" would append.";
  }
}
