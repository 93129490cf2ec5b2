package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.model.ConstraintModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** Conditions that are true where a constraint is broken, and the patterns that they need. */
final class ConstraintConditions {
  private static final ClassName CONSTRAINTS = ClassName.get("dev.pikku.json", "Constraints");
  private static final ClassName TIMES = ClassName.get("dev.pikku.json", "TimeConstraints");

  private final Map<String, FieldSpec> patterns = new TreeMap<>();

  /** Whether a value, a simple expression, breaks a constraint that supports its type. */
  CodeBlock broken(ConstraintModel constraint, Shape shape, CodeBlock value) {
    Map<String, Object> values = constraint.values();
    return switch (ConstraintMessages.simpleName(constraint)) {
      case "NotNull" -> CodeBlock.of("$L == null", value);
      case "Null" -> isPrimitive(shape) ? CodeBlock.of("true") : CodeBlock.of("$L != null", value);
      case "NotBlank" -> CodeBlock.of("!$T.notBlank($L)", CONSTRAINTS, value);
      case "NotEmpty" ->
          length(shape)
              .map(length -> CodeBlock.of("$1L == null || $1L.$2L == 0", value, length))
              .orElseGet(() -> CodeBlock.of("!$T.notEmpty($L)", CONSTRAINTS, value));
      case "Size" -> size(shape, value, values);
      case "Min" -> limit(shape, value, "<", constraint);
      case "Max" -> limit(shape, value, ">", constraint);
      case "Positive" -> sign(shape, value, "<=");
      case "PositiveOrZero" -> sign(shape, value, "<");
      case "Negative" -> sign(shape, value, ">=");
      case "NegativeOrZero" -> sign(shape, value, ">");
      case "DecimalMin" -> decimal(constraint, shape, value, "<");
      case "DecimalMax" -> decimal(constraint, shape, value, ">");
      case "Digits" ->
          CodeBlock.of(
              "!$T.digits($L, $L, $L)",
              CONSTRAINTS,
              value,
              values.get("integer"),
              values.get("fraction"));
      case "AssertTrue" -> truth(shape, value, "!");
      case "AssertFalse" -> truth(shape, value, "");
      case "Pattern" -> pattern(constraint, value);
      case "Email" -> email(constraint, value);
      case "Past" -> time(value, ">=");
      case "PastOrPresent" -> time(value, ">");
      case "Future" -> time(value, "<=");
      case "FutureOrPresent" -> time(value, "<");
      default -> throw new IllegalArgumentException(constraint.annotation());
    };
  }

  private static boolean isPrimitive(Shape shape) {
    return shape instanceof Shape.Scalar scalar && scalar.type().primitive();
  }

  private static CodeBlock size(Shape shape, CodeBlock value, Map<String, Object> values) {
    Object min = values.getOrDefault("min", 0);
    Object max = values.getOrDefault("max", Integer.MAX_VALUE);
    return length(shape)
        .map(
            length ->
                CodeBlock.of(
                    "$1L != null && !$2T.size($1L.$3L, $4L, $5L)",
                    value,
                    CONSTRAINTS,
                    length,
                    min,
                    max))
        .orElseGet(() -> CodeBlock.of("!$T.size($L, $L, $L)", CONSTRAINTS, value, min, max));
  }

  /** What an array or a file says of its length; text and collections are asked at run time. */
  private static Optional<String> length(Shape shape) {
    if (shape instanceof Shape.Scalar scalar) {
      return switch (scalar.type().kind()) {
        case BYTES -> Optional.of("length");
        case FILE -> Optional.of("size()");
        default -> Optional.empty();
      };
    }
    return shape instanceof Shape.Sequence sequence && sequence.kind() == Shape.Sequence.Kind.ARRAY
        ? Optional.of("length")
        : Optional.empty();
  }

  private static ScalarType.Kind kind(Shape shape) {
    return ((Shape.Scalar) shape).type().kind();
  }

  private static CodeBlock unlessNull(Shape shape, CodeBlock value, CodeBlock broken) {
    return isPrimitive(shape) ? broken : CodeBlock.of("$L != null && $L", value, broken);
  }

  private static CodeBlock limit(
      Shape shape, CodeBlock value, String operator, ConstraintModel constraint) {
    String limit = String.valueOf(constraint.values().get("value"));
    return switch (kind(shape)) {
      case BIG_DECIMAL, BIG_INTEGER ->
          unlessNull(
              shape,
              value,
              CodeBlock.of("$T.compare($L, $S) $L 0", CONSTRAINTS, value, limit, operator));
      default -> unlessNull(shape, value, CodeBlock.of("$L $L $LL", value, operator, limit));
    };
  }

  private static CodeBlock sign(Shape shape, CodeBlock value, String operator) {
    return switch (kind(shape)) {
      case BIG_DECIMAL, BIG_INTEGER ->
          unlessNull(shape, value, CodeBlock.of("$L.signum() $L 0", value, operator));
      default -> unlessNull(shape, value, CodeBlock.of("$L $L 0", value, operator));
    };
  }

  private static CodeBlock decimal(
      ConstraintModel constraint, Shape shape, CodeBlock value, String operator) {
    boolean inclusive = !Boolean.FALSE.equals(constraint.values().get("inclusive"));
    CodeBlock broken =
        CodeBlock.of(
            "$T.compare($L, $S) $L 0",
            CONSTRAINTS,
            value,
            constraint.values().get("value"),
            inclusive ? operator : operator + "=");
    if (kind(shape) == ScalarType.Kind.TEXT) {
      broken = CodeBlock.of("(!$T.isNumber($L) || $L)", CONSTRAINTS, value, broken);
    }
    return unlessNull(shape, value, broken);
  }

  private static CodeBlock truth(Shape shape, CodeBlock value, String not) {
    return unlessNull(shape, value, CodeBlock.of("$L$L", not, value));
  }

  private static CodeBlock time(CodeBlock value, String operator) {
    return CodeBlock.of("$1L != null && $2T.compareToNow($1L) $3L 0", value, TIMES, operator);
  }

  private CodeBlock email(ConstraintModel constraint, CodeBlock value) {
    CodeBlock form = CodeBlock.of("!$T.email($L)", CONSTRAINTS, value);
    return ".*".equals(constraint.values().getOrDefault("regexp", ".*"))
        ? form
        : CodeBlock.of("$L || $L", form, pattern(constraint, value));
  }

  private CodeBlock pattern(ConstraintModel constraint, CodeBlock value) {
    String name = "PATTERN_" + (patterns.size() + 1);
    CodeBlock regexp = CodeBlock.of("$S", constraint.values().get("regexp"));
    CodeBlock flags = flags(constraint);
    patterns.put(
        name,
        FieldSpec.builder(Pattern.class, name, Modifier.STATIC, Modifier.FINAL)
            .initializer(
                "$T.compile($L$L)",
                Pattern.class,
                regexp,
                flags.isEmpty() ? flags : CodeBlock.of(", $L", flags))
            .build());
    return CodeBlock.of("!Patterns.match(Patterns.$L, $L)", name, value);
  }

  private static CodeBlock flags(ConstraintModel constraint) {
    Object flags = constraint.values().getOrDefault("flags", List.of());
    List<CodeBlock> names =
        ((List<?>) flags)
            .stream()
                .map(flag -> CodeBlock.of("$T.$L", Pattern.class, ConstraintRules.flag(flag)))
                .toList();
    return CodeBlock.join(names, " | ");
  }

  /** Adds what the checks need: patterns, compiled when the first one is asked for. */
  void addTo(TypeSpec.Builder type) {
    if (!patterns.isEmpty()) {
      type.addType(
          TypeSpec.classBuilder("Patterns")
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .addFields(patterns.values())
              .addMethod(match())
              .build());
    }
  }

  private static MethodSpec match() {
    return MethodSpec.methodBuilder("match")
        .addModifiers(Modifier.STATIC)
        .returns(TypeName.BOOLEAN)
        .addParameter(Pattern.class, "pattern")
        .addParameter(String.class, "text")
        .beginControlFlow("try")
        .addStatement("return text == null || pattern.matcher(text).matches()")
        .nextControlFlow("catch ($T tooLong)", StackOverflowError.class)
        .addComment("a pattern may recurse over its text: who sends that much is refused")
        .addStatement("return false")
        .endControlFlow()
        .build();
  }
}
