package dev.pikku.generator.config.key;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.Problems;
import java.util.Optional;

/** A whole number in a range, both ends included. */
record WholeShape(int least, int most) implements Shape {

  @Override
  public String words() {
    return "a whole number from " + least + " to " + most;
  }

  @Override
  public Optional<ConfigValue> check(ConfigValue value, String key, Problems problems) {
    JsonNode number = value.toJson();
    if (!number.isIntegralNumber()) {
      return wrongType(value, key, problems);
    }
    return number.canConvertToInt() && number.intValue() >= least && number.intValue() <= most
        ? Optional.of(value)
        : invalid(value, key, problems);
  }

  @Override
  public ConfigValue fromText(TextTree text, TextLayer layer) {
    return text.children().isEmpty() ? layer.whole(text) : layer.untyped(text);
  }

  @Override
  public ObjectNode schema() {
    return Shape.ofType("integer").put("minimum", least).put("maximum", most);
  }
}
