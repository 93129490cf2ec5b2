package dev.pikku.generator.config.key;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pikku.generator.config.tree.ConfigList;
import dev.pikku.generator.config.tree.ConfigOrigin;
import dev.pikku.generator.config.tree.ConfigScalar;
import dev.pikku.generator.config.tree.ConfigSource;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.Numbers;
import dev.pikku.generator.config.tree.ObjectMembers;
import dev.pikku.generator.config.tree.Problems;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns text into values; what the table of keys does not type is read as YAML would read it. */
public record TextLayer(ConfigOrigin origin, Problems problems) {

  ConfigSource source(TextTree tree) {
    return new ConfigSource(tree.place(), origin);
  }

  ConfigScalar text(TextTree tree) {
    return ConfigScalar.text(source(tree), tree.text());
  }

  /** A number where the text is a whole one, else the text, so that checking says what is wrong. */
  ConfigScalar whole(TextTree tree) {
    return isWhole(tree.text())
        ? new ConfigScalar(source(tree), Numbers.whole(new BigInteger(tree.text())))
        : text(tree);
  }

  ConfigScalar flag(TextTree tree) {
    return tree.text().equals("true") || tree.text().equals("false")
        ? new ConfigScalar(
            source(tree), JsonNodeFactory.instance.booleanNode(tree.text().equals("true")))
        : text(tree);
  }

  /** A value of which nothing is known: elements that share one name are a list. */
  ConfigValue untyped(TextTree tree) {
    if (tree.children().isEmpty()) {
      return isWhole(tree.text()) ? whole(tree) : flag(tree);
    }
    Set<String> names = new HashSet<>();
    tree.children().forEach(child -> names.add(child.name()));
    if (names.size() == 1 && tree.children().size() > 1) {
      List<ConfigValue> items = tree.children().stream().map(this::untyped).toList();
      return new ConfigList(source(tree), items);
    }
    ObjectMembers members = new ObjectMembers(source(tree), problems);
    for (TextTree child : tree.children()) {
      members.put(child.name(), source(child), untyped(child));
    }
    return members.toObject();
  }

  private static boolean isWhole(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    if (text.length() == start || text.length() > 18) {
      return false;
    }
    // an account id such as 012345678901 is text
    if (text.charAt(start) == '0' && text.length() > start + 1) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
