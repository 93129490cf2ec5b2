package dev.pikku.generator.emit.codec;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.model.ConstraintModel;
import dev.pikku.generator.model.TypeModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Tells of constraints that no code can be generated for. */
public final class ConstraintRules {
  private static final List<String> TIMES =
      List.of(
          "Instant",
          "LocalDate",
          "LocalDateTime",
          "LocalTime",
          "MonthDay",
          "OffsetDateTime",
          "OffsetTime",
          "Year",
          "YearMonth",
          "ZonedDateTime");
  private static final Map<String, Integer> FLAGS =
      Map.of(
          "UNIX_LINES", Pattern.UNIX_LINES,
          "CASE_INSENSITIVE", Pattern.CASE_INSENSITIVE,
          "COMMENTS", Pattern.COMMENTS,
          "MULTILINE", Pattern.MULTILINE,
          "DOTALL", Pattern.DOTALL,
          "UNICODE_CASE", Pattern.UNICODE_CASE,
          "CANON_EQ", Pattern.CANON_EQ);

  private final Diagnostics diagnostics;

  ConstraintRules(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Checks the constraints that stand at a type and inside it. */
  void check(Shape shape) {
    Shape target = shape;
    if (shape instanceof Shape.Maybe maybe) {
      target = maybe.value();
    } else if (shape instanceof Shape.Change change) {
      target = change.value();
    }
    for (ConstraintModel constraint : shape.use().constraints()) {
      check(constraint, target);
    }
    if (target != shape) {
      check(target);
    } else if (shape instanceof Shape.Sequence sequence) {
      check(sequence.element());
    } else if (shape instanceof Shape.Mapping mapping) {
      check(mapping.key());
      check(mapping.value());
    }
  }

  /** Tells of constraints that stand on no component, where no generated code looks. */
  void checkLoose(TypeModel.RecordModel model) {
    for (ConstraintModel constraint : model.constraints()) {
      tell(
          constraint,
          "stands on the record \""
              + model.type().simpleName()
              + "\" or a method of it, where nothing checks it.",
          "Check this in the record's constructor, or put it on a component.");
    }
  }

  private void check(ConstraintModel constraint, Shape shape) {
    if (shape instanceof Shape.Unsupported) {
      return;
    }
    if (!ConstraintMessages.isStandard(constraint)) {
      tell(
          constraint,
          "is not one of jakarta.validation's own constraints, and no code of it runs.",
          "Check this in the record's constructor.");
    } else if (!empty(constraint, "groups") || !empty(constraint, "payload")) {
      tell(
          constraint,
          "has groups or a payload, which are not known here.",
          "Remove them, or use a record of its own for each case.");
    } else if (!supports(constraint, shape)) {
      tell(
          constraint,
          "does not apply to \"" + shape.use().type() + "\".",
          "Remove it, or put it where its kind of value stands.");
    } else {
      ConstraintMessages.unknownPlaceholder(constraint)
          .ifPresent(
              part ->
                  tell(
                      constraint,
                      "has a message with \"" + part + "\", which is known only at run time.",
                      "Write the text itself."));
      invalid(constraint).ifPresent(fact -> tell(constraint, fact, "Correct it."));
    }
  }

  private static boolean empty(ConstraintModel constraint, String value) {
    return !(constraint.values().get(value) instanceof List<?> list) || list.isEmpty();
  }

  private void tell(ConstraintModel constraint, String fact, String remedy) {
    diagnostics.error(
        Code.UNSUPPORTED_CONSTRAINT,
        constraint.place(),
        "\"@" + ConstraintMessages.simpleName(constraint) + "\" " + fact,
        remedy);
  }

  private static Optional<String> invalid(ConstraintModel constraint) {
    try {
      switch (ConstraintMessages.simpleName(constraint)) {
        case "Pattern", "Email" ->
            Pattern.compile(String.valueOf(constraint.values().getOrDefault("regexp", "")));
        case "DecimalMin", "DecimalMax" ->
            new BigDecimal(String.valueOf(constraint.values().get("value")));
        default -> {}
      }
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of("has a pattern that is none: " + e.getDescription() + ".");
    } catch (NumberFormatException e) {
      return Optional.of("has a limit that is no number.");
    }
  }

  /** The flag of {@link Pattern} that a constraint's flag stands for. */
  static String flag(Object name) {
    String flag = String.valueOf(name);
    flag = flag.substring(flag.lastIndexOf('.') + 1);
    if (!FLAGS.containsKey(flag)) {
      throw new IllegalArgumentException(flag);
    }
    return flag;
  }

  /** Whether a constraint makes sense for a type. */
  public static boolean supports(ConstraintModel constraint, Shape shape) {
    if (!ConstraintMessages.isStandard(constraint)) {
      return false;
    }
    ScalarType.Kind kind =
        shape instanceof Shape.Scalar scalar ? scalar.type().kind() : ScalarType.Kind.OTHER;
    boolean text = kind == ScalarType.Kind.TEXT;
    boolean container =
        shape instanceof Shape.Sequence
            || shape instanceof Shape.Mapping
            || kind == ScalarType.Kind.BYTES
            || kind == ScalarType.Kind.FILE;
    boolean number =
        switch (kind) {
          case WHOLE, REAL, BIG_DECIMAL, BIG_INTEGER -> true;
          case BOOLEAN, CHARACTER, TEXT, BYTES, TIME, FILE, OTHER -> false;
        };
    return switch (ConstraintMessages.simpleName(constraint)) {
      case "NotNull", "Null" -> true;
      case "NotBlank", "Pattern", "Email" -> text;
      case "NotEmpty", "Size" -> text || container;
      case "Min", "Max", "Positive", "PositiveOrZero", "Negative", "NegativeOrZero" -> number;
      case "DecimalMin", "DecimalMax", "Digits" -> number || text;
      case "AssertTrue", "AssertFalse" -> kind == ScalarType.Kind.BOOLEAN;
      case "Past", "PastOrPresent", "Future", "FutureOrPresent" ->
          shape instanceof Shape.Scalar scalar
              && scalar.type().kind() == ScalarType.Kind.TIME
              && TIMES.contains(scalar.type().name().substring("java.time.".length()));
      default -> false;
    };
  }
}
