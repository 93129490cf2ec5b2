package dev.pikku.generator.emit.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.emit.codec.ScalarType;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.Arrays;
import java.util.List;

/** What one JSON string, number or boolean is like. Formats are those of OpenAPI's registry. */
final class ScalarSchemas {
  private ScalarSchemas() {}

  static ObjectNode of(ScalarType type) {
    return switch (type.kind()) {
      case BOOLEAN -> Nodes.ofType("boolean");
      case CHARACTER -> Nodes.ofType("string").put("minLength", 1).put("maxLength", 1);
      case WHOLE -> whole(type.name());
      case REAL ->
          Nodes.ofType("number")
              .put(
                  "format",
                  type.name().toLowerCase(java.util.Locale.ROOT).contains("float")
                      ? "float"
                      : "double");
      case BIG_DECIMAL -> Nodes.ofType("number");
      case BIG_INTEGER -> Nodes.ofType("integer");
      case TEXT -> Nodes.ofType("string");
      case BYTES -> Nodes.ofType("string").put("contentEncoding", "base64");
      case FILE -> file();
      case OTHER ->
          Nodes.ofType("string")
              .put("format", type.name().endsWith("UUID") ? "uuid" : "uri-reference");
      case TIME -> time(type.name().substring("java.time.".length()));
    };
  }

  private static ObjectNode whole(String name) {
    ObjectNode schema = Nodes.ofType("integer");
    return switch (name) {
      case "byte", "java.lang.Byte" ->
          schema.put("minimum", Byte.MIN_VALUE).put("maximum", Byte.MAX_VALUE);
      case "short", "java.lang.Short" ->
          schema.put("minimum", Short.MIN_VALUE).put("maximum", Short.MAX_VALUE);
      case "int", "java.lang.Integer" -> schema.put("format", "int32");
      default -> schema.put("format", "int64");
    };
  }

  /** A file as JSON has it. */
  private static ObjectNode file() {
    ObjectNode schema = Nodes.ofType("object");
    ObjectNode properties = schema.putObject("properties");
    properties.set("fileName", Nodes.ofType("string"));
    properties.set("contentType", Nodes.ofType("string"));
    properties.set("content", Nodes.ofType("string").put("contentEncoding", "base64"));
    schema.putArray("required").add("content");
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode time(String name) {
    return switch (name) {
      case "Instant", "OffsetDateTime" -> text("date-time");
      case "LocalDate" -> text("date");
      case "LocalDateTime" -> text("date-time-local");
      case "LocalTime" -> text("time-local");
      case "OffsetTime" -> text("time");
      case "Duration", "Period" -> text("duration");
      case "DayOfWeek" -> choice(Arrays.stream(DayOfWeek.values()).map(Enum::name).toList());
      case "Month" -> choice(Arrays.stream(Month.values()).map(Enum::name).toList());
      case "MonthDay" -> example("--01-31");
      case "Year" -> example("2026");
      case "YearMonth" -> example("2026-01");
      case "ZonedDateTime" -> example("2026-01-31T08:30:00+01:00[Europe/Berlin]");
      case "ZoneOffset" -> example("+01:00");
      default -> example("Europe/Berlin");
    };
  }

  private static ObjectNode text(String format) {
    return Nodes.ofType("string").put("format", format);
  }

  private static ObjectNode example(String text) {
    ObjectNode schema = Nodes.ofType("string");
    schema.putArray("examples").add(text);
    return schema;
  }

  static ObjectNode choice(List<String> names) {
    ObjectNode schema = Nodes.ofType("string");
    names.forEach(schema.putArray("enum")::add);
    return schema;
  }

  /** What the text of a map's key is like; the empty schema where any text will do. */
  static ObjectNode key(ScalarType type) {
    return switch (type.kind()) {
      case WHOLE, BIG_INTEGER -> Nodes.object().put("pattern", "^-?(0|[1-9][0-9]*)$");
      case REAL, BIG_DECIMAL ->
          Nodes.object().put("pattern", "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?$");
      case OTHER -> Nodes.object().put("format", "uuid");
      case BOOLEAN, CHARACTER, TEXT, BYTES, TIME, FILE -> Nodes.object();
    };
  }
}
