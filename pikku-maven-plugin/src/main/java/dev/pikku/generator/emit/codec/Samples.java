package dev.pikku.generator.emit.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Made-up values that a type's binder takes, as far as constraints let them pass. */
final class Samples {
  /** Records may hold themselves. */
  private static final int DEEPEST = 4;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("java.util.UUID", "00000000-0000-4000-8000-000000000000"),
          Map.entry("java.net.URI", "https://example.com/"),
          Map.entry("java.time.DayOfWeek", "MONDAY"),
          Map.entry("java.time.Duration", "PT1S"),
          Map.entry("java.time.Instant", "2000-01-01T00:00:00Z"),
          Map.entry("java.time.LocalDate", "2000-01-01"),
          Map.entry("java.time.LocalDateTime", "2000-01-01T00:00:00"),
          Map.entry("java.time.LocalTime", "00:00:00"),
          Map.entry("java.time.Month", "JANUARY"),
          Map.entry("java.time.MonthDay", "--01-01"),
          Map.entry("java.time.OffsetDateTime", "2000-01-01T00:00:00Z"),
          Map.entry("java.time.OffsetTime", "00:00:00Z"),
          Map.entry("java.time.Period", "P1D"),
          Map.entry("java.time.Year", "2000"),
          Map.entry("java.time.YearMonth", "2000-01"),
          Map.entry("java.time.ZoneId", "Europe/Berlin"),
          Map.entry("java.time.ZoneOffset", "Z"),
          Map.entry("java.time.ZonedDateTime", "2000-01-01T00:00:00Z"));

  private Samples() {}

  static JsonNode of(Shape shape) {
    return of(shape, DEEPEST);
  }

  static ObjectNode of(RecordType type) {
    return of(type, DEEPEST);
  }

  static ObjectNode of(SealedType type) {
    return of(type, DEEPEST);
  }

  /** As a query has it; empty where the value is no single text. */
  static Optional<String> text(Shape shape) {
    JsonNode sample = shape.isText() ? of(shape) : NODES.nullNode();
    return sample.isNull() ? Optional.empty() : Optional.of(sample.asText());
  }

  private static JsonNode of(Shape shape, int depth) {
    if (shape instanceof Shape.Scalar scalar) {
      return scalar(scalar.type());
    } else if (shape instanceof Shape.Enumeration enumeration) {
      return enumeration.model().constants().isEmpty()
          ? NODES.nullNode()
          : NODES.textNode(enumeration.model().constants().get(0));
    } else if (shape instanceof Shape.Maybe maybe) {
      return of(maybe.value(), depth);
    } else if (shape instanceof Shape.Change change) {
      return of(change.value(), depth);
    } else if (shape instanceof Shape.Mapping) {
      return NODES.objectNode();
    } else if (shape instanceof Shape.Untyped) {
      return NODES.textNode("a");
    } else if (shape instanceof Shape.Sequence && depth <= 1) {
      return NODES.arrayNode();
    } else if (depth == 0) {
      return NODES.nullNode();
    } else if (shape instanceof Shape.Structure structure) {
      return of(structure.type(), depth - 1);
    } else if (shape instanceof Shape.Choice choice) {
      return of(choice.type(), depth - 1);
    } else if (shape instanceof Shape.Sequence sequence) {
      return NODES.arrayNode().add(of(sequence.element(), depth - 1));
    }
    return NODES.nullNode();
  }

  private static ObjectNode of(RecordType type, int depth) {
    ObjectNode object = NODES.objectNode();
    type.components().forEach(one -> object.set(one.name(), of(one.shape(), depth)));
    return object;
  }

  private static ObjectNode of(SealedType type, int depth) {
    ObjectNode object = NODES.objectNode();
    if (!type.variants().isEmpty()) {
      RecordType variant = type.variants().get(0);
      object.put("type", SealedType.tag(variant));
      object.setAll(of(variant, depth));
    }
    return object;
  }

  private static JsonNode scalar(ScalarType type) {
    return switch (type.kind()) {
      case BOOLEAN -> NODES.booleanNode(true);
      case CHARACTER, TEXT -> NODES.textNode("a");
      case WHOLE, REAL, BIG_DECIMAL, BIG_INTEGER -> NODES.numberNode(1);
      case BYTES -> NODES.textNode("YQ==");
      case TIME, OTHER -> NODES.textNode(TEXTS.getOrDefault(type.name(), "a"));
      case FILE -> NODES.nullNode();
    };
  }
}
