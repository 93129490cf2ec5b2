package dev.pikku.generator.config.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.tree.ConfigObject;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.Problems;
import java.util.Optional;

/** A piece of {@code serverless.yml}, of which nothing is known here, or the path of one. */
record OverlayShape() implements Shape {

  @Override
  public String words() {
    return "an object, or the path of a YAML file";
  }

  @Override
  public Optional<ConfigValue> check(ConfigValue value, String key, Problems problems) {
    return value instanceof ConfigObject
        ? Optional.of(value)
        : new TextShape(words(), TextShape.ANY.pattern()).check(value, key, problems);
  }

  @Override
  public ConfigValue fromText(TextTree text, TextLayer layer) {
    return text.children().isEmpty() ? layer.text(text) : layer.untyped(text);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = TextShape.ANY.schema();
    schema.putArray("type").add("object").add("string");
    return schema;
  }
}
