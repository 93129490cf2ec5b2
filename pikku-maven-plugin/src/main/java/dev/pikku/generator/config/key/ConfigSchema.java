package dev.pikku.generator.config.key;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The table of keys as a JSON Schema, so that editors complete and check a config. */
public final class ConfigSchema {
  private ConfigSchema() {}

  public static ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "pikku.config.json");
    schema.put("description", "The configuration of one Pikku backend, or one to inherit from.");
    // what VS Code asks before it underlines them
    schema.put("allowComments", true);
    schema.put("allowTrailingCommas", true);
    schema.setAll(ConfigKeys.ROOT.schema());
    return schema;
  }
}
