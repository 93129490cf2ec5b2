package dev.pikku.generator.config.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pikku.generator.config.tree.ConfigList;
import dev.pikku.generator.config.tree.ConfigObject;
import dev.pikku.generator.config.tree.ConfigOrigin;
import dev.pikku.generator.config.tree.ConfigScalar;
import dev.pikku.generator.config.tree.ConfigSource;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.Numbers;
import dev.pikku.generator.config.tree.ObjectMembers;
import dev.pikku.generator.config.tree.Problems;
import dev.pikku.generator.diagnostic.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads JSON with comments and trailing commas, as people write it by hand. */
public final class JsonText {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private final ConfigOrigin origin;
  private final Problems problems;

  public JsonText(ConfigOrigin origin, Problems problems) {
    this.origin = origin;
    this.problems = problems;
  }

  /** The value, unless the text is not JSON. */
  public Optional<ConfigValue> read(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == null) {
        malformed(ConfigSource.at(origin, 1, 1), "The file is empty.", "Write at least {}.");
        return Optional.empty();
      }
      ConfigValue value = value(parser);
      if (parser.nextToken() != null) {
        malformed(here(parser), "There is text after the end of the value.", "Remove it.");
        return Optional.empty();
      }
      return Optional.of(value);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      ConfigSource source =
          at == null
              ? ConfigSource.at(origin, 0, 0)
              : ConfigSource.at(origin, at.getLineNr(), at.getColumnNr());
      malformed(source, "This is not JSON: " + e.getOriginalMessage() + ".", "Correct it here.");
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be read", e);
    }
  }

  private ConfigValue value(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return object(parser);
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      ConfigSource source = here(parser);
      List<ConfigValue> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(parser));
      }
      return new ConfigList(source, items);
    }
    return new ConfigScalar(here(parser), scalar(parser));
  }

  private ConfigObject object(JsonParser parser) throws IOException {
    ObjectMembers members = new ObjectMembers(here(parser), problems);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      ConfigSource source = here(parser);
      parser.nextToken();
      members.put(key, source, value(parser));
    }
    return members.toObject();
  }

  private static JsonNode scalar(JsonParser parser) throws IOException {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      return nodes.textNode(parser.getText());
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return Numbers.whole(parser.getBigIntegerValue());
    }
    if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      return nodes.numberNode(parser.getDecimalValue());
    }
    return token == JsonToken.VALUE_NULL
        ? nodes.nullNode()
        : nodes.booleanNode(token == JsonToken.VALUE_TRUE);
  }

  private ConfigSource here(JsonParser parser) {
    JsonLocation at = parser.currentTokenLocation();
    return ConfigSource.at(origin, at.getLineNr(), at.getColumnNr());
  }

  private void malformed(ConfigSource source, String fact, String remedy) {
    problems.error(Code.MALFORMED_CONFIG, source, fact, remedy);
  }
}
