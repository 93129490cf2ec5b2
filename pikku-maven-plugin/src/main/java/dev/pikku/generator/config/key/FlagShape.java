package dev.pikku.generator.config.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.Problems;
import java.util.Optional;

/** True or false. */
record FlagShape() implements Shape {

  @Override
  public String words() {
    return "true or false";
  }

  @Override
  public Optional<ConfigValue> check(ConfigValue value, String key, Problems problems) {
    return value.toJson().isBoolean() ? Optional.of(value) : wrongType(value, key, problems);
  }

  @Override
  public ConfigValue fromText(TextTree text, TextLayer layer) {
    return text.children().isEmpty() ? layer.flag(text) : layer.untyped(text);
  }

  @Override
  public ObjectNode schema() {
    return Shape.ofType("boolean");
  }
}
