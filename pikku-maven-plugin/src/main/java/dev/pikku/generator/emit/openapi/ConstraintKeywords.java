package dev.pikku.generator.emit.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.emit.codec.ConstraintMessages;
import dev.pikku.generator.emit.codec.ConstraintRules;
import dev.pikku.generator.emit.codec.ScalarType;
import dev.pikku.generator.emit.codec.Shape;
import dev.pikku.generator.model.ConstraintModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Constraints of jakarta.validation as keywords of JSON Schema. What no keyword says goes to the
 * description, in the words that callers read where it is broken.
 */
final class ConstraintKeywords {
  private static final int BASE64_BYTES = 3;
  private static final int BASE64_CHARACTERS = 4;

  private ConstraintKeywords() {}

  /** Whether null breaks one of the constraints. */
  static boolean refuseNull(List<ConstraintModel> constraints) {
    return has(constraints, "NotNull") || refuseEmpty(constraints, false);
  }

  /** Whether a list or text without anything in it breaks one of the constraints. */
  static boolean refuseEmpty(List<ConstraintModel> constraints) {
    return refuseEmpty(constraints, true);
  }

  private static boolean refuseEmpty(List<ConstraintModel> constraints, boolean bySize) {
    return has(constraints, "NotBlank")
        || has(constraints, "NotEmpty")
        || (bySize
            && constraints.stream()
                .anyMatch(each -> name(each).equals("Size") && number(each, "min") > 0));
  }

  private static boolean has(List<ConstraintModel> constraints, String name) {
    return constraints.stream().anyMatch(each -> name(each).equals(name));
  }

  private static String name(ConstraintModel constraint) {
    return ConstraintMessages.simpleName(constraint);
  }

  private static long number(ConstraintModel constraint, String key) {
    return constraint.values().get(key) instanceof Number number ? number.longValue() : 0;
  }

  /** Adds constraints to the schema of a value that is not null. */
  static void add(List<ConstraintModel> constraints, Shape shape, ObjectNode schema) {
    for (ConstraintModel constraint : constraints) {
      if (ConstraintRules.supports(constraint, shape)) {
        add(constraint, shape, schema);
      }
    }
  }

  private static void add(ConstraintModel constraint, Shape shape, ObjectNode schema) {
    ObjectNode keywords = Nodes.object();
    switch (name(constraint)) {
      case "NotNull" -> {}
      case "Null" -> keywords.put("type", "null");
      case "NotBlank" -> keywords.put("pattern", "\\S");
      case "NotEmpty" -> size(shape, 1, Integer.MAX_VALUE, keywords);
      case "Size" -> size(shape, number(constraint, "min"), number(constraint, "max"), keywords);
      case "Min" -> keywords.put("minimum", number(constraint, "value"));
      case "Max" -> keywords.put("maximum", number(constraint, "value"));
      case "Positive" -> keywords.put("exclusiveMinimum", 0);
      case "PositiveOrZero" -> keywords.put("minimum", 0);
      case "Negative" -> keywords.put("exclusiveMaximum", 0);
      case "NegativeOrZero" -> keywords.put("maximum", 0);
      case "AssertTrue" -> keywords.put("const", true);
      case "AssertFalse" -> keywords.put("const", false);
      case "DecimalMin" -> limit(constraint, shape, "Minimum", keywords);
      case "DecimalMax" -> limit(constraint, shape, "Maximum", keywords);
      case "Digits" -> digits(constraint, shape, keywords);
      case "Pattern" -> pattern(constraint, keywords);
      case "Email" -> email(constraint, keywords);
      default -> say(constraint, keywords);
    }
    String said = keywords.path("description").asText();
    keywords.remove("description");
    Nodes.add(
        kind(shape) == ScalarType.Kind.FILE
                && schema.at("/properties/content") instanceof ObjectNode of
            ? of
            : schema,
        keywords);
    if (!said.isEmpty()) {
      String before = schema.path("description").asText();
      schema.put("description", before.isEmpty() ? said : before + " " + said);
    }
  }

  private static void say(ConstraintModel constraint, ObjectNode keywords) {
    String message = ConstraintMessages.of(constraint);
    String first =
        message.isEmpty() ? "" : message.substring(0, 1).toUpperCase(java.util.Locale.ROOT);
    keywords.put("description", message.isEmpty() ? "" : first + message.substring(1) + ".");
  }

  private static void size(Shape shape, long min, long max, ObjectNode keywords) {
    String what =
        shape instanceof Shape.Sequence
            ? "Items"
            : shape instanceof Shape.Mapping ? "Properties" : "Length";
    boolean bytes = isBytes(shape);
    if (min > 0) {
      keywords.put("min" + what, bytes ? base64(min) : min);
    }
    if (max < Integer.MAX_VALUE) {
      keywords.put("max" + what, bytes ? base64(max) : max);
    }
  }

  private static ScalarType.Kind kind(Shape shape) {
    return shape instanceof Shape.Scalar scalar ? scalar.type().kind() : ScalarType.Kind.OTHER;
  }

  private static boolean isBytes(Shape shape) {
    return kind(shape) == ScalarType.Kind.BYTES || kind(shape) == ScalarType.Kind.FILE;
  }

  /** Adds the limits of a file's bytes as they are, in a form. */
  static void addToFile(List<ConstraintModel> constraints, ObjectNode schema) {
    for (ConstraintModel constraint : constraints) {
      if (name(constraint).equals("NotEmpty")) {
        Nodes.add(schema, Nodes.object().put("minLength", 1));
      } else if (name(constraint).equals("Size")) {
        ObjectNode limits = Nodes.object();
        if (number(constraint, "min") > 0) {
          limits.put("minLength", number(constraint, "min"));
        }
        if (number(constraint, "max") < Integer.MAX_VALUE) {
          limits.put("maxLength", number(constraint, "max"));
        }
        Nodes.add(schema, limits);
      }
    }
  }

  private static long base64(long bytes) {
    return (bytes + BASE64_BYTES - 1) / BASE64_BYTES * BASE64_CHARACTERS;
  }

  private static void limit(
      ConstraintModel constraint, Shape shape, String which, ObjectNode keywords) {
    if (isText(shape)) {
      say(constraint, keywords);
      return;
    }
    boolean inclusive = !Boolean.FALSE.equals(constraint.values().get("inclusive"));
    keywords.put(
        inclusive ? which.toLowerCase(java.util.Locale.ROOT) : "exclusive" + which,
        new BigDecimal(String.valueOf(constraint.values().get("value"))));
  }

  /** Fractions are told in words, since few validators divide decimal numbers exactly. */
  private static void digits(ConstraintModel constraint, Shape shape, ObjectNode keywords) {
    if (isText(shape)) {
      say(constraint, keywords);
      return;
    }
    BigDecimal limit = BigDecimal.TEN.pow((int) number(constraint, "integer"));
    keywords.put("exclusiveMinimum", limit.negate()).put("exclusiveMaximum", limit);
    if (number(constraint, "fraction") == 0) {
      keywords.put("multipleOf", 1);
    } else {
      say(constraint, keywords);
    }
  }

  private static boolean isText(Shape shape) {
    return kind(shape) == ScalarType.Kind.TEXT;
  }

  private static void pattern(ConstraintModel constraint, ObjectNode keywords) {
    Map<String, Object> values = constraint.values();
    boolean flags = values.get("flags") instanceof List<?> list && !list.isEmpty();
    var written =
        flags
            ? java.util.Optional.<String>empty()
            : EcmaPattern.of(String.valueOf(values.get("regexp")));
    written.ifPresentOrElse(
        pattern -> keywords.put("pattern", pattern), () -> say(constraint, keywords));
  }

  private static void email(ConstraintModel constraint, ObjectNode keywords) {
    keywords.put("format", "email");
    if (!".*".equals(constraint.values().getOrDefault("regexp", ".*"))) {
      pattern(constraint, keywords);
    }
  }
}
