package dev.pikku.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON without a type: maps, lists and simple values. */
final class Untyped {
  private Untyped() {}

  static @Nullable Object read(JsonReader in) {
    return switch (in.peek()) {
      case '{' -> map(in);
      case '[' -> list(in);
      case '"' -> in.string();
      case '0' -> in.number();
      case 't' -> in.bool();
      default -> {
        in.tryNull();
        yield null;
      }
    };
  }

  private static Map<String, @Nullable Object> map(JsonReader in) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    in.beginObject();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      int before = map.size();
      map.put(name, read(in));
      if (map.size() == before) {
        in.violation("must not be given twice");
      }
    }
    return map;
  }

  private static List<@Nullable Object> list(JsonReader in) {
    List<@Nullable Object> list = new ArrayList<>();
    in.beginArray();
    while (in.nextElement()) {
      list.add(read(in));
    }
    return list;
  }

  static void write(JsonWriter out, @Nullable Object value, int depth) {
    if (value == null) {
      out.nullValue();
    } else if (value instanceof String text) {
      out.value(text);
    } else if (value instanceof Boolean bool) {
      out.value(bool.booleanValue());
    } else if (value instanceof Number number) {
      write(out, number);
    } else if (value instanceof Map<?, ?> map) {
      check(depth);
      out.beginObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (!(entry.getKey() instanceof String name)) {
          throw new IllegalArgumentException("A JSON object's names are strings");
        }
        out.name(name);
        write(out, entry.getValue(), depth + 1);
      }
      out.endObject();
    } else if (value instanceof Iterable<?> elements) {
      check(depth);
      out.beginArray();
      for (Object element : elements) {
        write(out, element, depth + 1);
      }
      out.endArray();
    } else {
      throw new IllegalArgumentException("No JSON for " + value.getClass().getName());
    }
  }

  private static void write(JsonWriter out, Number number) {
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      out.value(number.intValue());
    } else if (number instanceof Long) {
      out.value(number.longValue());
    } else if (number instanceof Double) {
      out.value(number.doubleValue());
    } else if (number instanceof Float) {
      out.value(number.floatValue());
    } else if (number instanceof BigDecimal decimal) {
      out.value(decimal);
    } else if (number instanceof BigInteger integer) {
      out.value(integer);
    } else {
      throw new IllegalArgumentException("No JSON for " + number.getClass().getName());
    }
  }

  /** Maps and lists that contain themselves would never end. */
  private static void check(int depth) {
    if (depth >= JsonReader.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "Nested deeper than " + JsonReader.MAX_DEPTH + " levels, or containing itself");
    }
  }
}
