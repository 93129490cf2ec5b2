package dev.pikku.generator.config.key;

import dev.pikku.generator.diagnostic.Place;
import java.util.List;

/**
 * Configuration in which everything is text: an element of the pom's {@code <configuration>}, or
 * the {@code -Dpikku.*} properties. The table of keys says what the text stands for.
 *
 * @param name the element's name
 * @param text what stands between its tags, if that is not elements
 * @param children the elements in it
 */
public record TextTree(String name, Place place, String text, List<TextTree> children) {
  public TextTree {
    text = text.strip();
    children = List.copyOf(children);
  }

  public static TextTree leaf(String name, Place place, String text) {
    return new TextTree(name, place, text, List.of());
  }

  public static TextTree node(String name, Place place, List<TextTree> children) {
    return new TextTree(name, place, "", children);
  }
}
