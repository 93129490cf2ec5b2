package dev.pikku.generator.config.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.Problems;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Spelling;
import java.util.List;
import java.util.Optional;

/** The word of a transport. */
record WiringTypeShape() implements Shape {
  static final List<String> TYPES = List.of("channel", "http", "queue", "rpc", "scheduler");

  @Override
  public String words() {
    return new ChoiceShape(TYPES).words();
  }

  @Override
  public Optional<ConfigValue> check(ConfigValue value, String key, Problems problems) {
    if (!value.toJson().isTextual()) {
      return wrongType(value, key, problems);
    }
    String word = value.toJson().textValue();
    if (TYPES.contains(word)) {
      return Optional.of(value);
    }
    problems.error(
        Code.UNKNOWN_TYPE,
        value.source(),
        "\"" + word + "\" is not a wiring type. Known types: " + String.join(", ", TYPES) + ".",
        Spelling.remedy(
            word, TYPES, "\"" + word + "\" may be meant as a tag: write it into \"tags\"."));
    return Optional.empty();
  }

  @Override
  public ConfigValue fromText(TextTree text, TextLayer layer) {
    return text.children().isEmpty() ? layer.text(text) : layer.untyped(text);
  }

  @Override
  public ObjectNode schema() {
    return new ChoiceShape(TYPES).schema();
  }
}
