package dev.pikku.generator.config.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.tree.ConfigScalar;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.Problems;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text that a pattern describes; the pattern means the same in Java and in JSON Schema.
 *
 * @param words the pattern in words
 */
record TextShape(String words, Pattern pattern) implements Shape {

  /** Any text but the empty one. */
  static final TextShape ANY = new TextShape("text", Pattern.compile("\\S"));

  @Override
  public Optional<ConfigValue> check(ConfigValue value, String key, Problems problems) {
    if (!(value instanceof ConfigScalar scalar) || !scalar.node().isTextual()) {
      return wrongType(value, key, problems);
    }
    return pattern.matcher(scalar.node().textValue()).find()
        ? Optional.of(value)
        : invalid(value, key, problems);
  }

  @Override
  public ConfigValue fromText(TextTree text, TextLayer layer) {
    return text.children().isEmpty() ? layer.text(text) : layer.untyped(text);
  }

  @Override
  public ObjectNode schema() {
    return Shape.ofType("string").put("pattern", pattern.pattern());
  }
}
