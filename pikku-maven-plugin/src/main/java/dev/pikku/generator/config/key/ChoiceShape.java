package dev.pikku.generator.config.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.Problems;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One of a few words. */
record ChoiceShape(List<String> choices) implements Shape {

  static ChoiceShape of(String... choices) {
    return new ChoiceShape(List.of(choices));
  }

  @Override
  public String words() {
    return choices.stream()
        .map(choice -> "\"" + choice + "\"")
        .collect(Collectors.joining(", ", "one of ", ""));
  }

  @Override
  public Optional<ConfigValue> check(ConfigValue value, String key, Problems problems) {
    if (!value.toJson().isTextual()) {
      return wrongType(value, key, problems);
    }
    String word = value.toJson().textValue();
    if (choices.contains(word)) {
      return Optional.of(value);
    }
    problems.error(
        Code.INVALID_VALUE,
        value.source(),
        "\"" + word + "\" is not allowed for \"" + key + "\".",
        Spelling.remedy(word, choices, "Write " + words() + "."));
    return Optional.empty();
  }

  @Override
  public ConfigValue fromText(TextTree text, TextLayer layer) {
    return text.children().isEmpty() ? layer.text(text) : layer.untyped(text);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Shape.ofType("string");
    choices.forEach(schema.putArray("enum")::add);
    return schema;
  }
}
