package dev.pikku.generator.config.key;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.tree.ConfigObject;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.ObjectMembers;
import dev.pikku.generator.config.tree.Patch;
import dev.pikku.generator.config.tree.Problems;
import java.util.List;
import java.util.Optional;

/** An object with known keys. */
public record SectionShape(List<Key> keys) implements Shape {
  public SectionShape {
    keys = List.copyOf(keys);
  }

  static SectionShape of(Key... keys) {
    return new SectionShape(List.of(keys));
  }

  public Optional<Key> key(String name) {
    return keys.stream().filter(key -> key.name().equals(name)).findFirst();
  }

  @Override
  public String words() {
    return "an object";
  }

  @Override
  public Optional<ConfigValue> check(ConfigValue value, String key, Problems problems) {
    return value instanceof ConfigObject object
        ? Optional.of(new SectionCheck(this, key, problems).check(object))
        : wrongType(value, key, problems);
  }

  @Override
  public ConfigValue fromText(TextTree text, TextLayer layer) {
    if (text.children().isEmpty() && !text.text().isEmpty()) {
      return layer.text(text);
    }
    ObjectMembers members = new ObjectMembers(layer.source(text), layer.problems());
    for (TextTree child : text.children()) {
      ConfigValue value =
          key(Patch.plainKey(child.name()))
              .map(known -> known.shape().fromText(child, layer))
              .orElseGet(() -> layer.untyped(child));
      members.put(child.name(), layer.source(child), value);
    }
    return members.toObject();
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Shape.ofType("object").put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    for (Key key : keys) {
      properties.set(key.name(), described(key, key.doc()));
      if (key.shape().isList()) {
        properties.set(
            Patch.appendKey(key.name()), described(key, "Appends to \"" + key.name() + "\"."));
      }
    }
    return schema;
  }

  private static ObjectNode described(Key key, String doc) {
    ObjectNode schema = orNull(key.shape().schema());
    schema.put("title", key.name()).put("description", doc);
    key.fallback().ifPresent(value -> schema.set("default", value));
    return schema;
  }

  /** The same, or null, which removes an inherited value. */
  static ObjectNode orNull(ObjectNode schema) {
    JsonNode type = schema.get("type");
    ArrayNode types = schema.putArray("type");
    if (type.isArray()) {
      types.addAll((ArrayNode) type);
    } else {
      types.add(type);
    }
    types.add("null");
    if (schema.get("enum") instanceof ArrayNode choices) {
      choices.addNull();
    }
    return schema;
  }
}
