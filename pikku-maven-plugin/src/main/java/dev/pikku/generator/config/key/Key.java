package dev.pikku.generator.config.key;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/**
 * One key of the config.
 *
 * @param fallback what holds where the key is not stated
 * @param doc one or two sentences, for editors and for the page of all keys
 */
public record Key(String name, Shape shape, Optional<JsonNode> fallback, String doc) {

  static Key of(String name, Shape shape, String doc) {
    return new Key(name, shape, Optional.empty(), doc);
  }

  static Key of(String name, Shape shape, String fallback, String doc) {
    return new Key(name, shape, Optional.of(JsonNodeFactory.instance.textNode(fallback)), doc);
  }

  static Key of(String name, Shape shape, int fallback, String doc) {
    return new Key(name, shape, Optional.of(JsonNodeFactory.instance.numberNode(fallback)), doc);
  }

  static Key of(String name, Shape shape, boolean fallback, String doc) {
    return new Key(name, shape, Optional.of(JsonNodeFactory.instance.booleanNode(fallback)), doc);
  }
}
