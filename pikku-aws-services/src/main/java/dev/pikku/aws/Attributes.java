package dev.pikku.aws;

import dev.pikku.json.JsonWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attributes of items, as DynamoDB writes them: each with its type around it. */
final class Attributes {
  private Attributes() {}

  static JsonWriter text(JsonWriter out, String name, String value) {
    return out.name(name).beginObject().name("S").value(value).endObject();
  }

  static JsonWriter number(JsonWriter out, String name, long value) {
    return out.name(name).beginObject().name("N").value(Long.toString(value)).endObject();
  }

  /** A set has no order, and no text twice. */
  static JsonWriter set(JsonWriter out, String name, Collection<String> values) {
    out.name(name).beginObject().name("SS").beginArray();
    for (String value : values) {
      out.value(value);
    }
    return out.endArray().endObject();
  }

  static JsonWriter list(JsonWriter out, String name, List<String> values) {
    out.name(name).beginObject().name("L").beginArray();
    for (String value : values) {
      out.beginObject().name("S").value(value).endObject();
    }
    return out.endArray().endObject();
  }

  static JsonWriter key(JsonWriter out, String name, String partition, String sort) {
    out.name(name).beginObject();
    text(out, "pk", partition);
    text(out, "sk", sort);
    return out.endObject();
  }

  /** A text; null if it is not there. */
  static @Nullable String text(Map<?, ?> item, String name) {
    return item.get(name) instanceof Map<?, ?> typed && typed.get("S") instanceof String text
        ? text
        : null;
  }

  /** A text that every such item has. */
  static String required(Map<?, ?> item, String name) {
    String text = text(item, name);
    if (text == null) {
      throw new IllegalStateException("DynamoDB gave an item without " + name);
    }
    return text;
  }

  /** A number; 0 if it is not there. */
  static long number(Map<?, ?> item, String name) {
    return item.get(name) instanceof Map<?, ?> typed && typed.get("N") instanceof String digits
        ? Long.parseLong(digits)
        : 0;
  }

  /** The texts of a set or a list; empty if it is not there. */
  static List<String> texts(Map<?, ?> item, String name) {
    List<String> texts = new ArrayList<>();
    if (item.get(name) instanceof Map<?, ?> typed) {
      if (typed.get("SS") instanceof List<?> set) {
        for (Object text : set) {
          texts.add((String) text);
        }
      } else if (typed.get("L") instanceof List<?> list) {
        for (Object text : list) {
          texts.add(required(Map.of("", text), ""));
        }
      }
    }
    return texts;
  }
}
