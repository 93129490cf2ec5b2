package dev.pikku.generator.config.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.generator.diagnostic.Place;

/** A value of a config that remembers where it is stated, also after merging. */
public sealed interface ConfigValue permits ConfigObject, ConfigList, ConfigScalar {

  ConfigSource source();

  /** As messages call its type: {@code text}, {@code a list}. */
  String typeName();

  JsonNode toJson();

  default Place place() {
    return source().place();
  }

  default boolean isNull() {
    return false;
  }
}
