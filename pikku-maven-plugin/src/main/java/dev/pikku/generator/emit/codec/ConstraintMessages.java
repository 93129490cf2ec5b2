package dev.pikku.generator.emit.codec;

import dev.pikku.generator.model.ConstraintModel;
import java.util.Map;
import java.util.Optional;

/** What callers read where a constraint is broken: its own message, or the English default. */
public final class ConstraintMessages {
  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("AssertFalse", "must be false"),
          Map.entry("AssertTrue", "must be true"),
          Map.entry("DecimalMax", "must be less than or equal to {value}"),
          Map.entry("DecimalMin", "must be greater than or equal to {value}"),
          Map.entry(
              "Digits",
              "numeric value out of bounds (<{integer} digits>.<{fraction} digits> expected)"),
          Map.entry("Email", "must be a well-formed email address"),
          Map.entry("Future", "must be a future date"),
          Map.entry("FutureOrPresent", "must be a date in the present or in the future"),
          Map.entry("Max", "must be less than or equal to {value}"),
          Map.entry("Min", "must be greater than or equal to {value}"),
          Map.entry("Negative", "must be less than 0"),
          Map.entry("NegativeOrZero", "must be less than or equal to 0"),
          Map.entry("NotBlank", "must not be blank"),
          Map.entry("NotEmpty", "must not be empty"),
          Map.entry("NotNull", "must not be null"),
          Map.entry("Null", "must be null"),
          Map.entry("Past", "must be a past date"),
          Map.entry("PastOrPresent", "must be a date in the past or in the present"),
          Map.entry("Pattern", "must match \"{regexp}\""),
          Map.entry("Positive", "must be greater than 0"),
          Map.entry("PositiveOrZero", "must be greater than or equal to 0"),
          Map.entry("Size", "size must be between {min} and {max}"));

  private ConstraintMessages() {}

  static boolean isStandard(ConstraintModel constraint) {
    return constraint.annotation().startsWith("jakarta.validation.constraints.")
        && DEFAULTS.containsKey(simpleName(constraint));
  }

  public static String simpleName(ConstraintModel constraint) {
    return constraint.annotation().substring(constraint.annotation().lastIndexOf('.') + 1);
  }

  /** The message with its placeholders filled in. */
  public static String of(ConstraintModel constraint) {
    String template = template(constraint);
    StringBuilder message = new StringBuilder();
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      int end = template.indexOf('}', i);
      if (c == '\\' && i + 1 < template.length()) {
        message.append(template.charAt(++i));
      } else if (c == '{' && end > 0) {
        message.append(constraint.values().get(template.substring(i + 1, end)));
        i = end;
      } else {
        message.append(c);
      }
    }
    return message.toString();
  }

  private static String template(ConstraintModel constraint) {
    String own = own(constraint);
    if (!own.isEmpty()) {
      return own;
    }
    String template = DEFAULTS.getOrDefault(simpleName(constraint), "");
    return Boolean.FALSE.equals(constraint.values().get("inclusive"))
        ? template.replace(" or equal to", "")
        : template;
  }

  private static String own(ConstraintModel constraint) {
    String message = String.valueOf(constraint.values().getOrDefault("message", ""));
    return message.equals("{" + constraint.annotation() + ".message}") ? "" : message;
  }

  /** What in the message cannot be filled in when the backend is built. */
  static Optional<String> unknownPlaceholder(ConstraintModel constraint) {
    String own = own(constraint);
    for (int i = 0; i < own.length(); i++) {
      char c = own.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        int end = own.indexOf('}', i);
        String name = end < 0 ? own.substring(i) : own.substring(i + 1, end);
        if ((i > 0 && own.charAt(i - 1) == '$') || !constraint.values().containsKey(name)) {
          return Optional.of(own.substring(i > 0 && own.charAt(i - 1) == '$' ? i - 1 : i));
        }
      }
    }
    return Optional.empty();
  }
}
