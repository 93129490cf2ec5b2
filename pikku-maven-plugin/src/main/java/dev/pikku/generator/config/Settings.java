package dev.pikku.generator.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.generator.config.key.Key;
import dev.pikku.generator.config.key.SectionShape;
import dev.pikku.generator.config.key.Shape;
import dev.pikku.generator.config.tree.ConfigObject;
import dev.pikku.generator.config.tree.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the values of one section, or their defaults from the table of keys. */
record Settings(SectionShape keys, ConfigObject object) {

  Settings section(String key) {
    Shape shape = keys.key(key).map(Key::shape).orElse(keys);
    return new Settings((SectionShape) shape, object.object(key));
  }

  Optional<String> text(String key) {
    return node(key).map(JsonNode::textValue);
  }

  OptionalInt whole(String key) {
    return node(key).map(node -> OptionalInt.of(node.intValue())).orElse(OptionalInt.empty());
  }

  boolean is(String key) {
    return node(key).map(JsonNode::booleanValue).orElse(false);
  }

  boolean is(String key, String word) {
    return text(key).map(word::equals).orElse(false);
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    node(key).ifPresent(list -> list.forEach(item -> texts.add(item.textValue())));
    return texts;
  }

  private Optional<JsonNode> node(String key) {
    return object.get(key).map(ConfigValue::toJson).or(() -> keys.key(key).flatMap(Key::fallback));
  }
}
