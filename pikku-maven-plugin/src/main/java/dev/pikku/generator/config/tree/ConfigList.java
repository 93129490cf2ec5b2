package dev.pikku.generator.config.tree;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/** A list of values. */
public record ConfigList(ConfigSource source, List<ConfigValue> items) implements ConfigValue {
  public ConfigList {
    items = List.copyOf(items);
  }

  /** This list with another's items after its own. */
  public ConfigList append(ConfigList other) {
    List<ConfigValue> all = new ArrayList<>(items);
    all.addAll(other.items);
    return new ConfigList(other.source, all);
  }

  @Override
  public String typeName() {
    return "a list";
  }

  @Override
  public ArrayNode toJson() {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    items.forEach(item -> array.add(item.toJson()));
    return array;
  }
}
