package dev.pikku.generator.config.key;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.tree.ConfigScalar;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.Problems;
import dev.pikku.generator.diagnostic.Code;
import java.util.Optional;

/** What the value of a key may be. Validation, conversion from text and JSON Schema come of it. */
public interface Shape {

  /** In words, as in "Write …": {@code a whole number from 1 to 900}. */
  String words();

  /** Reports what is wrong and gives back the value without that; empty if nothing is left. */
  Optional<ConfigValue> check(ConfigValue value, String key, Problems problems);

  /** The value that a text stands for; text that does not fit stays text, for {@link #check}. */
  ConfigValue fromText(TextTree text, TextLayer layer);

  /** The same as JSON Schema, with {@code type} a text or a list. */
  ObjectNode schema();

  /** Whether {@code "key+"} may append to it. */
  default boolean isList() {
    return false;
  }

  /** Reports a value of another type. */
  default Optional<ConfigValue> wrongType(ConfigValue value, String key, Problems problems) {
    problems.error(
        Code.WRONG_TYPE,
        value.source(),
        "\"" + key + "\" is " + described(value) + ".",
        "Write " + words() + ".");
    return Optional.empty();
  }

  /** Reports a value of the right type that is not allowed. */
  default Optional<ConfigValue> invalid(ConfigValue value, String key, Problems problems) {
    problems.error(
        Code.INVALID_VALUE,
        value.source(),
        value.toJson() + " is not allowed for \"" + key + "\".",
        "Write " + words() + ".");
    return Optional.empty();
  }

  private static String described(ConfigValue value) {
    return value instanceof ConfigScalar && !value.isNull()
        ? value.typeName() + " (" + value.toJson() + ")"
        : value.typeName();
  }

  /** A schema of one type. */
  static ObjectNode ofType(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }
}
