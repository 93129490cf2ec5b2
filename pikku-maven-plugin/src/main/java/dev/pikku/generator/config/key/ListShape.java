package dev.pikku.generator.config.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.tree.ConfigList;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list whose items share a shape.
 *
 * @param orOne whether a single item may stand without its list
 */
record ListShape(Shape item, boolean orOne) implements Shape {

  static ListShape of(Shape item) {
    return new ListShape(item, false);
  }

  @Override
  public boolean isList() {
    return !orOne;
  }

  @Override
  public String words() {
    return (orOne ? item.words() + ", or a list" : "a list") + ", each item " + item.words();
  }

  @Override
  public Optional<ConfigValue> check(ConfigValue value, String key, Problems problems) {
    if (orOne && value.toJson().isTextual()) {
      return item.check(value, key, problems)
          .map(one -> new ConfigList(value.source(), List.of(one)));
    }
    if (!(value instanceof ConfigList list)) {
      return wrongType(value, key, problems);
    }
    List<ConfigValue> right = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      item.check(list.items().get(i), key + "[" + i + "]", problems).ifPresent(right::add);
    }
    return Optional.of(new ConfigList(list.source(), right));
  }

  @Override
  public ConfigValue fromText(TextTree text, TextLayer layer) {
    List<ConfigValue> items = new ArrayList<>();
    if (text.children().isEmpty()) {
      for (String part : text.text().split(",", -1)) {
        if (!part.isBlank()) {
          items.add(item.fromText(TextTree.leaf(text.name(), text.place(), part), layer));
        }
      }
    } else {
      text.children().forEach(child -> items.add(item.fromText(child, layer)));
    }
    return new ConfigList(layer.source(text), items);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Shape.ofType("array");
    if (orOne) {
      schema.putArray("type").add("string").add("array");
      schema.setAll((ObjectNode) item.schema().without("type"));
    }
    schema.set("items", item.schema());
    return schema;
  }
}
